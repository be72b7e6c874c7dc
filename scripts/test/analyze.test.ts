import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCommandLine, UsageError } from "../analyze/command-line.ts";
import { findChromium } from "../../apps/worker/src/find-chromium.ts";
import { readPoses } from "../analyze/read-poses.ts";
import { tracePath } from "../analyze/write-trace.ts";
import { TraceBuffer } from "../../apps/web/src/analyze/trace-buffer.ts";

const root = path.resolve(import.meta.dirname, "../..");
let scratch = "";
beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), "analyze-test-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("reads the command line", () => {
  expect(
    readCommandLine(["a.mp4", "b.mov", "--exercise", "squat", "--model", "lite", "--json"]),
  ).toMatchObject({
    files: ["a.mp4", "b.mov"],
    exercise: { id: "squat" },
    model: "lite",
    trace: null,
    json: true,
  });
  expect(readCommandLine(["a.mp4"])).toMatchObject({ exercise: "auto", model: "full", json: false });
  expect(readCommandLine(["a.jpg", "--kind", "yoga"])).toMatchObject({ kind: "yoga" });
  expect(readCommandLine(["a.jpg", "--kind", "posture", "--view", "left"])).toMatchObject({
    kind: "posture",
    view: "left",
  });
  expect(readCommandLine(["a.jpg", "--kind", "posture"])).toMatchObject({ view: null });
  expect(readCommandLine(["--help"])).toBeNull();
});

test.each([
  [[], "no FILE given"],
  [["a.mp4", "--kind", "dance"], "--kind is workout, posture, yoga; not dance"],
  [["a.mp4", "--exercise", "moonwalk"], 'there is no exercise "moonwalk"'],
  [["a.mp4", "--model", "huge"], "--model is lite, full, heavy; not huge"],
  [["a.mp4", "--view", "top"], "--view is front, left, right, back; not top"],
  [["a.mp4", "--speed", "2"], "--speed"],
] as const)("refuses %j", (args, sentence) => {
  expect(() => readCommandLine(args)).toThrow(UsageError);
  expect(() => readCommandLine(args)).toThrow(sentence);
});

test("a trace goes to the file named, or into a folder", () => {
  expect(tracePath("out/a.trace.json", "film.mp4", 1)).toBe("out/a.trace.json");
  expect(tracePath("out", "films/film.mp4", 1)).toBe(path.join("out", "film.trace.json.gz"));
  expect(tracePath("out", "films/film.two.mov", 3)).toBe(path.join("out", "film.two.trace.json.gz"));
});

test("what the page sends is what is read", () => {
  const poses = new TraceBuffer();
  const numbers = (from: number) => Float32Array.from({ length: 132 }, (_, i) => from + i / 7);
  const seen = { landmarks: numbers(0), world: numbers(-3) };
  // More frames than fit at first.
  for (let i = 0; i < 300; i += 1) poses.add(i * 33.3, i % 3 === 0 ? { landmarks: null, world: null } : seen);
  const frames = readPoses(new Uint8Array(poses.content().buffer));
  expect(frames).toHaveLength(300);
  expect(frames[3]).toEqual({ t: 3 * 33.3, landmarks: null, world: null });
  expect(frames[299]).toEqual({ t: 299 * 33.3, ...seen });
});

const note = findChromium() === null ? " (skipped: no Chromium here)" : "";
test.skipIf(note !== "")(
  `a file that is no film: one line of JSON for each, exit status 1, nothing else on stdout${note}`,
  () => {
    const text = path.join(scratch, "letter.mp4");
    writeFileSync(text, "Dear patient,");
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ["--import", "tsx", "scripts/analyze.ts", text, "nowhere.mp4", "--exercise", "squat", "--json"],
      { cwd: root, encoding: "utf8" },
    );
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { file: string; error: string });
    expect(lines.map((line) => line.file)).toEqual([text, "nowhere.mp4"]);
    expect(lines[1]?.error).toBe("there is no such file");
    expect(lines[0]?.error).toMatch(/ffmpeg/);
    expect(stderr).toContain("nowhere.mp4: there is no such file");
    expect(status).toBe(1);
  },
  180_000,
);
