/**
 * Every route × every kind of caller × own, foreign and missing object. What is expected stands in EXPECTED, written by hand
 * from the product's rules and not from the code; a route that is not in it fails the test.
 */
import { routeEntries, type RouteName } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Reply } from "./support/browser.ts";
import { chairStand } from "./support/clinic-results.ts";
import { DOSE, finishOf, newExercise, progress, sessionEvents, traceChunk } from "./support/samples.ts";
import { squatTake } from "./support/takes.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";
import {
  buildWorld,
  CALLERS,
  finishRunning,
  runningSession,
  type CallerName,
  type Tenant,
  type World,
} from "./support/world.ts";

const TARGETS = ["A", "B", "missing"] as const;
type Target = (typeof TARGETS)[number];

/** Callers with a role that the route is for at all; `sees`: those that reach the object of A, and of B. */
type Rule =
  | { readonly for: "everybody" }
  | { readonly for: readonly CallerName[] }
  | {
      readonly for: readonly CallerName[];
      readonly A: readonly CallerName[];
      readonly B: readonly CallerName[];
    };

const PATIENTS: readonly CallerName[] = ["owner", "otherPatient"];
const PHYSICIANS: readonly CallerName[] = [
  "unsubscribedPhysician",
  "requestedPhysician",
  "subscribedPhysician",
  "revokedPhysician",
];
const UNAPPROVED: readonly CallerName[] = ["pendingPhysician", "rejectedPhysician"];
const BOTH = [...PATIENTS, ...PHYSICIANS];
const SIGNED_IN: readonly CallerName[] = [...BOTH, ...UNAPPROVED, "admin"];

const readSession: Rule = { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] };
const writeSession: Rule = { for: PATIENTS, A: ["owner"], B: ["otherPatient"] };
const patientOfMine: Rule = { for: PHYSICIANS, A: ["subscribedPhysician"], B: [] };
const readExercise: Rule = {
  for: [...BOTH, "admin"],
  A: ["owner", "subscribedPhysician", "admin"],
  B: ["otherPatient", "admin"],
};
const admins: Rule = { for: ["admin"], A: ["admin"], B: ["admin"] };

const EXPECTED: Readonly<Record<RouteName, Rule>> = {
  health: { for: "everybody" },
  livez: { for: "everybody" },
  readyz: { for: "everybody" },
  apiInfo: { for: "everybody" },
  openapi: { for: "everybody" },
  docs: { for: "everybody" },
  registerPatient: { for: "everybody" },
  registerPhysician: { for: "everybody" },
  login: { for: "everybody" },
  logout: { for: "everybody" },
  refresh: { for: "everybody" },
  me: { for: SIGNED_IN },
  listUsers: { for: ["admin"] },
  setUserDisabled: admins,
  approvePhysician: admins,
  rejectPhysician: admins,
  listPhysicians: { for: [...PATIENTS, "admin"] },
  listSubscriptions: { for: BOTH },
  requestSubscription: { for: PATIENTS, A: PATIENTS, B: PATIENTS },
  approveSubscription: patientOfMine,
  rejectSubscription: patientOfMine,
  revokeSubscription: readSession,
  listPatients: { for: PHYSICIANS },
  getPatient: patientOfMine,
  listPatientLive: patientOfMine,
  listLive: { for: PHYSICIANS },
  getCalibration: { for: PATIENTS },
  putCalibration: { for: PATIENTS },
  listExercises: { for: [...BOTH, "admin"] },
  getExercise: readExercise,
  createExercise: { for: PHYSICIANS },
  setExerciseArchived: patientOfMine,
  listExerciseVersions: readExercise,
  getExerciseVersion: readExercise,
  addExerciseVersion: patientOfMine,
  getExerciseTake: patientOfMine,
  rescoreExercise: patientOfMine,
  authorExercise: { for: PHYSICIANS },
  capturePose: { for: PHYSICIANS },
  captureKeypoints: { for: PHYSICIANS },
  generateAngleRanges: { for: PHYSICIANS },
  generateTimingStability: { for: PHYSICIANS },
  generateAlignmentRules: { for: PHYSICIANS },
  listAssignments: { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] },
  createAssignment: patientOfMine,
  endAssignment: patientOfMine,
  listToday: { for: PATIENTS },
  startSession: writeSession,
  listSessions: readSession,
  getSession: readSession,
  appendEvents: writeSession,
  listEvents: readSession,
  postProgress: writeSession,
  putTraceChunk: writeSession,
  getTrace: readSession,
  getTraceChunk: readSession,
  listRescorings: readSession,
  rescoreSession: patientOfMine,
  storeClinicResult: { for: PATIENTS },
  listClinicResults: { for: PATIENTS },
  listPatientClinicResults: patientOfMine,
  listPatientSuggestions: patientOfMine,
  acceptPatientSuggestion: patientOfMine,
  dismissPatientSuggestion: patientOfMine,
  listExerciseSuggestions: patientOfMine,
  acceptExerciseSuggestion: patientOfMine,
  dismissExerciseSuggestion: patientOfMine,
  finishSession: writeSession,
  streamSession: readSession,
};

/** What the path, query or body names: things of A or of B, or things that do not exist. */
type Named = {
  readonly patientId: string;
  readonly physicianUserId: string;
  readonly subscriptionId: string;
  readonly assignmentId: string;
  readonly exerciseId: string;
  readonly sessionId: string;
};

/** Whether two callers could use the same thing up: such a request gets things of its own. */
const USES_UP: ReadonlySet<RouteName> = new Set<RouteName>([
  "setUserDisabled",
  "approvePhysician",
  "rejectPhysician",
  "requestSubscription",
  "approveSubscription",
  "rejectSubscription",
  "revokeSubscription",
  "endAssignment",
  "addExerciseVersion",
  "acceptExerciseSuggestion",
  "rescoreSession",
  "finishSession",
]);

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("access", () => {
    let api: TestServer;
    let world: World;

    beforeAll(async () => {
      api = await startTestServer(engine);
      world = await buildWorld(api);
    });
    afterAll(() => api.stop());

    const named = (target: Target): Named => {
      if (target === "missing")
        return {
          patientId: uuidv7(),
          physicianUserId: uuidv7(),
          subscriptionId: uuidv7(),
          assignmentId: uuidv7(),
          exerciseId: uuidv7(),
          sessionId: uuidv7(),
        };
      const { patient, physician, ...things } = world[target === "A" ? "a" : "b"];
      return { ...things, patientId: patient.id, physicianUserId: physician.id };
    };

    /** Things of the same tenant that nobody else needs afterwards. */
    const spare = async (name: RouteName, tenant: Tenant): Promise<Named> => {
      const { database } = api.server.deps;
      const { subscriptions } = database.schema;
      const physician = await api.person("physician", {
        verification: name === "requestSubscription" ? "approved" : "pending",
      });
      const subscriptionId = await api.subscribe(tenant.patient, tenant.physician, "requested");
      if (name === "revokeSubscription")
        await database.write(async (writer) => {
          await writer
            .update(subscriptions)
            .set({ state: "approved" })
            .where(eq(subscriptions.id, subscriptionId));
        });
      const assignment = await tenant.physician.browser.send<{ id: string }>("POST", "/api/assignments", {
        patientId: tenant.patient.id,
        exerciseId: tenant.exerciseId,
        dose: DOSE,
        note: tenant.canary,
      });
      const exercise = await tenant.physician.browser.send<{ definition: { id: string } }>(
        "POST",
        "/api/exercises",
        newExercise(tenant.canary),
      );
      const sessionId = await runningSession(tenant.patient, tenant.assignmentId);
      if (name === "rescoreSession") await finishRunning(tenant.patient, sessionId);
      return {
        patientId: tenant.patient.id,
        physicianUserId: physician.id,
        subscriptionId,
        assignmentId: assignment.body.id,
        exerciseId: exercise.body.definition.id,
        sessionId,
      };
    };

    const request = async (name: RouteName, browser: Browser, things: Named): Promise<Reply> => {
      const [, route] = routeEntries().find(([each]) => each === name) ?? [];
      if (!route) throw new Error(name);
      const values: Record<string, string> = {
        userId: things.physicianUserId,
        patientId: things.patientId,
        subscriptionId: things.subscriptionId,
        assignmentId: things.assignmentId,
        exerciseId: things.exerciseId,
        sessionId: things.sessionId,
        version: "1",
        // Chunk 0 is there to be read; a free one is there to be written.
        chunk: route.method === "PUT" ? String(1 + Math.floor(Math.random() * 900)) : "0",
      };
      const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) => values[key]);
      if (name === "streamSession") {
        const stream = await browser.stream(path);
        const first = stream.status === 200 ? await stream.next() : null;
        stream.close();
        return {
          status: stream.status,
          body: first,
          text: JSON.stringify(first),
          headers: stream.headers,
        };
      }
      if (name === "listAssignments" || name === "listSessions")
        return browser.send("GET", `${path}?patientId=${things.patientId}`);
      const { body, headers } = await bodyOf(name, things);
      return browser.send(route.method, path, body, headers);
    };

    const bodyOf = async (
      name: RouteName,
      things: Named,
    ): Promise<{ body?: unknown; headers?: Record<string, string> }> => {
      const account = { name: "New", email: `${uuidv7()}@x.test`, password: "correct horse battery" };
      switch (name) {
        case "registerPatient":
          return { body: account };
        case "registerPhysician":
          return { body: { ...account, licenceNumber: "L", specialisation: "S" } };
        case "login":
          return { body: { email: "member@x.test", password: "correct horse battery" } };
        case "setUserDisabled":
          return { body: { disabled: true } };
        case "rejectPhysician":
          return { body: { reason: "No such licence." } };
        case "requestSubscription":
          return { body: { physicianId: things.physicianUserId } };
        case "putCalibration":
          return { body: { calibration: { version: 1, bones: [1], confidence: [1], cameraPitch: null } } };
        case "createExercise":
          return { body: newExercise("Another") };
        case "setExerciseArchived":
          return { body: { archived: false } };
        case "addExerciseVersion":
          return { body: { basedOn: 1, definition: newExercise("Changed") } };
        case "acceptPatientSuggestion":
          return {
            body: {
              exerciseId: "squat",
              change: { kind: "counted_depth", from: 0.6, to: 0.5 },
              title: "Squat, adapted",
            },
          };
        case "acceptExerciseSuggestion":
          return { body: { change: { kind: "counted_depth", from: 0.6, to: 0.5 }, title: "Adapted" } };
        case "dismissPatientSuggestion":
          return { body: { exerciseId: "squat", key: "counted_depth:0.5", reason: "They can do it." } };
        case "dismissExerciseSuggestion":
          return { body: { key: "counted_depth:0.5", reason: "They can do it." } };
        case "rescoreExercise":
        case "rescoreSession":
          return { body: { version: 1 } };
        case "authorExercise":
        case "generateAngleRanges":
        case "generateTimingStability":
        case "generateAlignmentRules":
          return { body: { take: squatTake() } };
        case "capturePose":
        case "captureKeypoints":
          return { body: { take: squatTake(), atMs: 1000 } };
        case "createAssignment":
          return { body: { patientId: things.patientId, exerciseId: "squat", dose: DOSE } };
        case "storeClinicResult":
          return { body: chairStand() };
        case "startSession":
          return { body: { id: uuidv7(), assignmentId: things.assignmentId } };
        case "appendEvents":
          // Far beyond what is there, so that every call stores something new.
          return {
            body: {
              events: sessionEvents(1)
                .slice(1, 2)
                .map((event) => ({ ...event, seq: 100 + Math.floor(Math.random() * 90_000) })),
            },
          };
        case "postProgress":
          return { body: progress(3) };
        case "putTraceChunk": {
          const { bytes, headers } = traceChunk(Math.random() * 1e6);
          return { body: bytes, headers };
        }
        case "finishSession": {
          const stored = await api.server.deps.database.read
            .select({ body: api.server.deps.database.schema.sessionEvents.body })
            .from(api.server.deps.database.schema.sessionEvents)
            .where(eq(api.server.deps.database.schema.sessionEvents.sessionId, things.sessionId));
          const events = stored.map(
            ({ body }) => JSON.parse(body) as ReturnType<typeof sessionEvents>[number],
          );
          events.sort((x, y) => x.seq - y.seq);
          const kept = events.length > 0 ? events.slice(0, 4) : sessionEvents(3);
          return { body: await finishOf(kept, 0) };
        }
        default:
          return {};
      }
    };

    /** Everything that a refused request must leave as it was. */
    const snapshot = async (): Promise<string> => {
      const { read, schema } = api.server.deps.database;
      const {
        auditLog: _audit,
        loginFailures: _failures,
        signIns: _signIns,
        refreshTokens: _tokens,
        ...tables
      } = schema;
      const rows = [];
      for (const table of Object.values(tables))
        rows.push((await read.select().from(table)).map((row) => JSON.stringify(row)).toSorted());
      return JSON.stringify(rows);
    };

    const expectedStatus = (rule: Rule, caller: CallerName, target: Target): "ok" | 401 | 403 | 404 => {
      if (rule.for === "everybody") return "ok";
      if (caller === "anonymous" || caller.startsWith("disabled")) return 401;
      if (!rule.for.includes(caller)) return 403;
      if (!("A" in rule)) return "ok";
      if (target === "missing") return 404;
      return rule[target].includes(caller) ? "ok" : 404;
    };

    test("every route stands in the expectations, and the other way round", () => {
      expect(Object.keys(EXPECTED).toSorted()).toEqual(
        routeEntries()
          .map(([name]) => name)
          .toSorted(),
      );
    });

    test.each(routeEntries().map(([name]) => name))("%s", async (name) => {
      await api
        .person("patient", { email: "member@x.test", password: "correct horse battery" })
        .catch(() => undefined);
      const rule = EXPECTED[name];
      const cells = CALLERS.flatMap((caller) =>
        TARGETS.map((target) => ({ caller, target, expected: expectedStatus(rule, caller, target) })),
      );
      const found: Record<string, unknown> = {};
      const leaks: string[] = [];
      const run = async ({ caller, target, expected }: (typeof cells)[number]): Promise<void> => {
        // Signing out would end the caller's own sign-in for the cells that follow.
        const throwaway =
          name === "logout" || name === "refresh" || name === "login" || name.startsWith("register");
        const browser = throwaway ? (await api.person("patient")).browser : world.people[caller];
        const fresh = expected === "ok" && USES_UP.has(name) && target !== "missing";
        const things = fresh ? await spare(name, world[target === "A" ? "a" : "b"]) : named(target);
        const reply = await request(name, browser, things);
        const got = reply.status >= 200 && reply.status < 300 ? "ok" : reply.status;
        found[`${caller} ${target}`] = got;
        for (const [letter, tenant, own] of [
          ["A", world.a, ["owner", "subscribedPhysician", "requestedPhysician", "revokedPhysician", "admin"]],
          ["B", world.b, ["otherPatient", "admin"]],
        ] as const)
          if (reply.text.includes(tenant.canary) && !(own as readonly string[]).includes(caller))
            leaks.push(`${caller} was told of ${letter}: ${reply.text.slice(0, 200)}`);
      };

      const before = await snapshot();
      await Promise.all(cells.filter(({ expected }) => expected !== "ok").map(run));
      // Refused requests leave no trace but in the audit log.
      expect(await snapshot()).toBe(before);
      for (const cell of cells.filter(({ expected }) => expected === "ok")) await run(cell);
      expect(found).toEqual(
        Object.fromEntries(cells.map(({ caller, target, expected }) => [`${caller} ${target}`, expected])),
      );
      expect(leaks).toEqual([]);
    });

    test("who asked or was ended sees a name at most, and nothing that was measured", async () => {
      for (const caller of ["requestedPhysician", "revokedPhysician"] as const) {
        const { body } = await world.people[caller].send<{ sessions: unknown[] }>("GET", "/api/sessions");
        expect(body.sessions).toEqual([]);
        const exercises = await world.people[caller].send("GET", "/api/exercises");
        expect(exercises.text).not.toContain(world.a.canary);
        const plans = await world.people[caller].send("GET", "/api/assignments");
        expect(plans.text).not.toContain(world.a.canary);
      }
    });

    test("missing and foreign cannot be told apart", async () => {
      const strip = ({ status, body }: Reply): unknown => {
        const { error } = body as { error: { requestId?: string } };
        const { requestId: _, ...rest } = error;
        return { status, rest };
      };
      for (const name of [
        "getSession",
        "getExercise",
        "revokeSubscription",
        "getTrace",
        "listEvents",
      ] as const) {
        const foreign = await request(name, world.people.owner, named("B"));
        const missing = await request(name, world.people.owner, named("missing"));
        expect(strip(foreign)).toEqual(strip(missing));
      }
    });

    test("role, verification and identity in a body change nothing, on any route", async () => {
      const before = await snapshot();
      for (const [name, route] of routeEntries()) {
        if (route.body === undefined || route.body === "bytes") continue;
        const rule = EXPECTED[name];
        const caller =
          rule.for === "everybody"
            ? "anonymous"
            : rule.for.find(
                (each) => each !== "requestedPhysician" && (!("A" in rule) || rule.A.includes(each)),
              );
        if (!caller) throw new Error(name);
        const { body } = await bodyOf(name, named("A"));
        const forged = {
          ...(body as object),
          role: "admin",
          verification: "approved",
          verified: true,
          userId: world.b.patient.id,
          ownerId: world.b.patient.id,
        };
        const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) =>
          key === "userId" ? world.a.physician.id : (named("A") as Record<string, string>)[key],
        );
        const reply = await world.people[caller].send(route.method, path, forged);
        expect({ name, status: reply.status }).toEqual({ name, status: 422 });
      }
      const after = JSON.parse(await snapshot()) as string[][];
      const users = (rows: string[][]): string[] =>
        rows.flat().filter((row) => row.includes('"role":"admin"'));
      expect(users(after)).toEqual(users(JSON.parse(before) as string[][]));
    });

    test("refusals and readings of health data are written down", async () => {
      const { read, schema } = api.server.deps.database;
      await world.people.subscribedPhysician.send("GET", `/api/sessions/${world.a.sessionId}`);
      await world.people.unsubscribedPhysician.send("GET", `/api/sessions/${world.a.sessionId}`);
      const rows = await read
        .select()
        .from(schema.auditLog)
        .where(eq(schema.auditLog.objectId, world.a.sessionId));
      const of = (actorId: string) =>
        rows
          .filter((row) => row.actorId === actorId && row.action === "getSession")
          .map(({ outcome }) => outcome);
      expect(of(world.a.physician.id)).toContain("ok");
      expect(rows.some(({ outcome, detail }) => outcome === "refused" && detail === "not_found")).toBe(true);
    });
  });
});
