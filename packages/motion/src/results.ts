import type { FeedbackCode } from "./exercise.ts";
import type { AngleName, Refusal, Side } from "./goniometer/angle-names.ts";

/** An angle with its doubt: the true value lies within ± `plusMinus` in at least 90 % of frames. Degrees. */
export type Measured = { readonly value: number; readonly plusMinus: number };

export type Phase = "rest" | "out" | "peak" | "back";

/** Why an attempt was not counted. */
export const REP_REFUSALS = [
  "too_shallow",
  "too_fast",
  "too_slow",
  "wrong_side",
  "joint_lost",
  "alignment",
  "left_place",
  "other_posture",
  "unfinished",
] as const;
export type RepRefusal = (typeof REP_REFUSALS)[number];

/** One attempt, counted or not, and why. Times are ms on the trace's clock. */
export type LedgerEntry = {
  readonly start: number;
  readonly peak: number;
  readonly end: number;
  readonly side: Side | "both";
  readonly counted: boolean;
  readonly reason: RepRefusal | null;
  /** The primary angles at the peak. */
  readonly angles: Readonly<Partial<Record<AngleName, Measured>>>;
  /** Part of the way from start to peak template, 1 = all of it. */
  readonly depth: number;
  /** Durations in ms: moving out, at the peak, moving back. */
  readonly tempo: { readonly out: number; readonly peak: number; readonly back: number };
  /** 0..100, null where nothing could be scored. */
  readonly quality: number | null;
  /** Smoothness of the outward movement (Balasubramanian 2015); closer to 0 is smoother. */
  readonly sparc: number | null;
  readonly feedback: readonly FeedbackCode[];
};

/**
 * What is true now; one object, overwritten by every frame. Copy what you keep.
 * `angles`, `plusMinus`: degrees, indexed by ANGLE; NaN where refused, and then `refusals` says why (index into REFUSALS).
 */
export type Readout = {
  t: number;
  /** Somebody is seen. */
  present: boolean;
  /** The start pose was held, so that a repetition may begin. Always true in recorded mode. */
  armed: boolean;
  /** 0..1, how long the start pose has been held, on the way to `armed`. */
  arming: number;
  phase: Phase;
  /** 0 at the start template, 1 at the peak template; may pass both a little. NaN while nothing is known. */
  progress: number;
  /** The side that is moving, where the exercise has one. */
  side: Side | "both";
  repetitions: number;
  partial: number;
  /** Seconds held so far, all holds together. */
  holdSeconds: number;
  holding: boolean;
  angles: Float64Array;
  plusMinus: Float64Array;
  refusals: Uint8Array;
  /** The lifted body: 33 × 3, body units of one torso length, x right, y down, z away from the camera; origin between the hips. */
  body: Float32Array;
  /** Direction the person faces, degrees: 0 towards the camera, +90 their left side to the camera. NaN if unknown. */
  facing: number;
};

export type MotionEvent =
  | { readonly type: "armed"; readonly t: number }
  | { readonly type: "lost"; readonly t: number }
  | { readonly type: "found"; readonly t: number }
  | { readonly type: "attempt"; readonly t: number; readonly index: number; readonly entry: LedgerEntry }
  | { readonly type: "hold"; readonly t: number; readonly holding: boolean; readonly holdSeconds: number }
  | { readonly type: "feedback"; readonly t: number; readonly code: FeedbackCode };

/** What is learned about a body and kept with the patient as a prior. Lengths in torso units (mid-hip to mid-shoulder = 1). */
export type Calibration = {
  readonly version: 1;
  /** Length of each bone of goniometer/bones.ts, in its order. */
  readonly bones: readonly number[];
  /** How sure, 0..1, of each. */
  readonly confidence: readonly number[];
  /** Downward pitch of the camera in degrees, null if not known. */
  readonly cameraPitch: number | null;
};

export type QualityParts = {
  readonly range: number | null;
  readonly alignment: number | null;
  readonly tempo: number | null;
  readonly stability: number | null;
  readonly completion: number | null;
};

export type SessionSummary = {
  readonly exercise: string;
  /** 1 where the exercise was given; the classifier's confidence in auto mode. */
  readonly confidence: number;
  readonly repetitions: number;
  readonly partial: number;
  readonly holdSeconds: number;
  readonly durationMs: number;
  /** Part of frames in which the person was seen, 0..1. */
  readonly seen: number;
  readonly ledger: readonly LedgerEntry[];
  /** Largest and smallest value of each angle that was measured. */
  readonly range: Readonly<Partial<Record<AngleName, { readonly min: Measured; readonly max: Measured }>>>;
  readonly stability: {
    /** Body units (torso lengths); null where it could not be measured. */
    readonly swayPath: number | null;
    readonly swayRms: number | null;
    /** 95 % ellipse, torso lengths squared. */
    readonly swayArea: number | null;
    /** Degrees, RMS while holding still. */
    readonly jitter: number | null;
  };
  readonly smoothness: { readonly sparc: number | null; readonly ldlj: number | null };
  /** (left − right) / mean of both, of range and of tempo, −1..1; null for one side only. */
  readonly symmetry: { readonly range: number | null; readonly tempo: number | null };
  /** Change per repetition over the set. */
  readonly fatigue: {
    readonly tempoMs: number | null;
    readonly range: number | null;
    readonly sparc: number | null;
  };
  readonly quality: { readonly score: number | null; readonly parts: QualityParts };
  readonly feedback: Readonly<Partial<Record<FeedbackCode, number>>>;
  /** Angles that the view could not support, and what would help. */
  readonly refused: readonly {
    readonly angle: AngleName;
    readonly reason: Refusal;
    readonly request: FeedbackCode | null;
    /** Degrees to turn for that, positive to their left; absent where it cannot be said. */
    readonly turn?: number;
  }[];
  readonly versions: { readonly engine: string; readonly exercise: string };
};
