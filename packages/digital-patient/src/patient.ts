import { ANGLE_COUNT, LANDMARK_COUNT } from "@physiocheck/motion";
import type { Phase } from "@physiocheck/motion";
import { createExercise } from "./behaviours/exercise.ts";
import type { ExerciseOptions } from "./behaviours/exercise.ts";
import type { Part, TrueRepetition } from "./behaviours/part.ts";
import { createGesturing, createSitting, createStanding } from "./behaviours/standing-about.ts";
import { createTilted } from "./behaviours/tilted.ts";
import type { Tilts } from "./behaviours/tilted.ts";
import { bearingOf, createTransition } from "./behaviours/transition.ts";
import { createWalk, placeAt } from "./behaviours/walking.ts";
import { createBody } from "./body/body.ts";
import type { Body, BodyOptions } from "./body/body.ts";
import { landmarksOf, mirrorPosture } from "./body/skeleton.ts";
import type { PatientSide, Posture } from "./body/skeleton.ts";
import { trueAngles } from "./body/true-angles.ts";
import { NO_SWAY } from "./motions/motion.ts";
import type { ExerciseMotion, Sway } from "./motions/motion.ts";
import { MOTIONS } from "./motions/index.ts";
import { createRandom, createSmoothNoise, deriveSeed } from "./random.ts";

/**
 * One thing after another that the patient does. Bearings are degrees around the patient's place: 0 in front of them, +90
 * on their left, so that a camera at yaw 0 sees somebody with bearing 90 come from the right of the picture.
 * What lies between two segments (a step, getting down to the floor) is added by itself.
 */
export type Segment =
  | ({ readonly kind: "exercise" } & ExerciseOptions)
  | { readonly kind: "stand"; readonly seconds: number }
  | { readonly kind: "gesture"; readonly seconds: number }
  | { readonly kind: "tilted"; readonly seconds: number; readonly tilts: Tilts }
  | { readonly kind: "walk-in" | "walk-out"; readonly bearing: number; readonly metres?: number }
  | { readonly kind: "walk-through"; readonly bearing: number; readonly metres?: number }
  | { readonly kind: "sit-down" | "stand-up" };

export type PatientOptions = {
  readonly body?: BodyOptions;
  /** One exercise, or a whole script. */
  readonly motion: ExerciseOptions | readonly Segment[];
  /** Everything that is by chance comes from it. */
  readonly seed?: number;
  /** 1 is how much a healthy adult sways; 0 is a machine. */
  readonly sway?: number;
  /** Degrees of tremor of arms and trunk at 4 to 7 Hz. */
  readonly tremor?: number;
  /** Left and right exchanged, truth included. */
  readonly mirrored?: boolean;
};

/** What is true at one moment. */
export type PatientMoment = {
  /** 33 × 3, metres, y up, the patient's place at the origin, facing +z, left is +x. */
  readonly points: Float64Array;
  /** Degrees, by the engine's ANGLE index; NaN where the body does not define the angle. */
  readonly angles: Float64Array;
  readonly phase: Phase;
  readonly progress: number;
  readonly side: PatientSide | "both";
  readonly posture: Posture;
};

export type Patient = {
  readonly body: Body;
  readonly durationMs: number;
  readonly repetitions: readonly TrueRepetition[];
  readonly holds: readonly { readonly start: number; readonly end: number }[];
  /** The exercises of the script, in order, each once. */
  readonly exercises: readonly ExerciseMotion[];
  /** What happens when, ms. */
  readonly parts: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
  /** The posture alone, for drawing. Times before 0 and after the end stand still there. */
  readonly postureAt: (t: number) => Posture;
  /** Everything that is true at a time in ms. */
  readonly poseAt: (t: number) => PatientMoment;
};

/**
 * A simulated person whose every angle, phase and repetition is known.
 * @throws RangeError for an exercise without a motion
 */
export function createPatient(options: PatientOptions): Patient {
  const body = createBody(options.body);
  const seed = options.seed ?? 1;
  const segments: readonly Segment[] =
    "exercise" in options.motion ? [{ kind: "exercise", ...options.motion }] : options.motion;
  const timeline = layOut(
    withTransitions(
      body,
      segments.map((segment, i) => createPart(body, segments, i, segment, deriveSeed(seed, `part ${i}`))),
    ),
  );
  const swayAt = createSway(body, seed, options.sway ?? 1, options.tremor ?? 0);
  const durationMs = timeline.at(-1)?.end ?? 0;
  const flip = (side: PatientSide | "both"): PatientSide | "both" =>
    !options.mirrored || side === "both" ? side : side === "left" ? "right" : "left";

  const momentAt = (t: number) => {
    const clamped = Math.min(durationMs, Math.max(0, t));
    const entry = timeline.find((one) => clamped < one.end) ?? timeline.at(-1);
    if (!entry) throw new RangeError("a patient needs something to do");
    const moment = entry.part.at(clamped - entry.start, swayAt(t));
    return options.mirrored
      ? { ...moment, side: flip(moment.side), posture: mirrorPosture(moment.posture) }
      : moment;
  };

  return {
    body,
    durationMs,
    repetitions: timeline.flatMap(({ part, start }) =>
      part.repetitions.map((rep) => ({
        ...rep,
        side: flip(rep.side),
        start: rep.start + start,
        peak: rep.peak + start,
        end: rep.end + start,
      })),
    ),
    holds: timeline.flatMap(({ part, start }) =>
      part.holds.map((hold) => ({ start: hold.start + start, end: hold.end + start })),
    ),
    exercises: [...new Set(timeline.flatMap(({ part }) => (part.motion ? [part.motion] : [])))],
    parts: timeline.map(({ part, start, end }) => ({ kind: part.kind, start, end })),
    postureAt: (t) => momentAt(t).posture,
    poseAt: (t) => {
      const moment = momentAt(t);
      const points = landmarksOf(body, moment.posture, new Float64Array(LANDMARK_COUNT * 3));
      return { ...moment, points, angles: trueAngles(points, new Float64Array(ANGLE_COUNT)) };
    },
  };
}

function createPart(
  body: Body,
  segments: readonly Segment[],
  index: number,
  segment: Segment,
  seed: number,
): Part {
  switch (segment.kind) {
    case "exercise":
      return createExercise(body, segment, seed);
    case "stand":
      return createStanding(body, segment.seconds, stanceFor(segments, index));
    case "gesture":
      return createGesturing(body, segment.seconds, seed);
    case "tilted":
      return createTilted(body, segment.seconds, segment.tilts);
    case "walk-in":
      return createWalk(body, placeAt(segment.bearing, segment.metres ?? 2.4, "inwards"), {
        x: 0,
        z: 0,
        yaw: 0,
      });
    case "walk-out":
      return createWalk(
        body,
        { x: 0, z: 0, yaw: 0 },
        placeAt(segment.bearing, segment.metres ?? 2.4, "outwards"),
      );
    case "walk-through":
      return createWalk(
        body,
        placeAt(segment.bearing, segment.metres ?? 2.4, "inwards"),
        placeAt(segment.bearing + 180, segment.metres ?? 2.4, "outwards"),
      );
    case "sit-down":
      return createSitting(body, "down");
    case "stand-up":
      return createSitting(body, "up");
  }
}

/** Whoever waits to begin, or has just finished, stands as the exercise begins; if it begins standing. */
function stanceFor(segments: readonly Segment[], index: number): ExerciseMotion | null {
  for (const neighbour of [segments[index + 1], segments[index - 1]]) {
    const motion = neighbour?.kind === "exercise" ? MOTIONS.get(neighbour.exercise) : undefined;
    if (motion?.position === "standing") return motion;
  }
  return null;
}

/** Sitting down and getting up, and then whatever else lies between the parts. */
function withTransitions(body: Body, parts: readonly Part[]): Part[] {
  const seated = between(parts, (before, after) => {
    const from = bearingOf(body, before.at(before.durationMs, NO_SWAY).posture);
    const to = bearingOf(body, after.at(0, NO_SWAY).posture);
    if (from === to || (from !== "sitting" && to !== "sitting")) return null;
    return createSitting(body, to === "sitting" ? "down" : "up");
  });
  return between(seated, (before, after) => createTransition(body, before, after));
}

function between(parts: readonly Part[], bridge: (before: Part, after: Part) => Part | null): Part[] {
  return parts.flatMap((part, index) => {
    const before = parts[index - 1];
    const added = before ? bridge(before, part) : null;
    return added ? [added, part] : [part];
  });
}

function layOut(
  parts: readonly Part[],
): { readonly part: Part; readonly start: number; readonly end: number }[] {
  let clock = 0;
  return parts.map((part) => {
    const start = clock;
    clock += part.durationMs;
    return { part, start, end: clock };
  });
}

/**
 * Sway of quiet standing: some 5 mm at 0.1 to 0.6 Hz (Winter 1995 gives 4 to 7 mm RMS), smaller turns of the trunk, and a
 * tremor where asked for.
 */
function createSway(body: Body, seed: number, amount: number, tremor: number): (t: number) => Sway {
  const random = createRandom(deriveSeed(seed, "sway"));
  const slow = Array.from({ length: 7 }, () => createSmoothNoise(random, 0.1, 0.6));
  const quick = Array.from({ length: 4 }, () => createSmoothNoise(random, 4, 7));
  const metres = (0.005 * body.height) / 1.72;
  const part = (k: number, t: number): number => amount * (slow[k]?.(t) ?? 0);
  const shake = (k: number, t: number): number => tremor * (quick[k]?.(t) ?? 0);
  return (t) => ({
    x: metres * part(0, t),
    z: metres * part(1, t),
    lean: 0.7 * part(2, t) + 0.4 * shake(0, t),
    side: 0.5 * part(3, t) + 0.3 * shake(1, t),
    turn: 1.2 * part(4, t),
    arms: { left: 1.4 * part(5, t) + shake(2, t), right: 1.4 * part(6, t) + shake(3, t) },
  });
}
