import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { expect, test } from "vitest";
import { createEngine, exerciseById } from "../../src/index.ts";
import type { PoseFrame, Trace } from "../../src/index.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Somebody who stands, or does ten jumping jacks, in a loop. */
function looped(repetitions: number): Trace {
  const motion = [
    { kind: "stand", seconds: 2 } as const,
    ...(repetitions > 0 ? [{ kind: "exercise", exercise: "jumping-jack", repetitions } as const] : []),
  ];
  const patient = createPatient({ motion, seed: 3 });
  return projectTrace(patient, createCamera({ yaw: 0 }), { seed: 3 }).trace;
}

/**
 * Bytes of heap that are still there after collection, and attempts judged, over so many frames after as many others. Of three such stretches the
 * one that grew least: what a frame leaves behind is in each of them, what the compiler leaves when it has time is not.
 */
function growth(trace: Trace, frames: number): { bytes: number; attempts: number } {
  let attempts = 0;
  const exercise = exerciseById("jumping-jack")!;
  const engine = createEngine({
    exercise,
    picture: trace,
    mode: "live",
    onEvent: ({ type }) => (attempts += Number(type === "attempt")),
  });
  let pushed = 0;
  const push = (): void => {
    for (const until = pushed + frames; pushed < until; pushed += 1) {
      const { landmarks, world } = trace.frames[pushed % trace.frames.length];
      engine.push({ t: (pushed * 1000) / 30, landmarks, world } satisfies PoseFrame);
    }
    collect();
  };
  push();
  const stretches = [1, 2, 3].map(() => {
    const before = process.memoryUsage().heapUsed;
    attempts = 0;
    push();
    return { bytes: process.memoryUsage().heapUsed - before, attempts };
  });
  return stretches.toSorted((a, b) => a.bytes - b.bytes)[0];
}

test("a frame leaves nothing behind: under 4 bytes a frame over 20,000 frames of standing", () => {
  const { bytes, attempts } = growth(looped(0), 20_000);
  expect(attempts).toBe(0);
  expect(bytes / 20_000).toBeLessThan(4);
}, 120_000);

test("an attempt leaves its line of the ledger behind: under 2 kB each", () => {
  const { bytes, attempts } = growth(looped(10), 20_000);
  expect(attempts).toBeGreaterThan(200);
  expect(bytes / attempts).toBeLessThan(2000);
}, 120_000);
