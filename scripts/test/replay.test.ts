import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { EXERCISES, toTraceFile } from "@physiocheck/motion";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capture, type Finished, ROOT } from "../lib/process.ts";

let folder: string;
let plain: string;
let zipped: string;
let broken: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "replay-"));
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "squat", repetitions: 4 },
      { kind: "stand", seconds: 1 },
    ],
    seed: 3,
  });
  const { trace } = projectTrace(patient, createCamera({ yaw: 30 }), { fps: 15, seed: 3 });
  const json = JSON.stringify(toTraceFile(trace));
  plain = join(folder, "squat.trace.json");
  zipped = join(folder, "squat.trace.json.gz");
  broken = join(folder, "broken.trace.json");
  writeFileSync(plain, json);
  writeFileSync(zipped, gzipSync(json));
  writeFileSync(broken, json.replace(`"version":1`, `"version":9`));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function replay(...args: string[]): Promise<Finished> {
  return capture(process.execPath, [join(ROOT, "scripts/bootstrap.mjs"), "replay", ...args]);
}

test("one JSON object a file, one per line, in order, and nothing else on stdout", async () => {
  const { code, stdout } = await replay(plain, zipped, "--exercise", "squat", "--json");
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe(lines[0]);
  const result = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
  expect(result).toMatchObject({
    exercise: "squat",
    confidence: 1,
    repetitions: 4,
    partial: 0,
    holdSeconds: 0,
    versions: { exercise: expect.stringMatching(/^squat@\d+$/) as string },
  });
  const ledger = result.ledger as Record<string, unknown>[];
  expect(ledger.filter((entry) => entry.counted)).toHaveLength(4);
  for (const key of ["start", "peak", "end", "side", "counted", "reason", "angles", "quality"])
    expect(ledger[0]).toHaveProperty(key);
  expect(result).toHaveProperty("stability");
  expect(result).not.toHaveProperty("angles");
});

test("--angles adds every frame's angles, null where refused", async () => {
  const { stdout } = await replay(plain, "--exercise", "squat", "--json", "--angles");
  const { angles } = JSON.parse(stdout) as { angles: Record<string, unknown>[] };
  expect(angles.length).toBeGreaterThan(100);
  for (const frame of angles) {
    expect(frame.t).toBeTypeOf("number");
    const value = frame.knee_flexion_left;
    expect(value === null || (Array.isArray(value) && value.length === 2)).toBe(true);
  }
  expect(angles.some((frame) => frame.knee_flexion_left !== null)).toBe(true);
});

test("a file that cannot be read gets its own line, the others are replayed, and the exit code says so", async () => {
  const { code, stdout } = await replay(
    broken,
    join(folder, "none.trace.json"),
    plain,
    "--exercise",
    "squat",
    "--json",
  );
  expect(code).toBe(1);
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toEqual({ file: broken, error: expect.stringContaining("version is 9") as string });
  expect(lines[1]).toEqual({ file: join(folder, "none.trace.json"), error: expect.any(String) as string });
  expect(lines[2]).toMatchObject({ repetitions: 4 });
});

test("an unknown exercise is refused with the list of those there are", async () => {
  const { code, stdout, output } = await replay(plain, "--exercise", "yodelling", "--json");
  expect(code).toBe(2);
  expect(stdout).toBe("");
  for (const { id } of EXERCISES) expect(output).toContain(id);
});

test.each([
  [["--kind", "dance"], 'There is no kind "dance"', "workout, yoga, posture"],
  [["--kind", "posture", "--view", "top"], 'There is no view "top"', "front, left, right, back"],
])("%j is refused with those there are", async (args, sentence, known) => {
  const { code, stdout, output } = await replay(plain, ...args, "--json");
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(output).toContain(sentence);
  expect(output).toContain(known);
});

test("without --json a table for people", async () => {
  const { code, stdout } = await replay(plain, "--exercise", "squat");
  expect(code).toBe(0);
  expect(stdout).toMatch(/\| squat +\| +1\.00 \| +4 \|/);
});
