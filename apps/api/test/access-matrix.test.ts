/**
 * Every route × every kind of caller × own, foreign and missing object. What is expected stands in support/matrix/expected.ts, written
 * by hand from the product's rules and not from the code; a route that is not in it fails the test.
 */
import { routeEntries } from "@physiocheck/contracts";
import { eq, inArray } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "./support/browser.ts";
import { cellsOf, EXPECTED, type Cell } from "./support/matrix/expected.ts";
import { expectedTrail } from "./support/matrix/expected-trail.ts";
import { openMatrix, type Matrix } from "./support/matrix/matrix.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";
import type { World } from "./support/world.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("access", () => {
    let api: TestServer;
    let matrix: Matrix;
    let world: World;

    beforeAll(async () => {
      api = await startTestServer(engine);
      matrix = await openMatrix(api);
      ({ world } = matrix);
    });
    afterAll(() => api.stop());

    test("every route stands in the expectations, and the other way round", () => {
      expect(Object.keys(EXPECTED).toSorted()).toEqual(
        routeEntries()
          .map(([name]) => name)
          .toSorted(),
      );
      // What names a thing is asked for one's own, a foreign and a missing one.
      const named = routeEntries().filter(([, { path }]) =>
        path.replace(/\/csv\/:kind|\/poses\/:poseId/, "").includes(":"),
      );
      expect(named.map(([name]) => name).filter((name) => !("A" in EXPECTED[name]))).toEqual([]);
    });

    test.each(routeEntries().map(([name]) => name))("%s", async (name) => {
      await matrix.prepare(name);
      const cells = cellsOf(name);
      const found: Record<string, unknown> = {};
      const leaks: string[] = [];
      const asked: { readonly cell: string; readonly requestId: string }[] = [];
      const ask = async (cell: Cell): Promise<void> => {
        const { got, leaks: told, requestId } = await matrix.ask(name, cell);
        const said = `${cell.caller} ${cell.target}`;
        found[said] = got;
        leaks.push(...told);
        asked.push({ cell: said, requestId });
      };

      const before = await matrix.snapshot();
      await Promise.all(cells.filter(({ expected }) => expected !== "ok").map(ask));
      // Refused requests leave no trace but in the audit log.
      expect(await matrix.snapshot()).toBe(before);
      for (const cell of cells.filter(({ expected }) => expected === "ok")) await ask(cell);
      expect(found).toEqual(
        Object.fromEntries(cells.map(({ caller, target, expected }) => [`${caller} ${target}`, expected])),
      );
      expect(leaks).toEqual([]);
      expect(await trailOf(asked)).toEqual(
        Object.fromEntries(cells.map((cell) => [`${cell.caller} ${cell.target}`, expectedTrail(name, cell)])),
      );
    });

    /** What the audit log says of some requests. */
    const trailOf = async (asked: readonly { readonly cell: string; readonly requestId: string }[]) => {
      const { read, schema } = api.server.deps.database;
      const { requestId, action, outcome } = schema.auditLog;
      const ids = asked.map((each) => each.requestId);
      const rows = await read
        .select({ requestId, action, outcome })
        .from(schema.auditLog)
        .where(inArray(requestId, ids));
      return Object.fromEntries(
        asked.map((each) => [
          each.cell,
          rows.filter((row) => row.requestId === each.requestId).map((row) => `${row.action} ${row.outcome}`),
        ]),
      );
    };

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
        const foreign = await matrix.request(name, world.people.owner, matrix.named("B"));
        const missing = await matrix.request(name, world.people.owner, matrix.named("missing"));
        expect(strip(foreign)).toEqual(strip(missing));
      }
    });

    test("role, verification and identity in a body change nothing, on any route", async () => {
      const before = await matrix.snapshot();
      for (const [name, route] of routeEntries()) {
        if (route.body === undefined || typeof route.body === "string") continue;
        const rule = EXPECTED[name];
        const caller =
          rule.for === "everybody"
            ? "anonymous"
            : rule.for.find(
                (each) => each !== "requestedPhysician" && (!("A" in rule) || rule.A.includes(each)),
              );
        if (!caller) throw new Error(name);
        const { body } = await matrix.bodyOf(name, matrix.named("A"));
        const forged = {
          ...(body as object),
          role: "admin",
          verification: "approved",
          verified: true,
          userId: world.b.patient.id,
          ownerId: world.b.patient.id,
        };
        const { posture, yoga, workouts, ...things } = matrix.named("A");
        const values: Readonly<Record<string, string | undefined>> = {
          ...things,
          ...posture,
          ...yoga,
          ...workouts,
          poseId: "tree",
          userId: world.a.physician.id,
          index: "0",
        };
        const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) => values[key] ?? uuidv7());
        const reply = await world.people[caller].send(route.method, path, forged);
        expect({ name, status: reply.status }).toEqual({ name, status: 422 });
      }
      const after = JSON.parse(await matrix.snapshot()) as string[][];
      const users = (rows: string[][]): string[] =>
        rows.flat().filter((row) => row.includes('["role","admin"]'));
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
