import type { Body } from "../body/body.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";

/** How a person's small unwanted movements push a posture about at one moment. Metres and degrees. */
export type Sway = {
  readonly x: number;
  readonly z: number;
  readonly lean: number;
  readonly side: number;
  readonly turn: number;
  /** Of each arm; left and right are not the same. */
  readonly arms: Readonly<Record<PatientSide, number>>;
};

export const NO_SWAY: Sway = { x: 0, z: 0, lean: 0, side: 0, turn: 0, arms: { left: 0, right: 0 } };

/** Where the arms are kept while the legs work. */
export type ArmHabit = "forward" | "hanging" | "crossed" | "hips";

/** One moment of an exercise. */
export type Move = {
  /** 0 at the start, 1 at the usual peak, of each side; the same for both where both work together. */
  readonly progress: Readonly<Record<PatientSide, number>>;
  /** The side that works, where one does. */
  readonly side: PatientSide;
  readonly sway: Sway;
  /** Degrees the trunk leans forward more than it should, at the peak. */
  readonly extraLean: number;
  /** Degrees the knees point inwards of the toes, at the peak. */
  readonly kneeInward: number;
  readonly arms: ArmHabit | null;
};

/** The moment before anything happens. */
export const STILL: Move = {
  progress: { left: 0, right: 0 },
  side: "left",
  sway: NO_SWAY,
  extraLean: 0,
  kneeInward: 0,
  arms: null,
};

/** One exercise as this person performs it: one file each, listed in motions/index.ts. */
export type ExerciseMotion = {
  /** The id of the engine's library. */
  readonly id: string;
  readonly position: "standing" | "sitting" | "floor";
  readonly prop: "none" | "chair" | "mat" | "step" | "bar";
  readonly counting: "reps" | "hold";
  /** Who works if nobody says otherwise; `left` where changing sides would mean lying or standing down anew. */
  readonly sides: "both" | "alternating" | "left";
  /** Seconds: moving out, staying at the peak, moving back, resting before the next. */
  readonly seconds: {
    readonly out: number;
    readonly peak: number;
    readonly back: number;
    readonly rest: number;
  };
  /** The body at one moment. Continuous in `move`. */
  readonly posture: (body: Body, move: Move) => Posture;
};
