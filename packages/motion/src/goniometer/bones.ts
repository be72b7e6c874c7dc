import { LANDMARK, type LandmarkName } from "../pose/landmarks.ts";

/**
 * The joints that are lifted to three dimensions, in the lift's own order: from the ends of the limbs to the trunk, the
 * order in which the lift's equations are cheapest to solve.
 */
export const LIFTED: readonly LandmarkName[] = [
  "left_foot_index",
  "right_foot_index",
  "left_heel",
  "right_heel",
  "left_ankle",
  "right_ankle",
  "left_knee",
  "right_knee",
  "left_wrist",
  "right_wrist",
  "left_elbow",
  "right_elbow",
  "left_hip",
  "right_hip",
  "left_shoulder",
  "right_shoulder",
];
export const LIFTED_COUNT = LIFTED.length;
/** Landmark index of each lifted joint. */
export const LIFTED_LANDMARK: readonly number[] = LIFTED.map((name) => LANDMARK[name]);

/**
 * Segment lengths in parts of the torso (mid-shoulder to mid-hip, 0.288 of the body's height), from Drillis & Contini 1966
 * and Winter 2009; widths and feet are those between BlazePose's landmarks, which lie nearer together than the bones.
 */
const SEGMENTS = {
  upper_arm: 0.65,
  forearm: 0.53,
  thigh: 0.85,
  shank: 0.85,
  ankle_heel: 0.2,
  heel_toe: 0.52,
  ankle_toe: 0.46,
} as const;

type Kind = keyof typeof SEGMENTS | "shoulders" | "hips" | "flank" | "diagonal";

export type Bone = {
  readonly kind: Kind;
  /** Places in LIFTED. */
  readonly a: number;
  readonly b: number;
  /** Torso lengths, before anything is known of the person. */
  readonly prior: number;
  /** The same bone on the other side shares its length; place in BONES. */
  readonly twin: number;
};

const SHOULDERS = 0.68;
const HIPS = 0.4;
const FLANK = Math.hypot(1, (SHOULDERS - HIPS) / 2);
const DIAGONAL = Math.hypot(1, (SHOULDERS + HIPS) / 2);

const place = (name: LandmarkName): number => LIFTED.indexOf(name);

function pair(kind: Kind, from: string, to: string, prior: number): Omit<Bone, "twin">[] {
  return (["left", "right"] as const).map((side) => ({
    kind,
    a: place(`${side}_${from}` as LandmarkName),
    b: place(`${side}_${to}` as LandmarkName),
    prior,
  }));
}

const LIST: readonly Omit<Bone, "twin">[] = [
  { kind: "shoulders", a: place("left_shoulder"), b: place("right_shoulder"), prior: SHOULDERS },
  { kind: "hips", a: place("left_hip"), b: place("right_hip"), prior: HIPS },
  ...pair("flank", "shoulder", "hip", FLANK),
  { kind: "diagonal", a: place("left_shoulder"), b: place("right_hip"), prior: DIAGONAL },
  { kind: "diagonal", a: place("right_shoulder"), b: place("left_hip"), prior: DIAGONAL },
  ...pair("upper_arm", "shoulder", "elbow", SEGMENTS.upper_arm),
  ...pair("forearm", "elbow", "wrist", SEGMENTS.forearm),
  ...pair("thigh", "hip", "knee", SEGMENTS.thigh),
  ...pair("shank", "knee", "ankle", SEGMENTS.shank),
  ...pair("ankle_heel", "ankle", "heel", SEGMENTS.ankle_heel),
  ...pair("heel_toe", "heel", "foot_index", SEGMENTS.heel_toe),
  ...pair("ankle_toe", "ankle", "foot_index", SEGMENTS.ankle_toe),
];

/** Every distance of the body that stays (nearly) the same while it moves. The order is part of `Calibration`. */
export const BONES: readonly Bone[] = LIST.map((bone, i) => ({
  ...bone,
  twin: LIST.findIndex((other, j) => j !== i && other.kind === bone.kind),
}));
