/**
 * BlazePose's 33 landmarks, in the model's order (Bazarevsky et al. 2020, "BlazePose").
 * Sides are anatomical: `left` is the person's left, whatever the picture shows.
 */
export const LANDMARK_NAMES = [
  "nose",
  "left_eye_inner",
  "left_eye",
  "left_eye_outer",
  "right_eye_inner",
  "right_eye",
  "right_eye_outer",
  "left_ear",
  "right_ear",
  "mouth_left",
  "mouth_right",
  "left_shoulder",
  "right_shoulder",
  "left_elbow",
  "right_elbow",
  "left_wrist",
  "right_wrist",
  "left_pinky",
  "right_pinky",
  "left_index",
  "right_index",
  "left_thumb",
  "right_thumb",
  "left_hip",
  "right_hip",
  "left_knee",
  "right_knee",
  "left_ankle",
  "right_ankle",
  "left_heel",
  "right_heel",
  "left_foot_index",
  "right_foot_index",
] as const;

export type LandmarkName = (typeof LANDMARK_NAMES)[number];

/** Number of landmarks in a pose. */
export const LANDMARK_COUNT = 33;
/** Numbers a landmark: x, y, z, visibility. */
export const LANDMARK_STRIDE = 4;

/** Index of each landmark by name. */
export const LANDMARK = Object.fromEntries(LANDMARK_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<LandmarkName, number>
>;

/** The lines of a drawn skeleton, as pairs of landmark indices (face left out). */
export const SKELETON_EDGES: readonly (readonly [number, number])[] = [
  [11, 12],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
  [11, 23],
  [12, 24],
  [23, 24],
  [23, 25],
  [25, 27],
  [24, 26],
  [26, 28],
  [27, 29],
  [29, 31],
  [27, 31],
  [28, 30],
  [30, 32],
  [28, 32],
];

/** Index of the same landmark on the other side of the body. */
export const MIRRORED_LANDMARK: readonly number[] = LANDMARK_NAMES.map((name) => {
  const other = name.includes("left") ? name.replace("left", "right") : name.replace("right", "left");
  return LANDMARK_NAMES.indexOf(other as LandmarkName);
});
