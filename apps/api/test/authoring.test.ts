import { gzipSync } from "node:zlib";
import { ROUTES, type Exercise } from "@physiocheck/contracts";
import {
  AUTHORING_REFUSALS,
  packTrace,
  replayTrace,
  toTraceFile,
  type AuthoredExercise,
  type CapturedKeypoints,
  type CapturedPose,
  type Trace,
} from "@physiocheck/motion";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeSentence } from "../src/exercises/take-sentence.ts";
import { codeOf } from "./support/browser.ts";
import { squats, squatTake } from "./support/takes.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

let api: TestServer;
let physician: Person;

beforeAll(async () => {
  api = await startTestServer("libsql");
  physician = await api.person("physician");
});
afterAll(() => api.stop());

const ask = <T>(what: string, body: unknown) =>
  physician.browser.send<T>("POST", `/api/exercises/${what}`, body);
type Refused = { error: { message: string; details: { fields: { path: string; code: string }[] } } };
const base64 = (trace: Trace): string => gzipSync(packTrace(trace)).toString("base64");

test("one take makes an exercise that counts another take of the same, through the API alone", async () => {
  const { status, body } = await ask<AuthoredExercise>("author", {
    take: squatTake(),
    title: "My squat",
  });
  expect(status).toBe(200);
  expect(body.definition.title).toBe("My squat");
  expect(body.definition.primary.map(({ movement }) => movement)).toContain("knee_flexion");
  expect(body.repetitions.length).toBeGreaterThanOrEqual(3);
  const { id: _id, version: _version, ...definition } = body.definition;
  const made = await ask<Exercise>("", { ...definition, take: squatTake() });
  expect(made.status).toBe(201);
  const { summary } = replayTrace(squats(3, 99), made.body.definition);
  expect(summary.repetitions).toBe(3);
});

test("a take is the same whatever it is written as", async () => {
  const trace = squats(4);
  const file = toTraceFile(trace);
  const gzipped = gzipSync(JSON.stringify(file)).toString("base64");
  const packed = Buffer.from(packTrace(trace)).toString("base64");
  const ranges = await Promise.all(
    [file, gzipped, packed, squatTake()].map(async (take) => {
      const { status, body } = await ask<Pick<AuthoredExercise, "ranges">>("generate-angle-ranges", {
        take,
      });
      expect(status).toBe(200);
      return body.ranges.filter(({ primary }) => primary).map(({ movement }) => movement);
    }),
  );
  expect(ranges[0]).toContain("knee_flexion");
  for (const each of ranges) expect(each).toEqual(ranges[0]);
});

test("the parts give what the whole gives", async () => {
  const take = squatTake();
  const { body: whole } = await ask<AuthoredExercise>("author", { take });
  const { repetitions, poses } = whole;
  const timing = await ask("generate-timing-stability", { take, repetitions });
  expect(timing.body).toEqual({ timing: whole.timing, stability: whole.stability });
  const rules = await ask("generate-alignment-rules", { take });
  expect(rules.body).toEqual({ alignment: whole.alignment });
  const { body: pose } = await ask<CapturedPose>("capture-pose", { take, atMs: repetitions[0].peak });
  expect(Math.abs((pose.template.knee_flexion ?? 0) - (poses.peak.template.knee_flexion ?? 0))).toBeLessThan(
    15,
  );
  const { body: keypoints } = await ask<CapturedKeypoints>("capture-keypoints", { take, atMs: 0 });
  expect(Object.keys(keypoints.points)).toHaveLength(33);
});

test.each([
  [
    "nobody in it",
    { ...squats(1), frames: squats(1).frames.map(({ t }) => ({ t, landmarks: null, world: null })) },
  ],
  ["somebody who stands", { ...squats(1), frames: squats(1).frames.slice(0, 25) }],
])("a take with %s is refused with what was seen", async (_, trace) => {
  const { status, body } = await ask<Refused>("author", { take: base64(trace) });
  expect(status).toBe(422);
  const [field] = body.error.details.fields;
  expect(field.path).toBe("body.take");
  expect(AUTHORING_REFUSALS).toContain(field.code);
  expect(body.error.message).toMatch(/\d/);
});

test("two repetitions are too few, and it says how many were found", async () => {
  const { status, body } = await ask<Refused>("author", { take: base64(squats(2)) });
  expect(status).toBe(422);
  expect(body.error.details.fields[0].code).toBe("too_few_repetitions");
  expect(body.error.message).toContain("2 repetitions were found");
});

test("a moment outside the take is refused", async () => {
  const { body } = await ask<Refused>("capture-pose", { take: squatTake(), atMs: 1e9 });
  expect(body.error.details.fields[0].code).toBe("moment_outside");
});

test("a take that is too long, or a body that is too large, is refused", async () => {
  const frames = Array.from({ length: 50 }, (_, i) => ({ t: i * 10_000, landmarks: null, world: null }));
  const long = await ask<Refused>("author", { take: base64({ ...squats(1), frames }) });
  expect([long.status, long.body.error.message]).toEqual([422, expect.stringContaining("180 seconds")]);
  const large = await ask("author", { take: "A".repeat(5_000_000) });
  expect([large.status, codeOf(large)]).toEqual([413, "too_large"]);
});

test("every refusal of the engine has its sentence", () => {
  for (const code of AUTHORING_REFUSALS) expect(takeSentence(code, {}).length).toBeGreaterThan(20);
});

test("what the engine answers satisfies the contract", async () => {
  const { body } = await ask("author", { take: squatTake() });
  expect(ROUTES.authorExercise.response.safeParse(body).success).toBe(true);
});
