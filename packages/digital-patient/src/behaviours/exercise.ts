import type { Body } from "../body/body.ts";
import type { PatientSide } from "../body/skeleton.ts";
import { clamp, ease } from "../geometry/vector.ts";
import type { ArmHabit, ExerciseMotion, Move, Sway } from "../motions/motion.ts";
import { MOTIONS } from "../motions/index.ts";
import { createRandom, gaussian } from "../random.ts";
import type { FaultKind, Moment, Part, TrueRepetition } from "./part.ts";

/** Something done wrong, in all repetitions or in some (counted from 0). `amount` 1 is clearly wrong. */
export type Fault = {
  readonly kind: FaultKind;
  readonly amount?: number;
  readonly repetitions?: readonly number[];
};

/** How an exercise is performed. */
export type ExerciseOptions = {
  readonly exercise: string;
  /** Holds: how often. Default 5; 1 for holds. */
  readonly repetitions?: number;
  /** Seconds of one repetition without the rest after it; the exercise's own time if absent. */
  readonly repSeconds?: number;
  /** Seconds between repetitions. */
  readonly restSeconds?: number;
  /** Seconds a hold is held. */
  readonly holdSeconds?: number;
  /** Part of the usual range of motion. */
  readonly depth?: number;
  readonly side?: PatientSide | "both" | "alternating";
  readonly faults?: readonly Fault[];
  /** 0 every repetition the same, 1 a person's usual differences. */
  readonly variation?: number;
  readonly arms?: ArmHabit;
  /** Seconds in the start pose before the first and after the last. */
  readonly leadSeconds?: number;
};

type Attempt = TrueRepetition & {
  readonly out: number;
  readonly hold: number;
  readonly back: number;
  readonly amplitude: Readonly<Record<PatientSide, number>>;
  readonly working: PatientSide;
  readonly extraLean: number;
  readonly kneeInward: number;
};

/**
 * A set of one exercise.
 * @throws RangeError for an exercise nobody has taught this person
 */
export function createExercise(body: Body, options: ExerciseOptions, seed: number): Part {
  const motion = MOTIONS.get(options.exercise);
  if (!motion) throw new RangeError(`no motion for the exercise "${options.exercise}"`);
  const attempts = planAttempts(motion, options, seed);
  const last = attempts.at(-1);
  const lead = (options.leadSeconds ?? 0.5) * 1000;
  const durationMs = (last?.end ?? lead) + lead;
  return {
    kind: "exercise",
    durationMs,
    motion,
    repetitions: attempts.map(({ start, peak, end, side, depth, faults }) => ({
      start,
      peak,
      end,
      side,
      depth,
      faults,
    })),
    holds:
      motion.counting === "hold"
        ? attempts.map((attempt) => ({
            start: attempt.start + attempt.out,
            end: attempt.start + attempt.out + attempt.hold,
          }))
        : [],
    at: (t, sway) => momentOf(body, motion, options, attempts, t, sway),
  };
}

function planAttempts(motion: ExerciseMotion, options: ExerciseOptions, seed: number): Attempt[] {
  const random = createRandom(seed);
  const variation = options.variation ?? 1;
  const count = options.repetitions ?? (motion.counting === "hold" ? 1 : 5);
  const usual = motion.seconds;
  const own = usual.out + usual.peak + usual.back;
  const stretch = (options.repSeconds ?? own) / own;
  const sides = options.side ?? motion.sides;
  const attempts: Attempt[] = [];
  let clock = (options.leadSeconds ?? 0.5) * 1000;
  for (let index = 0; index < count; index += 1) {
    const faults = (options.faults ?? []).filter((fault) => fault.repetitions?.includes(index) ?? true);
    const amount = (kind: FaultKind): number =>
      faults.find((fault) => fault.kind === kind)?.amount ??
      (faults.some((fault) => fault.kind === kind) ? 1 : 0);
    const vary = (spread: number): number =>
      Math.max(0.5, 1 + variation * spread * clamp(gaussian(random), -2, 2));
    const hurry = 1 - 0.72 * amount("too_fast");
    const out = usual.out * stretch * 1000 * vary(0.06) * hurry;
    const back = usual.back * stretch * 1000 * vary(0.06) * hurry;
    const hold =
      motion.counting === "hold" && options.holdSeconds !== undefined
        ? options.holdSeconds * 1000
        : usual.peak * stretch * 1000 * vary(0.1) * hurry;
    const rest = (options.restSeconds ?? usual.rest * Math.sqrt(stretch)) * 1000 * vary(0.12);
    const depth = (options.depth ?? 1) * vary(0.02) * (1 - 0.55 * amount("shallow"));
    const working: PatientSide =
      sides === "left" || sides === "right" ? sides : index % 2 === 0 ? "left" : "right";
    const weaker = depth * (1 - 0.45 * amount("asymmetric"));
    const amplitude =
      sides === "both"
        ? { left: depth, right: weaker }
        : { left: working === "left" ? depth : 0, right: working === "right" ? weaker : 0 };
    attempts.push({
      start: clock,
      peak: clock + out + hold / 2,
      end: clock + out + hold + back,
      side: sides === "both" ? "both" : working,
      depth,
      faults: faults.map((fault) => fault.kind),
      out,
      hold,
      back,
      amplitude,
      working,
      extraLean: 26 * amount("trunk_lean"),
      kneeInward: 24 * amount("knee_inward"),
    });
    clock += out + hold + back + rest;
  }
  return attempts;
}

function momentOf(
  body: Body,
  motion: ExerciseMotion,
  options: ExerciseOptions,
  attempts: readonly Attempt[],
  t: number,
  sway: Sway,
): Moment {
  const attempt = attempts.find((one) => t < one.end) ?? attempts.at(-1);
  const along = attempt ? wayOut(attempt, t) : 0;
  const move: Move = {
    progress: {
      left: (attempt?.amplitude.left ?? 0) * along,
      right: (attempt?.amplitude.right ?? 0) * along,
    },
    side: attempt?.working ?? "left",
    sway,
    extraLean: attempt?.extraLean ?? 0,
    kneeInward: attempt?.kneeInward ?? 0,
    arms: options.arms ?? null,
  };
  return {
    posture: motion.posture(body, move),
    phase: attempt ? phaseOf(attempt, t) : "rest",
    progress: Math.max(move.progress.left, move.progress.right),
    side: attempt?.side ?? "both",
  };
}

function wayOut(attempt: Attempt, t: number): number {
  const since = t - attempt.start;
  if (since < attempt.out) return ease(since / attempt.out);
  return 1 - ease((since - attempt.out - attempt.hold) / attempt.back);
}

function phaseOf(attempt: Attempt, t: number): Moment["phase"] {
  const since = t - attempt.start;
  if (since < 0 || t >= attempt.end) return "rest";
  if (since < attempt.out) return "out";
  return since < attempt.out + attempt.hold ? "peak" : "back";
}
