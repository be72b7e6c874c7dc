import type { ExerciseDefinition } from "../exercise.ts";
import { angleIndex, type MovementName, MOVEMENT_NAMES, type Side } from "../goniometer/angle-names.ts";
import { Goniometer } from "../goniometer/goniometer.ts";
import { LANDMARK, type LandmarkName } from "../pose/landmarks.ts";
import type { SessionSummary } from "../results.ts";
import { mean, quantile } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";

/** Degrees from the 10th to the 90th percentile of each movement on each side, and the sides' largest difference. */
type Movements = Readonly<
  Record<MovementName, { readonly left: number; readonly right: number; readonly apart: number }>
>;

export type Guess = {
  readonly exercise: ExerciseDefinition;
  readonly summary: SessionSummary;
  readonly confidence: number;
};

/** Degrees of movement below which a joint is taken to be still. */
const STILL = 12;
/** Horizontal reach of an upper arm (torso lengths) from which it is raised. */
const RAISED = 0.35;
/** Degrees by which the hips differ in a lunge and do not in a squat. */
const SPLIT_HIPS = 35;

/**
 * Which exercise of a list a recording shows: the one whose repetitions were found and whose movements explain most of what
 * the body did. A plain rule over the counters' own results: no weights, no training.
 *
 * @param count counts one exercise in the recording
 * @returns null where none was found
 */
export function guessExercise(
  trace: Trace,
  exercises: readonly ExerciseDefinition[],
  count: (exercise: ExerciseDefinition) => SessionSummary,
): Guess | null {
  const movements = observe(trace);
  const scored = exercises
    .map((exercise) => {
      const summary = count(exercise);
      return { exercise, summary, score: score(exercise, summary, movements) };
    })
    .filter((each) => each.score > 0)
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best) return null;
  const confidence = best.score / (best.score + (second?.score ?? 0));
  return { exercise: best.exercise, summary: best.summary, confidence: Math.round(confidence * 100) / 100 };
}

function score(exercise: ExerciseDefinition, summary: SessionSummary, movements: Movements): number {
  const amount = done(exercise, summary);
  if (amount === 0) return 0;
  let total = 0;
  let explained = 0;
  for (const movement of MOVEMENT_NAMES) {
    const { left, right } = movements[movement];
    const degrees = Math.max(0, left - STILL) + Math.max(0, right - STILL);
    total += degrees;
    if (exercise.primary.some((primary) => primary.movement === movement)) explained += degrees;
  }
  const share = total > 0 ? explained / total : 0;
  return amount * share * symmetryFit(exercise, movements);
}

/** 0..1: how much of the exercise was done. Half a minute of a hold, or three repetitions, are all of it. */
function done(exercise: ExerciseDefinition, summary: SessionSummary): number {
  if (exercise.counting === "hold") {
    const seconds = summary.durationMs / 1000;
    // A hold fills the recording, repetitions do not hold still.
    return summary.holdSeconds > 0.6 * seconds ? summary.holdSeconds / seconds : 0;
  }
  return summary.repetitions < 2 ? 0 : Math.min(1, summary.repetitions / 3);
}

/** A lunge and a squat bend the same knees; the hips tell them apart. */
function symmetryFit(exercise: ExerciseDefinition, movements: Movements): number {
  const split = movements.hip_flexion.apart > SPLIT_HIPS;
  if (exercise.id === "lunge") return split ? 2 : 0.5;
  const bothHips =
    exercise.sides === "both" && exercise.primary.some(({ movement }) => movement === "hip_flexion");
  return bothHips && split ? 0.5 : 1;
}

function observe(trace: Trace): Movements {
  const goniometer = new Goniometer(trace);
  const rows: Float64Array[] = [];
  const sideways: number[] = [];
  for (const frame of trace.frames) {
    if (!goniometer.read(frame)) continue;
    rows.push(goniometer.steady.slice());
    for (const side of ["left", "right"] as const) {
      const part = sidewaysPart(goniometer.body, side);
      if (Number.isFinite(part)) sideways.push(part);
    }
  }
  // An arm raised forward also has an angle in the frontal plane, and the other way round: only the plane it moves in counts.
  const frontal = sideways.length > 0 ? mean(sideways) : 0.5;
  const shares: Partial<Record<MovementName, number>> = {
    shoulder_abduction: frontal,
    shoulder_flexion: 1 - frontal,
  };
  const entries = MOVEMENT_NAMES.map((movement) => {
    const left = rows.map((row) => row[angleIndex(movement, "left")]);
    const right = rows.map((row) => row[angleIndex(movement, "right")]);
    const share = shares[movement] ?? 1;
    const difference = left.map((value, i) => Math.abs(value - right[i]));
    return [
      movement,
      { left: share * spread(left), right: share * spread(right), apart: spread(difference, 0, 0.75) },
    ] as const;
  });
  return Object.fromEntries(entries) as Record<MovementName, { left: number; right: number; apart: number }>;
}

/** Of a raised upper arm's horizontal reach, the part that goes sideways, 0..1; not-a-number where the arm hangs. */
function sidewaysPart(body: Float32Array, side: Side): number {
  const at = (name: LandmarkName, k: number): number => body[LANDMARK[name] * 3 + k];
  const x = at(`${side}_elbow`, 0) - at(`${side}_shoulder`, 0);
  const z = at(`${side}_elbow`, 2) - at(`${side}_shoulder`, 2);
  const reach = Math.hypot(x, z);
  if (reach < RAISED) return Number.NaN;
  const lx = at("left_shoulder", 0) - at("right_shoulder", 0);
  const lz = at("left_shoulder", 2) - at("right_shoulder", 2);
  const across = (x * lx + z * lz) / (reach * Math.max(1e-6, Math.hypot(lx, lz)));
  return across * across;
}

/** Difference of two quantiles of what is known (`from` 0 counts from zero); 0 where next to nothing is. */
function spread(values: readonly number[], from = 0.1, to = 0.9): number {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length < 5) return 0;
  return quantile(known, to) - (from === 0 ? 0 : quantile(known, from));
}
