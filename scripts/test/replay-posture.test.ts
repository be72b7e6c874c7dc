import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { toTraceFile } from "@physiocheck/motion";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capture, ROOT } from "../lib/process.ts";
import type { PostureLine } from "../lib/posture-line.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "replay-posture-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A line of a pose file: somebody whose left shoulder is that much higher, seen from so many degrees. */
function standing(yaw: number, shoulderLevel: number, id: number): string {
  const patient = createPatient({
    motion: [{ kind: "tilted", seconds: 2, tilts: { shoulderLevel } }],
    seed: 4,
  });
  const camera = createCamera({ yaw, height: 1, picture: { width: 720, height: 1280 } });
  const { trace } = projectTrace(patient, camera, { seed: 4 });
  const frame = toTraceFile(trace).frames[10];
  return JSON.stringify({ id, width: 720, height: 1280, ...frame });
}

async function replay(lines: readonly string[], ...args: string[]) {
  const path = join(folder, "a.poses.jsonl");
  writeFileSync(path, lines.join("\n"));
  const { code, stdout } = await capture(process.execPath, [
    join(ROOT, "scripts/bootstrap.mjs"),
    "replay",
    path,
    "--kind",
    "posture",
    ...args,
  ]);
  return { code, stdout };
}

const objects = (stdout: string): PostureLine[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as PostureLine);

test("each line says from where it was seen, what was measured with its error, and what could not be", async () => {
  const { code, stdout } = await replay(
    [standing(0, 12, 1), standing(90, 0, 2), standing(180, -12, 3)],
    "--json",
  );
  expect(code).toBe(0);
  const [front, side, back] = objects(stdout);
  expect([front, side, back].map(({ id, view }) => [id, view])).toEqual([
    [1, "front"],
    [2, "left"],
    [3, "back"],
  ]);
  const shoulders = front.measurements.shoulder_level;
  expect(shoulders).toMatchObject({ unit: "deg", reference: { low: expect.any(Number) as number } });
  // The correction was learned from what the pose model sees; these landmarks are the patient's own.
  expect(shoulders.value).toBeGreaterThan(5);
  expect(shoulders.plusMinus).toBeGreaterThan(1);
  expect(back.measurements.shoulder_level.value).toBeLessThan(-6);
  // From the side nobody's shoulders can be said to be level.
  expect(side.measurements).not.toHaveProperty("shoulder_level");
  expect(front.feedback).toContainEqual({ measure: "pelvic_level", refused: "mark_by_hand" });
  expect(front.feedback.some((each) => each.measure === "shoulder_level" && "level" in each)).toBe(true);
  expect(front.score).toBeLessThan(side.score ?? 0);
});

test("a view that the picture does not show is refused as a whole", async () => {
  const { code, stdout } = await replay([standing(90, 0, 2)], "--view", "front", "--json");
  expect(code).toBe(0);
  expect(objects(stdout)[0]).toMatchObject({
    id: 2,
    measurements: {},
    score: null,
    fault: "not_this_view",
  });
});

test("nobody is no posture, and a bad line is an error of its own", async () => {
  const nobody = JSON.stringify({ id: 5, width: 640, height: 480, landmarks: null });
  const { code, stdout } = await replay([nobody, "not json"], "--json");
  expect(code).toBe(1);
  expect(objects(stdout)).toMatchObject([
    { id: 5, view: null, fault: "nobody", measurements: {} },
    { line: 2, error: "not JSON" },
  ]);
});

test("without --json a table for people", async () => {
  const { stdout } = await replay([standing(0, 12, 1)]);
  expect(stdout).toMatch(/\| +1 \| +1 \| front/);
});
