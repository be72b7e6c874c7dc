/** The requests of the access matrix: every route, with a body that is right, on things of one tenant, of the other, or of nobody. */
import { createHash } from "node:crypto";
import { DEFAULT_SETTINGS, NOTICE_DEFAULTS, routeEntries, type RouteName } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import sharp from "sharp";
import { uuidv7 } from "uuidv7";
import type { Browser, Reply } from "../browser.ts";
import { chairStand } from "../clinic-results.ts";
import { PLAN_DAY, planContent, planItem, planRun } from "../plans.ts";
import { DOSE, finishOf, LESS, newExercise, progress, sessionEvents, traceChunk } from "../samples.ts";
import { jpegWithPlace, makePosture, newPosture, postureView, type MadePosture } from "../posture.ts";
import { agreement, falsePieces, makeRecording } from "../recordings.ts";
import { codeOfApp, giveSecondFactor } from "../second-factor.ts";
import { squatTake } from "../takes.ts";
import { makeYoga, newPractice, newYogaSession, yogaPicture, type MadeYoga } from "../yoga.ts";
import {
  deviceWorkout,
  filmBytes,
  makeWorkouts,
  OCTETS,
  packedWorkout,
  type MadeWorkouts,
} from "../workouts.ts";
import { newResetToken } from "../../../src/accounts/password-handlers.ts";
import type { TestServer } from "../test-server.ts";
import { buildWorld, finishRunning, runningSession, type CallerName, type Tenant } from "../world.ts";
import type { Cell, Target } from "./expected.ts";

/** A picture of one pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What the path, query or body names: things of A or of B, or things that do not exist. */
type Named = {
  readonly patientId: string;
  readonly physicianUserId: string;
  readonly subscriptionId: string;
  readonly assignmentId: string;
  readonly exerciseId: string;
  readonly sessionId: string;
  readonly posture?: MadePosture;
  readonly yoga?: MadeYoga;
  readonly workouts?: MadeWorkouts;
  readonly planId: string;
  readonly planItemId: string;
  readonly goalId: string;
  /** A note of the tenant's physician on that session; absent where none was written for the purpose. */
  readonly noteId?: string;
  /** A document of the physician who waits (A) or was rejected (B); absent for one that does not exist. */
  readonly credentialId?: string;
};

/** Whether two callers could use the same thing up: such a request gets things of its own. */
const USES_UP: ReadonlySet<RouteName> = new Set<RouteName>([
  "setUserDisabled",
  "resetSecondFactor",
  "setUserRole",
  "removeCredential",
  "endRelation",
  "approvePhysician",
  "rejectPhysician",
  "requestSubscription",
  "approveSubscription",
  "rejectSubscription",
  "revokeSubscription",
  "endAssignment",
  "endPlan",
  "acceptPlanProposal",
  "addExerciseVersion",
  "acceptExerciseSuggestion",
  "rescoreSession",
  "overruleAttempt",
  "withdrawOverrule",
  "changeSessionNote",
  "removeSessionNote",
  "finishSession",
  "removeRecording",
  "removePosture",
  "removePostureView",
  "removePostureViews",
  "removePractice",
  "removeYogaSession",
  "retryWorkout",
  "removeWorkout",
]);
/** What is about the workout whose film was uploaded. */
const OF_FILM: ReadonlySet<RouteName> = new Set<RouteName>([
  "putWorkoutVideo",
  "getWorkoutVideo",
  "retryWorkout",
]);

const PDF = Buffer.from("%PDF-1.4\n%%EOF");
const ASKS_FOR_CODE: ReadonlySet<RouteName> = new Set<RouteName>([
  "enrolSecondFactor",
  "confirmSecondFactor",
  "renewRecoveryCodes",
  "endSecondFactor",
]);
const ASKS_FOR_PASSWORD: ReadonlySet<RouteName> = new Set<RouteName>([
  "changePassword",
  "requestErasure",
  "enrolSecondFactor",
  "renewRecoveryCodes",
  "endSecondFactor",
]);
/** Routes that ask which day it is where the caller is. */
const ASK_THE_DAY: ReadonlySet<RouteName> = new Set<RouteName>([
  "getCaseload",
  "listPlanDay",
  "listPlanProposals",
  "acceptPlanProposal",
  "getCourse",
  "getPatientCourse",
]);
const OVERRULE = { outcome: "partial", reason: "Not quite." };
const NOTE = { text: "Seen.", t: null, shared: false };

/** A row as text that can be compared; recordings as base64, because JSON writes a buffer number by number. */
function textOf(row: object): string {
  return JSON.stringify(
    Object.entries(row).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? value.toString("base64") : (value as unknown),
    ]),
  );
}

/** Everything that a matrix on one server needs. */
export type Matrix = Awaited<ReturnType<typeof openMatrix>>;

/** Builds two tenants on a fresh server, and asks in the name of everybody. */
export async function openMatrix(api: TestServer) {
  const world = await buildWorld(api);
  /** What the app of whoever is to be let through shows. */
  let secondFactorCode = "000000";

  const credentialOf = async (caller: CallerName): Promise<string> =>
    (await world.people[caller].send<{ id: string }>("POST", "/api/credentials?name=licence.pdf", PDF)).body
      .id;

  // The only admin of a clinic cannot ask to be erased.
  await api.person("admin");
  // Asking for erasure wants the password once more.
  const { database, passwords } = api.server.deps;
  const passwordHash = await passwords.hash("correct horse battery");
  await database.write(async (writer) => {
    await writer.update(database.schema.users).set({ passwordHash });
  });
  const logo = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  const credentials = {
    A: await credentialOf("pendingPhysician"),
    B: await credentialOf("rejectedPhysician"),
  };

  const named = (target: Target): Named => {
    if (target === "missing")
      return {
        patientId: uuidv7(),
        physicianUserId: uuidv7(),
        subscriptionId: uuidv7(),
        assignmentId: uuidv7(),
        exerciseId: uuidv7(),
        sessionId: uuidv7(),
        planId: uuidv7(),
        planItemId: uuidv7(),
        goalId: uuidv7(),
      };
    const { patient, physician, ...things } = world[target === "A" ? "a" : "b"];
    return {
      ...things,
      patientId: patient.id,
      physicianUserId: physician.id,
      credentialId: credentials[target],
    };
  };

  /** A plan of the tenant; with sessions that hurt too much where something has to be proposed. */
  const sparePlan = async (name: RouteName, tenant: Tenant) => {
    if (name !== "endPlan" && name !== "acceptPlanProposal")
      return { planId: tenant.planId, planItemId: tenant.planItemId };
    const planItemId = uuidv7();
    const { body } = await tenant.physician.browser.send<{ id: string }>("POST", "/api/plans", {
      patientId: tenant.patient.id,
      state: "active",
      content: planContent({ items: [planItem({ id: planItemId })] }),
    });
    const sessions = name === "acceptPlanProposal" ? 2 : 0;
    for (let done = 0; done < sessions; done += 1) {
      const id = await runningSession(tenant.patient, planItemId);
      await finishRunning(tenant.patient, id, { painAfter: 7 });
      api.clock.ms += 1000;
    }
    return { planId: body.id, planItemId };
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
    if (name === "rescoreSession" || name === "overruleAttempt" || name === "withdrawOverrule")
      await finishRunning(tenant.patient, sessionId);
    if (name === "removeRecording") await makeRecording(tenant.patient, sessionId);
    const plan = await sparePlan(name, tenant);
    const byPhysician = tenant.physician.browser;
    if (name === "withdrawOverrule")
      await byPhysician.send("PUT", `/api/sessions/${sessionId}/attempts/0/overrule`, OVERRULE);
    const note = await byPhysician.send<{ id: string }>("POST", `/api/sessions/${sessionId}/notes`, {
      ...NOTE,
      text: tenant.canary,
    });
    return {
      patientId: tenant.patient.id,
      physicianUserId: physician.id,
      subscriptionId,
      assignmentId: assignment.body.id,
      exerciseId: exercise.body.definition.id,
      ...plan,
      goalId: tenant.goalId,
      sessionId,
      ...(/^remove(?:Practice|YogaSession)$/.test(name) && {
        yoga: await makeYoga(tenant.patient, api.clock.ms, tenant.canary),
      }),
      ...(name.startsWith("removePosture") && { posture: await makePosture(tenant.patient) }),
      ...(name === "removeWorkout" && { workouts: await makeWorkouts(tenant.patient) }),
      ...(name === "retryWorkout" && { workouts: await failedFilm(tenant) }),
      noteId: note.body.id,
      ...(name === "removeCredential" && {
        credentialId: await credentialOf(tenant === world.a ? "pendingPhysician" : "rejectedPhysician"),
      }),
    };
  };

  /** A film that the server could not analyse, for no fault of the film. */
  const failedFilm = async ({ patient }: Tenant): Promise<MadeWorkouts> => {
    const { database } = api.server.deps;
    const { workouts } = database.schema;
    const made = await makeWorkouts(patient);
    await database.write(async (writer) => {
      await writer
        .update(workouts)
        .set({ state: "failed", reason: "crashed" })
        .where(eq(workouts.id, made.filmId));
    });
    return made;
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
      planId: things.planId,
      goalId: things.goalId,
      runId: uuidv7(),
      noteId: things.noteId ?? uuidv7(),
      credentialId: things.credentialId ?? uuidv7(),
      ...(things.posture ?? { analysisId: uuidv7(), otherId: uuidv7(), viewId: uuidv7() }),
      ...(things.yoga ?? { practiceId: uuidv7(), yogaSessionId: uuidv7() }),
      poseId: "tree",
      workoutId: (OF_FILM.has(name) ? things.workouts?.filmId : things.workouts?.workoutId) ?? uuidv7(),
      index: "0",
      part: "0",
      // Beyond what the recording is said to have; a free one.
      seq: String(2 + Math.floor(Math.random() * 7000)),
      version: "1",
      kind: "sessions",
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
    if (name === "listAssignments" || name === "listSessions" || name === "listPlans")
      return browser.send("GET", `${path}?patientId=${things.patientId}`);
    if (name === "clinicLogo") await world.admin.browser.send("PUT", "/api/admin/settings/logo", logo);
    const { body, headers } =
      name === "removePostureViews" ? { body: { viewIds: [values.viewId] } } : await bodyOf(name, things);
    const day = ASK_THE_DAY.has(name) ? `?day=${PLAN_DAY}` : "";
    const query =
      name === "addCredential"
        ? "?name=licence.pdf"
        : name === "putRecordingChunk"
          ? "?take=0&from=0&until=1"
          : day;
    return browser.send(route.method, path + query, body, headers);
  };

  const forgetFailures = async (): Promise<void> => {
    const { database } = api.server.deps;
    await database.write(async (writer) => {
      await writer.delete(database.schema.loginFailures);
    });
  };

  const everybodysPassword = async (password: string): Promise<void> => {
    const { database, passwords } = api.server.deps;
    const passwordHash = await passwords.hash(password);
    await database.write(async (writer) => {
      await writer.update(database.schema.users).set({ passwordHash });
    });
  };

  /** The token of a link that nobody has used. */
  const resetToken = async (): Promise<string> => {
    const { database } = api.server.deps;
    const { token, tokenHash } = newResetToken();
    const { id } = await api.person("patient");
    const { ms } = api.clock;
    await database.write(async (writer) => {
      await writer
        .insert(database.schema.passwordResets)
        .values({ tokenHash, userId: id, createdAt: ms, expiresAt: ms + 60_000 });
    });
    return token;
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
      case "requestErasure":
        return { body: { password: "correct horse battery", immediately: false } };
      case "enrolSecondFactor":
        return { body: { password: "correct horse battery" } };
      case "confirmSecondFactor":
        return { body: { code: secondFactorCode } };
      case "renewRecoveryCodes":
      case "endSecondFactor":
        return { body: { password: "correct horse battery", code: secondFactorCode } };
      case "putSecondFactorRule":
        return { body: DEFAULT_SETTINGS.secondFactor };
      case "setUserDisabled":
        return { body: { disabled: true } };
      case "setUserRole":
        return { body: { role: "patient" } };
      case "addCredential":
        return { body: PDF };
      case "applyAgain":
        return { body: { licenceNumber: "L-2", specialisation: "Hip" } };
      case "endRelation":
        return { body: { reason: "Asked for." } };
      case "putRetention":
        return { body: DEFAULT_SETTINGS.retention };
      case "putBranding":
        return { body: DEFAULT_SETTINGS.branding };
      case "putSignUp":
        return { body: DEFAULT_SETTINGS.signUp };
      case "putLogo":
        return { body: logo };
      case "rejectPhysician":
        return { body: { reason: "No such licence." } };
      case "requestSubscription":
        return { body: { physicianId: things.physicianUserId } };
      case "forgotPassword":
        await forgetFailures();
        return { body: { email: `${uuidv7()}@x.test` } };
      case "resetPassword":
        return { body: { token: await resetToken(), password: "correct horse battery" } };
      case "changePassword":
        return { body: { current: "correct horse battery", password: "another horse battery" } };
      case "changeName":
        return { body: { name: "Somebody Else" } };
      case "putPicture":
        return { body: PICTURE };
      case "endSignIns":
      case "readNotices":
        return { body: { [name === "endSignIns" ? "signInIds" : "noticeIds"]: [uuidv7()] } };
      case "putNoticePreferences":
        return {
          body: { channels: NOTICE_DEFAULTS, language: "en", timeZone: "UTC", reminderTime: null },
        };
      case "putFirstSteps":
        return { body: { dismissed: false } };
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
      case "overruleAttempt":
        return { body: OVERRULE };
      case "addSessionNote":
        return { body: NOTE };
      case "changeSessionNote": {
        const { t: _, ...change } = NOTE;
        return { body: change };
      }
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
      case "createPlan":
        return { body: { patientId: things.patientId, state: "active", content: planContent() } };
      case "changePlan":
        return {
          body: {
            basedOn: 1,
            state: "active",
            content: planContent({
              items: [planItem({ id: things.planItemId, exerciseId: things.exerciseId })],
            }),
          },
        };
      case "putPlanRun":
        return { body: planRun() };
      case "acceptPlanProposal":
        return { body: { basedOn: 1, itemId: things.planItemId, proposal: LESS } };
      case "dismissPlanProposal":
        return { body: { itemId: things.planItemId, proposal: LESS, reason: "They can do it." } };
      case "createGoal":
      case "createPatientGoal":
        return { body: { aim: { kind: "pain", atMost: 2 }, by: null } };
      case "changeGoal":
        return { body: { state: "reached" } };
      case "startRecording":
        return { body: agreement() };
      case "putRecordingChunk": {
        const [bytes] = falsePieces(1, uuidv7());
        return {
          body: bytes,
          headers: { "x-content-sha256": createHash("sha256").update(bytes).digest("hex") },
        };
      }
      case "putRecordingManifest":
        return { body: { chunks: 2, lost: [], ended: [0] } };
      case "createPosture":
        return { body: newPosture() };
      case "putPostureView":
        return { body: postureView("front") };
      case "putPosturePicture":
        return { body: await jpegWithPlace(), headers: { "content-type": "application/octet-stream" } };
      case "createPractice":
        return { body: newPractice() };
      case "changePractice": {
        const { id: _, ...content } = newPractice();
        return { body: content };
      }
      case "storeYogaSession":
        return { body: newYogaSession(api.clock.ms) };
      case "changeYogaSession":
        return { body: { title: "Evening", note: "Quiet." } };
      case "analyseYogaPose":
        return { body: yogaPicture("mountain") };
      case "analyseYogaPoses":
        return { body: { pictures: [yogaPicture("mountain")] } };
      case "createWorkout":
        return { body: deviceWorkout() };
      case "putWorkoutTrace":
        return { body: packedWorkout(), headers: OCTETS };
      case "putWorkoutVideo":
        return { body: filmBytes(), headers: OCTETS };
      case "putBodyMass":
        return { body: { kilograms: 80 } };
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
        const events = stored.map(({ body }) => JSON.parse(body) as ReturnType<typeof sessionEvents>[number]);
        events.sort((x, y) => x.seq - y.seq);
        const kept = events.length > 0 ? events.slice(0, 4) : sessionEvents(3);
        return { body: await finishOf(kept, 0) };
      }
      default:
        return {};
    }
  };

  /** Nobody has asked for erasure, or everybody has. */
  const prepareErasures = async (asked: boolean): Promise<void> => {
    const { database } = api.server.deps;
    const { erasures, users } = database.schema;
    const everybody = await database.read.select({ id: users.id }).from(users);
    await database.write(async (writer) => {
      await writer.delete(erasures);
      if (!asked) return;
      for (const { id } of everybody)
        await writer.insert(erasures).values({
          id: uuidv7(),
          userId: id,
          openKey: id,
          requestedAt: api.clock.ms,
          dueAt: api.clock.ms + 86_400_000,
        });
    });
  };

  /** The caller has a second factor that fits what they ask for, and its code is at hand. */
  const prepareSecondFactor = async (name: RouteName, caller: CallerName): Promise<void> => {
    const me = await world.people[caller].send<{ id: string; email: string }>("GET", "/api/auth/me");
    await forgetFailures();
    const confirmed = name !== "confirmSecondFactor" && name !== "enrolSecondFactor";
    const secret = await giveSecondFactor(api, me.body, { confirmed });
    secondFactorCode = codeOfApp(secret, api.clock.ms);
  };

  /** Everything that a refused request must leave as it was. */
  const snapshot = async (): Promise<string> => {
    const { read, schema } = api.server.deps.database;
    const {
      auditLog: _audit,
      auditHead: _head,
      loginFailures: _failures,
      signIns: _signIns,
      refreshTokens: _tokens,
      jobs: _jobs,
      jobSchedules: _schedules,
      ...tables
    } = schema;
    const rows = [];
    for (const table of Object.values(tables))
      rows.push((await read.select().from(table)).map((row) => textOf(row)).toSorted());
    return JSON.stringify(rows);
  };

  /** Asks one question. @returns what came of it, whether somebody was told what is not theirs, and the request's id in the audit log */
  const ask = async (name: RouteName, { caller, target, expected }: Cell) => {
    // Signing out would end the caller's own sign-in for the cells that follow.
    const throwaway =
      name === "logout" || name === "refresh" || name === "login" || name.startsWith("register");
    if (expected === "ok" && (name === "requestErasure" || name === "undoErasure"))
      await prepareErasures(name === "undoErasure");
    if (expected === "ok" && ASKS_FOR_CODE.has(name)) await prepareSecondFactor(name, caller);
    // changePassword gives the caller another.
    if (expected === "ok" && ASKS_FOR_PASSWORD.has(name)) await everybodysPassword("correct horse battery");
    // Applying again turns a rejected physician into one who waits, and only the rejected can.
    const browser = throwaway
      ? (await api.person("patient")).browser
      : name === "applyAgain" && expected === "ok"
        ? (await api.person("physician", { verification: "rejected" })).browser
        : world.people[caller];
    const fresh = expected === "ok" && USES_UP.has(name) && target !== "missing";
    const things = fresh ? await spare(name, world[target === "A" ? "a" : "b"]) : named(target);
    const reply = await request(name, browser, things);
    const got = reply.status >= 200 && reply.status < 300 ? "ok" : reply.status;
    return { got, leaks: leaksIn(name, caller, reply), requestId: reply.headers.get("x-request-id") ?? "" };
  };

  /** Canaries of a tenant in the answer to somebody who may not read them: the whole answer is looked through. */
  const leaksIn = (name: RouteName, caller: CallerName, { text }: Reply): string[] =>
    // The page of letters stands in for a mail server, and is there only where none is set up.
    name === "outbox"
      ? []
      : (
          [
            [
              "A",
              world.a,
              ["owner", "subscribedPhysician", "requestedPhysician", "revokedPhysician", "admin"],
            ],
            ["B", world.b, ["otherPatient", "admin"]],
          ] as const
        ).flatMap(([letter, tenant, own]) =>
          text.includes(tenant.canary) && !(own as readonly string[]).includes(caller)
            ? [`${caller} was told of ${letter}: ${text.slice(0, 200)}`]
            : [],
        );

  /** What a route needs to be there before it is asked. */
  const prepare = async (name: RouteName): Promise<void> => {
    await api
      .person("patient", { email: "member@x.test", password: "correct horse battery" })
      .catch(() => undefined);
    if (name === "getPicture")
      for (const { physician } of [world.a, world.b])
        await physician.browser.send("PUT", "/api/auth/picture", PICTURE);
  };

  return { world, named, request, bodyOf, snapshot, prepare, ask };
}
