import { LANDMARK, LANDMARK_STRIDE, type LandmarkName } from "../pose/landmarks.ts";

/**
 * What one look at a body says about its pose without saying where it is, how large, from which side the camera looks or
 * which of its sides is which: angles, directions against the vertical and against the trunk, and distances in trunk
 * lengths. Lengths are taken in the same frame, so that recordings survive whose scale was lost frame by frame.
 */
export const SIGNALS = [
  "trunk_up",
  "trunk_up_3d",
  "trunk_length",
  "shoulder_width",
  "shoulder_depth",
  "chest_up",
  "face_down",
  "head_up",
  "head_ahead",
  "hip_height",
  "shoulder_height",
  "hands_apart",
  "elbows_apart",
  "knees_apart",
  "ankles_apart",
  "ankles_apart_3d",
  "hands_uneven",
  "knees_uneven",
  "ankles_uneven",
] as const;

/** The same for each side. Angles in half turns, directions as cosines, distances in trunk lengths. */
export const SIDE_SIGNALS = [
  "elbow",
  "elbow_3d",
  "shoulder",
  "shoulder_3d",
  "hip",
  "hip_3d",
  "knee",
  "knee_3d",
  "ankle",
  "upper_arm_up",
  "forearm_up",
  "thigh_up",
  "shank_up",
  "foot_up",
  "upper_arm_ahead",
  "upper_arm_out",
  "upper_arm_along",
  "forearm_ahead",
  "forearm_out",
  "forearm_along",
  "thigh_ahead",
  "thigh_out",
  "thigh_along",
  "shank_ahead",
  "shank_out",
  "shank_along",
  "hand_height",
  "hand_to_shoulder",
  "hand_to_hip",
  "hand_to_knee",
  "hand_to_nose",
  "knee_height",
  "ankle_height",
] as const;

/** Numbers a frame: the body's, then the left side's, then the right side's. */
export const SIGNAL_COUNT = SIGNALS.length + 2 * SIDE_SIGNALS.length;

/** Below this a landmark is a guess about something outside of the picture. */
const SEEN = 0.25;
/** Length of each segment against the trunk's (Winter, "Biomechanics and Motor Control of Human Movement"). */
const THIGH = 0.85;
const UPPER_ARM = 0.65;

/**
 * @param landmarks 33 × 4, any unit as long as x, y and z have the same: y downwards, z away from the camera
 * @param out SIGNAL_COUNT numbers from `offset` on; not-a-number where a landmark was not seen
 */
export function readSignals(landmarks: Float32Array, out: Float32Array, offset: number): void {
  const body = new Points(landmarks);
  const left = body.side("left");
  const right = body.side("right");
  const hips = middle(left.hip, right.hip);
  const shoulders = middle(left.shoulder, right.shoulder);
  const trunk = minus(shoulders, hips);
  const unit = Math.max(
    flat(trunk),
    ...[left, right].flatMap((side) => [
      known(flat(minus(side.knee, side.hip)) / THIGH),
      known(flat(minus(side.ankle, side.knee)) / THIGH),
      known(flat(minus(side.elbow, side.shoulder)) / UPPER_ARM),
    ]),
  );
  const across = minus(middle(left.shoulder, left.hip), middle(right.shoulder, right.hip));
  const axes = axesOf(trunk, across);
  const ankles = middle(left.ankle, right.ankle);
  const nose = body.at("nose");
  const ears = middle(body.at("left_ear"), body.at("right_ear"));
  const apart = (a: Point, b: Point): number => flat(minus(a, b)) / unit;
  const uneven = (a: Point, b: Point): number => Math.abs(a[1] - b[1]) / unit;

  let next = offset;
  const put = (value: number): void => {
    out[next] = Number.isFinite(value) ? Math.max(-4, Math.min(4, value)) : Number.NaN;
    next += 1;
  };
  put(-trunk[1] / flat(trunk));
  put(-trunk[1] / length(trunk));
  put(flat(trunk) / unit);
  put(apart(left.shoulder, right.shoulder));
  put(Math.abs(left.shoulder[2] - right.shoulder[2]) / length(minus(left.shoulder, right.shoulder)));
  put(-axes.ahead[1]);
  put((nose[1] - ears[1]) / unit);
  put((shoulders[1] - nose[1]) / unit);
  put(Math.abs(nose[0] - shoulders[0]) / unit);
  put((ankles[1] - hips[1]) / unit);
  put((ankles[1] - shoulders[1]) / unit);
  put(apart(left.wrist, right.wrist));
  put(apart(left.elbow, right.elbow));
  put(apart(left.knee, right.knee));
  put(apart(left.ankle, right.ankle));
  put(length(minus(left.ankle, right.ankle)) / Math.max(unit, length(trunk)));
  put(uneven(left.wrist, right.wrist));
  put(uneven(left.knee, right.knee));
  put(uneven(left.ankle, right.ankle));

  for (const [side, outwards] of [
    [left, 1],
    [right, -1],
  ] as const) {
    const upperArm = minus(side.elbow, side.shoulder);
    const forearm = minus(side.wrist, side.elbow);
    const thigh = minus(side.knee, side.hip);
    const shank = minus(side.ankle, side.knee);
    const foot = minus(side.toe, side.heel);
    const flank = minus(side.hip, side.shoulder);
    const bothWays = (a: Point, b: Point): void => {
      put(angle2(a, b));
      put(angle3(a, b));
    };
    bothWays(back(upperArm), forearm);
    bothWays(upperArm, flank);
    bothWays(back(flank), thigh);
    bothWays(back(thigh), shank);
    put(angle2(back(shank), foot));
    for (const limb of [upperArm, forearm, thigh, shank, foot]) put(-limb[1] / flat(limb));
    for (const limb of [upperArm, forearm, thigh, shank]) {
      const size = length(limb);
      put(dot(limb, axes.ahead) / size);
      put((outwards * dot(limb, axes.out)) / size);
      put(dot(limb, axes.along) / size);
    }
    put((side.shoulder[1] - side.wrist[1]) / unit);
    put(apart(side.wrist, side.shoulder));
    put(apart(side.wrist, side.hip));
    put(apart(side.wrist, side.knee));
    put(apart(side.wrist, nose));
    put((side.hip[1] - side.knee[1]) / unit);
    put((side.hip[1] - side.ankle[1]) / unit);
  }
}

type Point = readonly [number, number, number];
type BodySide = Readonly<
  Record<"shoulder" | "elbow" | "wrist" | "hip" | "knee" | "ankle" | "heel" | "toe", Point>
>;

const UNSEEN: Point = [Number.NaN, Number.NaN, Number.NaN];

class Points {
  private readonly landmarks: Float32Array;
  constructor(landmarks: Float32Array) {
    this.landmarks = landmarks;
  }

  at(name: LandmarkName): Point {
    const k = LANDMARK[name] * LANDMARK_STRIDE;
    const [x, y, z, visibility] = this.landmarks.subarray(k, k + LANDMARK_STRIDE);
    // A visibility that is missing or not a number is no reason to doubt a point.
    return visibility < SEEN ? UNSEEN : [x, y, z];
  }

  side(side: "left" | "right"): BodySide {
    return {
      shoulder: this.at(`${side}_shoulder`),
      elbow: this.at(`${side}_elbow`),
      wrist: this.at(`${side}_wrist`),
      hip: this.at(`${side}_hip`),
      knee: this.at(`${side}_knee`),
      ankle: this.at(`${side}_ankle`),
      heel: this.at(`${side}_heel`),
      toe: this.at(`${side}_foot_index`),
    };
  }
}

/** Unit vectors of the trunk: towards the head, to the left, and out of the chest. */
function axesOf(trunk: Point, across: Point): Readonly<Record<"along" | "out" | "ahead", Point>> {
  const along = unitOf(trunk);
  const share = dot(across, along);
  const out = unitOf([
    across[0] - share * along[0],
    across[1] - share * along[1],
    across[2] - share * along[2],
  ]);
  return {
    along,
    out,
    // y points down and z away: this order points out of the chest.
    ahead: [
      out[1] * along[2] - out[2] * along[1],
      out[2] * along[0] - out[0] * along[2],
      out[0] * along[1] - out[1] * along[0],
    ],
  };
}

function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function back(a: Point): Point {
  return [-a[0], -a[1], -a[2]];
}

function middle(a: Point, b: Point): Point {
  if (!Number.isFinite(a[0])) return b;
  if (!Number.isFinite(b[0])) return a;
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
}

function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function flat(a: Point): number {
  return Math.hypot(a[0], a[1]);
}

function length(a: Point): number {
  return Math.hypot(a[0], a[1], a[2]);
}

function unitOf(a: Point): Point {
  const size = length(a);
  return [a[0] / size, a[1] / size, a[2] / size];
}

/** Half turns between two vectors in the picture. */
function angle2(a: Point, b: Point): number {
  return Math.abs(Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1])) / Math.PI;
}

/** Half turns between two vectors in space. */
function angle3(a: Point, b: Point): number {
  return Math.acos(Math.max(-1, Math.min(1, dot(a, b) / (length(a) * length(b))))) / Math.PI;
}

function known(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
