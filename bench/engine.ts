import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  createEngine,
  EXERCISES,
  type ExerciseDefinition,
  type PoseFrame,
  type Trace,
} from "@physiocheck/motion";
import { table } from "../scripts/lib/table.ts";
import { patientTrace } from "./patient-trace.ts";
import type { Benchmark } from "./section.ts";

const ROUNDS = 15;
const BAR_MICROSECONDS = 20;

/** What one frame costs the engine, in time and in memory, over the digital patient's landmarks. */
export const engine: Benchmark = {
  name: "engine",
  run: () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const rows = EXERCISES.map((exercise) => {
      const trace = patientTrace(exercise.id);
      const cost = microsecondsPerFrame(exercise, trace);
      return [
        exercise.id,
        trace.frames.length,
        cost.median.toFixed(2),
        cost.worst.toFixed(2),
        (cost.median / cost.reference).toFixed(2),
        Math.max(0, growth(exercise, trace, collect)).toFixed(0),
      ];
    });
    const body = [
      `The bar is ${BAR_MICROSECONDS} µs a frame. \`median\` and \`worst\` are of ${ROUNDS} rounds over the whole recording in live mode, with the session's events kept.`,
      "`ratio` is the median divided by what one reference frame (33 landmarks through 99 square roots and 99 arc tangents) costs in the same round, so that machines can be compared.",
      "`bytes kept` is the growth of the heap after collection over 50 recordings through one engine each, per frame.",
      "",
      table(["exercise", "frames", "median µs", "worst µs", "ratio", "bytes kept"], rows),
    ].join("\n");
    return Promise.resolve({ name: "engine", title: "Engine: time and memory a frame", body });
  },
};

function microsecondsPerFrame(exercise: ExerciseDefinition, trace: Trace) {
  const times: number[] = [];
  const references: number[] = [];
  // The first rounds warm the compiler up and do not count.
  for (let round = -3; round < ROUNDS; round += 1) {
    const time = 1000 * timed(() => pushAll(exercise, trace));
    const reference = 1000 * timed(() => referenceWork(trace.frames));
    if (round < 0) continue;
    times.push(time / trace.frames.length);
    references.push(reference / trace.frames.length);
  }
  return { median: median(times), worst: Math.max(...times), reference: median(references) };
}

function pushAll(exercise: ExerciseDefinition, trace: Trace): void {
  const running = createEngine({ exercise, picture: trace, mode: "live" });
  for (const frame of trace.frames) running.push(frame);
}

let sink = 0;

/** A fixed amount of arithmetic for every frame, to hold the engine's time against. */
function referenceWork(frames: readonly PoseFrame[]): void {
  for (const { landmarks } of frames) {
    for (let i = 0; i < 99; i += 1) {
      const x = landmarks?.[i] ?? i;
      sink += Math.sqrt(x * x + i) + Math.atan2(x, i + 1);
    }
  }
}

/** Bytes of heap that stay behind for each frame pushed. */
function growth(exercise: ExerciseDefinition, trace: Trace, collect: () => void): number {
  pushAll(exercise, trace);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 50; i += 1) pushAll(exercise, trace);
  collect();
  return (process.memoryUsage().heapUsed - before) / (50 * trace.frames.length);
}

/** Milliseconds that `work` takes. */
function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
