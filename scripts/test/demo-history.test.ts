/** The demo clinic's past, made small: two visits of each course through the real server, engine and database. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readConfig, startServer, type RunningServer } from "@physiocheck/api";
import {
  EMPTY_CHAIN,
  nextChain,
  sessionSummarySchema,
  stretchesOf,
  type SessionEvent,
} from "@physiocheck/contracts";
import { asc, eq } from "@physiocheck/database";
import { concatTraces, rescoreTrace, type ExerciseDefinition } from "@physiocheck/motion";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Course } from "../demo/courses.ts";
import { demoCourses, makeHistory } from "../demo/make-history.ts";

const NOW = Date.parse("2026-06-17T15:00:00Z");

const folder = mkdtempSync(join(tmpdir(), "physiocheck-history-"));
const config = {
  ...readConfig({ DEMO: "1", DATA_DIR: folder, PASSWORD_COST: "4", WEB_ROOT: folder }),
  port: 0,
};
let server: RunningServer;

/** The flare and the last visit of the first course, the ends of the others. */
const few = ({ visits, ...course }: Course): Course => ({
  ...course,
  visits: visits.filter(
    ({ sessions }, index) => index === visits.length - 1 || index === 0 || sessions.some(({ stop }) => stop),
  ),
});

beforeAll(async () => {
  const { jonas, rosa, yusuf } = demoCourses(NOW);
  await makeHistory({
    config,
    now: NOW,
    courses: { jonas: few(jonas), rosa: few(rosa), yusuf: few(yusuf) },
  });
  server = await startServer({ config, now: () => NOW });
}, 120_000);

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("every session is whole: its events chain, its ledger and summary are those of its own trace scored again", async () => {
  const { read, schema } = server.deps.database;
  const sessions = await read.select().from(schema.sessions);
  expect(sessions).toHaveLength(16);
  for (const session of sessions) {
    expect(session.completedAt).not.toBeNull();
    const rows = await read
      .select()
      .from(schema.sessionEvents)
      .where(eq(schema.sessionEvents.sessionId, session.id))
      .orderBy(asc(schema.sessionEvents.seq));
    const events = rows.map(({ body }) => JSON.parse(body) as SessionEvent);
    let chain = EMPTY_CHAIN;
    for (const event of events) chain = await nextChain(chain, event);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => place));
    expect(session).toMatchObject({ contiguous: events.length - 1, chain });

    const chunks = await read
      .select()
      .from(schema.traceChunks)
      .where(eq(schema.traceChunks.sessionId, session.id))
      .orderBy(asc(schema.traceChunks.chunk));
    const trace = concatTraces(chunks.map(({ data }) => new Uint8Array(gunzipSync(data))));
    const exercise = JSON.parse(session.definition) as ExerciseDefinition;
    const again = rescoreTrace(trace, exercise, stretchesOf(events));
    const live = events.flatMap((event) => (event.kind === "attempt" ? event.payload : []));
    expect(live, `${session.exerciseId} ${session.startedAt}`).toEqual(
      JSON.parse(JSON.stringify(again.ledger)),
    );
    const summary = sessionSummarySchema.parse(JSON.parse(session.summary ?? ""));
    expect(summary).toEqual(JSON.parse(JSON.stringify(again.summary)));
    expect(session.repetitions).toBe(live.filter(({ entry }) => entry.counted).length);
  }
});

test("the story is told: a session stopped by pain, a repetition overruled, requests, documents, goals, tests, a template", async () => {
  const { read, schema } = server.deps.database;
  const sessions = await read.select().from(schema.sessions);
  const stopped = sessions.filter(({ endReason }) => endReason === "pain");
  expect(stopped).toMatchObject([{ exerciseId: "squat", painAfter: 7 }]);
  const overruled = sessions.filter(({ reviewedRepetitions }) => reviewedRepetitions !== null);
  expect(overruled).toHaveLength(1);
  expect(overruled[0]?.reviewedRepetitions).toBe((overruled[0]?.repetitions ?? 0) + 1);
  const subscriptions = await read.select().from(schema.subscriptions);
  expect(subscriptions.map(({ state }) => state).toSorted()).toEqual([
    "approved",
    "approved",
    "approved",
    "approved",
    "requested",
  ]);
  const plans = await read.select().from(schema.plans);
  expect(plans.filter(({ patientId, shared }) => patientId === null && shared === 1)).toHaveLength(1);
  expect(plans.filter(({ state }) => state === "active")).toHaveLength(4);
  expect(await read.select().from(schema.credentials)).toMatchObject([{ type: "application/pdf" }]);
  expect(await read.select().from(schema.goals)).toHaveLength(4);
  expect(await read.select().from(schema.clinicResults)).toHaveLength(3);
  const notes = await read.select().from(schema.sessionNotes);
  expect(notes.filter(({ shared }) => shared === 1)).toHaveLength(1);
  expect(notes).toHaveLength(2);
});

test("nothing lies in the future, and the audit log of six weeks is whole", async () => {
  const { read, schema } = server.deps.database;
  const log = await read.select().from(schema.auditLog);
  expect(log.length).toBeGreaterThan(50);
  for (const rows of [
    log.map(({ at }) => at),
    (await read.select().from(schema.notices)).map((row) => row.createdAt),
  ])
    expect(Math.max(...rows)).toBeLessThanOrEqual(NOW);
  expect(await server.deps.audit.check()).toMatchObject({ whole: true });
});

test("the same day tells the same story", () => {
  expect(demoCourses(NOW)).toEqual(demoCourses(NOW));
  expect(demoCourses(NOW)).not.toEqual(demoCourses(NOW - 24 * 3_600_000));
});
