import {
  createEngine,
  EXERCISES,
  type ExerciseDefinition,
  type PoseFrame,
  type Trace,
} from "@physiocheck/motion";
import { patientTrace } from "../patient-trace.ts";

/** What the engine costs with one exercise. */
export type EngineCost = {
  readonly exercise: string;
  readonly frames: number;
  /** Processor time a frame in µs: the median round, and the worst. */
  readonly median: number;
  readonly worst: number;
  /** The median in parts of what one reference frame costs on this machine. */
  readonly ratio: number;
  /** Bytes a frame that were allocated, and that were still there after collection. */
  readonly allocated: number;
  readonly kept: number;
  /** Attempts in the ledger of these frames, each of which is kept. */
  readonly attempts: number;
};

const ROUNDS = 15;
/** A round is at least so many frames: short recordings are gone through several times, each by a new engine. */
const ROUND_FRAMES = 1000;
/** Frames over which memory is measured, in steps small enough for the young generation to hold without collecting. */
const MEMORY_FRAMES = 100_000;
const STEP = 5000;

process.stdout.write(JSON.stringify(EXERCISES.map((exercise) => costOf(exercise))));

function costOf(exercise: ExerciseDefinition): EngineCost {
  const trace = patientTrace(exercise.id);
  return {
    exercise: exercise.id,
    frames: trace.frames.length,
    ...time(exercise, trace),
    ...memory(exercise, trace),
  };
}

function time(exercise: ExerciseDefinition, trace: Trace): Pick<EngineCost, "median" | "worst" | "ratio"> {
  const times: number[] = [];
  const references: number[] = [];
  const passes = Math.ceil(ROUND_FRAMES / trace.frames.length);
  const frames = passes * trace.frames.length;
  // The first rounds warm the compiler up and do not count.
  for (let round = -5; round < ROUNDS; round += 1) {
    const engine = processorTime(() => repeat(passes, () => pushAll(exercise, trace)));
    const reference = processorTime(() => repeat(passes, () => referenceWork(trace.frames)));
    if (round < 0) continue;
    times.push(engine / frames);
    references.push(reference / frames);
  }
  return { median: median(times), worst: Math.max(...times), ratio: median(times) / median(references) };
}

function repeat(times: number, work: () => void): void {
  for (let i = 0; i < times; i += 1) work();
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

/** One engine that runs through the recording again and again. */
function memory(
  exercise: ExerciseDefinition,
  trace: Trace,
): Pick<EngineCost, "allocated" | "kept" | "attempts"> {
  let attempts = 0;
  const running = createEngine({
    exercise,
    picture: trace,
    mode: "live",
    onEvent: ({ type }) => {
      if (type === "attempt") attempts += 1;
    },
  });
  const frame: { -readonly [K in keyof PoseFrame]: PoseFrame[K] } = { ...trace.frames[0] };
  let pushed = 0;
  const push = (frames: number): void => {
    for (const until = pushed + frames; pushed < until; pushed += 1) {
      const { landmarks, world } = trace.frames[pushed % trace.frames.length];
      frame.t = (pushed * 1000) / 30;
      frame.landmarks = landmarks;
      frame.world = world;
      running.push(frame);
    }
  };
  push(STEP);
  const before = heapAfterCollection();
  attempts = 0;
  let allocated = 0;
  for (let at = 0; at < MEMORY_FRAMES; at += STEP) {
    const start = heapAfterCollection();
    push(STEP);
    allocated += process.memoryUsage().heapUsed - start;
  }
  const kept = Math.max(0, heapAfterCollection() - before);
  return { allocated: allocated / MEMORY_FRAMES, kept: kept / MEMORY_FRAMES, attempts };
}

function heapAfterCollection(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Microseconds that this process computed for `work`, whatever else the machine does. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
