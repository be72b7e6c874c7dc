import type { MovementName } from "./goniometer/angle-names.ts";

/** Degrees of each movement that matters in a pose of the exercise. */
export type PoseTemplate = Partial<Record<MovementName, number>>;

/** From where the camera has to look for this exercise to be measured. */
export type CameraView = "front" | "side" | "diagonal" | "any";

export type BodyPosition = "standing" | "sitting" | "floor" | "kneeling";

/**
 * A movement rule that is watched during a repetition. Outside `range` (degrees) for longer than `graceMs` the cue
 * `cue` is given; if `breaks` is true the repetition is not counted (reason `alignment`).
 */
export type AlignmentRule = {
  readonly movement: MovementName;
  readonly range: readonly [number, number];
  /** `moving`: only between leaving and regaining the start pose. */
  readonly during: "always" | "moving" | "peak";
  readonly graceMs: number;
  readonly cue: FeedbackCode;
  readonly breaks: boolean;
};

/**
 * What the engine may say. Sentences live in the i18n catalogues under `feedback.<code>`; the engine emits codes only.
 */
export const FEEDBACK_CODES = [
  "go_deeper",
  "go_higher",
  "slow_down",
  "return_fully",
  "hold_still",
  "keep_back_straight",
  "stand_upright",
  "stay_bent_forward",
  "knees_out",
  "keep_hips_level",
  "keep_hips_up",
  "straighten_knees",
  "straighten_elbows",
  "keep_elbows_still",
  "keep_thighs_still",
  "move_both_sides",
  "other_side",
  "step_back",
  "step_into_view",
  "turn_to_side",
  "turn_to_front",
  "more_light",
  "good_rep",
  "last_rep",
  "halfway",
  "hold_started",
  "hold_lost",
] as const;
export type FeedbackCode = (typeof FEEDBACK_CODES)[number];

/**
 * An exercise is data. Sentences about it (name, instruction, cues, common errors) are in the catalogues under
 * `exercises.<id>`; a physician's own exercise carries its `title` itself.
 */
export type ExerciseDefinition = {
  /** Lower-case, hyphenated, stable for ever. */
  readonly id: string;
  /** Whole number, raised with every change that can change a result. */
  readonly version: number;
  readonly title?: string;
  /** How it is done, in the words of the physician who made it; the library's are in the catalogues. */
  readonly instruction?: string;
  readonly region: "shoulder" | "elbow" | "trunk" | "hip" | "knee" | "ankle" | "balance" | "whole_body";
  readonly position: BodyPosition;
  readonly view: CameraView;
  /**
   * `reps`: both sides together, or the one side that moves. `alternating`: each side's movement is a repetition of its own.
   * `hold`: time in the pose `templates.peak`.
   */
  readonly counting: "reps" | "alternating" | "hold";
  /** Which sides take part: `both` at once, or `either` one at a time (the engine finds out which). */
  readonly sides: "both" | "either";
  /** The movements that make progress, with their weights (any positive numbers). */
  readonly primary: readonly { readonly movement: MovementName; readonly weight: number }[];
  /**
   * What stays where it is through a repetition: the `hips` (and the feet with them), both `feet`, or `one_foot` that stands. Somebody
   * who walks or jumps makes most movements of this library in passing; those are not counted. Absent where all of it moves.
   */
  readonly stays?: "hips" | "feet" | "one_foot";
  /**
   * `start` and `peak` give every primary movement. Other movements of `start` say in which posture the exercise is done:
   * a repetition that begins or ends in quite another one is not counted. For holds `peak` is the pose to hold.
   */
  readonly templates: {
    readonly start: PoseTemplate;
    readonly peak: PoseTemplate;
    /** Where the repetition ends if not at `start`. */
    readonly end?: PoseTemplate;
    /** The ideal the ghost draws, if not `peak`. */
    readonly reference?: PoseTemplate;
  };
  /** Part of the way from start to peak (0..1) that an attempt must reach to count, and to be noticed at all. */
  readonly depth: { readonly counted: number; readonly partial: number };
  /** Seconds. */
  readonly timing: { readonly minRep: number; readonly maxRep: number; readonly typicalRep: number };
  /** For holds: degrees of tolerance a movement, and the longest loss (ms) that does not end the hold. */
  readonly hold?: {
    readonly tolerance: PoseTemplate;
    /** For one-sided holds: what the other side must do meanwhile, degrees from … to. */
    readonly support?: Partial<Record<MovementName, readonly [number, number]>>;
    readonly graceMs: number;
  };
  readonly alignment: readonly AlignmentRule[];
  /** Metabolic equivalents, low and high (2024 Adult Compendium). */
  readonly met: readonly [number, number];
  /** Weights of the quality score's parts; they need not sum to one. */
  readonly quality: {
    readonly range: number;
    readonly alignment: number;
    readonly tempo: number;
    readonly stability: number;
    readonly completion: number;
  };
};
