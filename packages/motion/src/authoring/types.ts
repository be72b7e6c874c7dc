import type {
  AlignmentRule,
  CameraView,
  ExerciseDefinition,
  FeedbackCode,
  PoseTemplate,
} from "../exercise.ts";
import type { AngleName, MovementName, Refusal, Side } from "../goniometer/angle-names.ts";
import type { LandmarkName } from "../pose/landmarks.ts";
import type { Calibration, Measured } from "../results.ts";

/** A mean over the repetitions of a take, and how far single ones lie from it: a robust standard deviation. */
export type Spread = { readonly mean: number; readonly spread: number };

/** What the take shows one side doing, or both at once, or each in turn. */
export type MovingSide = Side | "both" | "alternating";

/** One repetition of the take, found without knowing the exercise. Times are ms on the take's clock. */
export type AuthoredRepetition = {
  readonly start: number;
  /** The furthest point; of a hold the middle of the time in which it is held. */
  readonly peak: number;
  readonly end: number;
  readonly side: Side | "both";
  /** When the outward movement was over, and when the way back began. */
  readonly outEnd: number;
  readonly backStart: number;
  /** How far it went, in parts of the take's usual repetition. */
  readonly depth: number;
};

/** A take cut into repetitions. */
export type Segmentation = {
  readonly repetitions: readonly AuthoredRepetition[];
  readonly movingSide: MovingSide;
  /** The take shows a pose that is held rather than a movement that is repeated. */
  readonly held: boolean;
  /** The movement by which the repetitions were found. */
  readonly lead: MovementName;
  /** Excursions of the lead that were left out, because they were unlike the others. */
  readonly unlike: readonly { readonly start: number; readonly peak: number; readonly end: number }[];
};

/** A body's angles at one moment, or the mean of several moments. */
export type CapturedPose = {
  /** ms on the take's clock; of a mean over repetitions the moment of the repetition nearest to it. */
  readonly atMs: number;
  /** Degrees with their doubt. */
  readonly angles: Readonly<Partial<Record<AngleName, Measured>>>;
  /** Joints that could not be measured from here, and why. */
  readonly refused: readonly { readonly angle: AngleName; readonly reason: Refusal }[];
  /** The same without sides, as an exercise's templates have it: whole degrees, of the side that moves or the mean of both. */
  readonly template: PoseTemplate;
};

/** The 33 landmarks at one moment as a body of its own, whatever the camera's place in the picture. */
export type CapturedKeypoints = {
  readonly atMs: number;
  /** Degrees: 0 towards the camera, +90 their left side to the camera. */
  readonly facing: number | null;
  /** Torso lengths from the middle of the hips: x right in the picture, y down, z away from the camera. */
  readonly points: Readonly<
    Record<
      LandmarkName,
      { readonly x: number; readonly y: number; readonly z: number; readonly visibility: number }
    >
  >;
};

/** What one movement of one side does in a repetition. Degrees. */
export type AngleRange = {
  readonly movement: MovementName;
  /** `both` for the trunk, which has no side. */
  readonly side: Side | "both";
  readonly start: Spread;
  readonly peak: Spread;
  /** Least and most in any repetition, single wild frames left out. */
  readonly min: number;
  readonly max: number;
  /** Mean over the repetitions of most minus least. */
  readonly range: number;
  /** Part of the movement, 0..1, that is the same in every repetition; the rest is noise or a will of its own. */
  readonly agreement: number;
  /** It makes the exercise's progress. */
  readonly primary: boolean;
};

/** Seconds. */
export type TimingProposal = {
  readonly repetition: Spread;
  readonly out: Spread;
  readonly atPeak: Spread;
  readonly back: Spread;
  /** From the end of one repetition to the start of the next. */
  readonly rest: Spread;
  readonly minRep: number;
  readonly maxRep: number;
  readonly typicalRep: number;
};

export type StabilityProposal = {
  /** How much the hips wander while the pose is kept, torso lengths RMS; null where nothing was kept. */
  readonly sway: { readonly seen: number; readonly limit: number } | null;
  /** How much the angles that should be still tremble, degrees RMS. */
  readonly jitter: { readonly seen: number; readonly limit: number } | null;
  /** For a hold: degrees of tolerance a movement, and what the other side does meanwhile. */
  readonly hold: NonNullable<ExerciseDefinition["hold"]> | null;
};

/** A rule made from a movement that stayed within a narrow band. */
export type AlignmentProposal = {
  /** `<movement>.<during>`: what edits name it by. */
  readonly id: string;
  readonly rule: AlignmentRule;
  /** What the take showed. Degrees. */
  readonly seen: Spread & { readonly min: number; readonly max: number };
  /** Whether the definition has it; the physician may turn it on or off. */
  readonly on: boolean;
};

export type ViewProposal = {
  readonly view: CameraView;
  /** Degrees: 0 towards the camera, +90 their left side to the camera; and how far it turned. */
  readonly facing: Spread;
  /** Primary angles that were refused in more than half of the moving frames, and what would help. */
  readonly refused: readonly AngleName[];
  readonly request: FeedbackCode | null;
};

/** What the physician should know about a take; sentences are in the catalogues. */
export const AUTHORING_NOTES = [
  "few_repetitions",
  "uneven_repetitions",
  "uneven_tempo",
  "some_left_out",
  "small_movement",
  "view_refuses",
  "movement_follows",
  "ends_elsewhere",
  "person_lost",
  "counts_otherwise",
] as const;
export type AuthoringNoteCode = (typeof AUTHORING_NOTES)[number];
export type AuthoringNote = {
  readonly code: AuthoringNoteCode;
  /** The movement it is about, where it is about one. */
  readonly movement: MovementName | null;
  /** The number in the sentence, where there is one. */
  readonly value: number | null;
};

/** Everything that one take says about an exercise. */
export type AuthoredExercise = {
  readonly definition: ExerciseDefinition;
  /** The same for the other side, under an id of its own; null where both sides take part. */
  readonly mirrored: ExerciseDefinition | null;
  readonly repetitions: readonly AuthoredRepetition[];
  readonly poses: Readonly<Record<"start" | "peak" | "end" | "reference", CapturedPose>>;
  readonly ranges: readonly AngleRange[];
  readonly timing: TimingProposal;
  readonly stability: StabilityProposal;
  readonly alignment: readonly AlignmentProposal[];
  readonly view: ViewProposal;
  readonly movingSide: MovingSide;
  readonly notes: readonly AuthoringNote[];
};

export type AuthoringOptions = {
  readonly id: string;
  readonly title?: string | undefined;
  /** Default 1. */
  readonly version?: number | undefined;
  /** What is known of this body. */
  readonly calibration?: Calibration | undefined;
};

/** What a physician changes about a proposal. Absent means as proposed. */
export type AuthoringEdits = {
  readonly title?: string | undefined;
  /** Degrees at start and peak of a primary movement. */
  readonly primary?:
    | Readonly<Partial<Record<MovementName, { readonly start?: number; readonly peak?: number }>>>
    | undefined;
  /** Part of the way to the peak that counts, 0..1. */
  readonly counted?: number | undefined;
  /** Seconds. */
  readonly minRep?: number | undefined;
  readonly maxRep?: number | undefined;
  /** By the proposal's id. Degrees. */
  readonly alignment?:
    | Readonly<
        Record<
          string,
          { readonly on?: boolean; readonly range?: readonly [number, number]; readonly breaks?: boolean }
        >
      >
    | undefined;
};
