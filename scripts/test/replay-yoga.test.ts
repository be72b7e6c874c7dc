import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import { toTraceFile } from "@physiocheck/motion";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capture, ROOT } from "../lib/process.ts";
import { PHOTOS } from "../train-yoga/recipe.ts";

type Line = {
  id?: number;
  pose?: string | null;
  accuracy?: number | null;
  side?: string | null;
  joints?: Record<string, { value: number; target: number; tolerance: number }>;
  error?: string;
  line?: number;
};

let folder: string;
let tree: { landmarks: unknown; world?: unknown; width: number; height: number };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "replay-yoga-"));
  const patient = createPatient({
    motion: { exercise: "yoga/tree", side: "right", holdSeconds: 3, leadSeconds: 0 },
    seed: 3,
  });
  const { trace } = projectTrace(patient, frameCamera(patient, { yaw: 10 }), { fps: 1, seed: 3 });
  const frame = toTraceFile(trace).frames[4];
  tree = { width: trace.width, height: trace.height, landmarks: frame?.landmarks, world: frame?.world };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function replay(file: string, content: string | Uint8Array, ...args: string[]) {
  const path = join(folder, file);
  writeFileSync(path, content);
  return capture(process.execPath, [
    join(ROOT, "scripts/bootstrap.mjs"),
    "replay",
    path,
    "--kind",
    "yoga",
    ...args,
  ]);
}

test("one object a line with the same id; bad lines say what is wrong and the rest goes on", async () => {
  const lines = [
    JSON.stringify({ ...tree, id: 7, pose: "tree_pose" }),
    "not json",
    JSON.stringify({ ...tree, id: 8, landmarks: [[0, 0, 0, 1]] }),
    "",
    JSON.stringify({ ...tree, id: 9, landmarks: null, world: null }),
    JSON.stringify({ ...tree, id: 10, world: null }),
  ];
  const { code, stdout } = await replay("a.poses.jsonl.gz", gzipSync(lines.join("\n")), "--json");
  expect(code).toBe(1);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  expect(answers).toHaveLength(5);
  expect(answers[0]).toMatchObject({ id: 7, pose: "tree", side: "right" });
  expect(answers[0]?.accuracy).toBeGreaterThan(80);
  expect(answers[0]?.joints?.knee_flexion_right).toMatchObject({ target: 132, tolerance: 24 });
  expect(answers[1]).toEqual({ line: 2, error: "not JSON" });
  expect(answers[2]).toEqual({ id: 8, line: 3, error: "landmarks is not a list of 33 points" });
  expect(answers[3]).toMatchObject({ id: 9, pose: null, accuracy: null, joints: {} });
  expect(answers[4]).toMatchObject({ id: 10, pose: "tree" });
});

test("without --json a table for people, from a file that is not packed", async () => {
  const { code, stdout } = await replay("b.poses.jsonl", `${JSON.stringify({ ...tree, id: 7 })}\n`);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\| +1 \| +7 \| tree/);
});

test.runIf(existsSync(PHOTOS))("the photos that were learned from are named right", async () => {
  const labels = gunzipSync(readFileSync(PHOTOS))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { pose: string }).pose);
  const { code, stdout } = await replay("c.poses.jsonl.gz", readFileSync(PHOTOS), "--json");
  expect(code).toBe(0);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const right = answers.filter(({ pose }, index) => pose === labels[index]);
  expect(answers).toHaveLength(labels.length);
  expect(right.length / labels.length).toBeGreaterThan(0.97);
});
