/** From where a picture was taken. `left`: the camera sees the person's left side. */
export const POSTURE_VIEWS = ["front", "left", "right", "back"] as const;
export type PostureView = (typeof POSTURE_VIEWS)[number];

/** What a posture analysis can say. Stable for ever: results are stored under them. */
export const POSTURE_MEASURES = [
  "shoulder_level",
  "pelvic_level",
  "trunk_lean_frontal",
  "head_tilt",
  "weight_shift",
  "knee_alignment_left",
  "knee_alignment_right",
  "trunk_lean_sagittal",
  "forward_head",
  "craniovertebral_angle",
  "shoulder_protraction",
  "pelvis_over_ankle",
  "knee_sagittal",
] as const;
export type PostureMeasureName = (typeof POSTURE_MEASURES)[number];

/**
 * Where a reference range comes from.
 * - `ferreira_2011`: Ferreira et al., J Manipulative Physiol Ther 2011;34:371–380: photographs of 115 healthy young adults;
 *   small asymmetries are the normal state, lower limbs 178° in the anterior view.
 * - `kendall_2005`: Kendall et al., Muscles: Testing and Function with Posture and Pain, 5th ed.: ideal alignment along a
 *   plumb line; the width of the range is this product's convention.
 * - `lau_2009`: Lau, Chiu, Lam, Manual Therapy 2009;14:363–368: craniovertebral angle 50.6 ± 2.1° without and 43.9 ± 3.6° with
 *   neck pain; the lower limit is two standard deviations under the first mean.
 */
export const REFERENCE_SOURCES = ["ferreira_2011", "kendall_2005", "lau_2009"] as const;
export type ReferenceSource = (typeof REFERENCE_SOURCES)[number];

/** Degrees. Outside is worth a note. */
export type PostureReference = {
  readonly low: number;
  readonly high: number;
  readonly source: ReferenceSource;
};

/** A point that a line is drawn to; `middle` of a pair, or C7, which only a person can mark. */
export type PosturePoint =
  | `${"left" | "right"}_${"ear" | "shoulder" | "hip" | "knee" | "ankle"}`
  | `middle_${"ear" | "shoulder" | "hip" | "ankle"}`
  | "c7";

export type PostureMeasure = {
  readonly name: PostureMeasureName;
  readonly views: readonly PostureView[];
  readonly reference: PostureReference;
  /** Degrees further than the reference range from which on a professional should look. */
  readonly reviewBeyond: number;
  /** Weight of this part in the score. */
  readonly weight: number;
  /** Measured against the plumb line, so that a turned camera falsifies it. */
  readonly plumb: boolean;
  /**
   * The pose model's points do not follow this part of the body: what they say of it has no correlation with the truth on rendered
   * people (docs/benchmarks.md), so that it is measured from points put by hand alone.
   */
  readonly byHand: boolean;
};

const BY_HAND: ReadonlySet<PostureMeasureName> = new Set<PostureMeasureName>(["pelvic_level"]);

const FRONTAL = ["front", "back"] as const;
const SAGITTAL = ["left", "right"] as const;
const level: PostureReference = { low: -2, high: 2, source: "ferreira_2011" };

function measure(
  name: PostureMeasureName,
  views: readonly PostureView[],
  reference: PostureReference,
  weight: number,
  plumb = true,
): PostureMeasure {
  return { name, views, reference, reviewBeyond: 3, weight, plumb, byHand: BY_HAND.has(name) };
}

/**
 * One row a measure. Signs: levels positive where the person's left side is higher; leans in the frontal plane and weight
 * shift positive to the person's left; in the sagittal plane positive forward; knee alignment positive where the knee is
 * inward of the line from hip to ankle (the frontal plane projection angle, never a valgus angle in space); sagittal knee
 * positive bent, negative overextended. The craniovertebral angle lies between the horizontal and the line C7 to ear.
 */
export const POSTURE_TABLE: readonly PostureMeasure[] = [
  measure("shoulder_level", FRONTAL, level, 3),
  measure("pelvic_level", FRONTAL, level, 3),
  measure("trunk_lean_frontal", FRONTAL, level, 3),
  measure("head_tilt", FRONTAL, { low: -3, high: 3, source: "ferreira_2011" }, 2),
  measure("weight_shift", FRONTAL, level, 1),
  measure("knee_alignment_left", FRONTAL, { low: -5, high: 5, source: "ferreira_2011" }, 1, false),
  measure("knee_alignment_right", FRONTAL, { low: -5, high: 5, source: "ferreira_2011" }, 1, false),
  measure("trunk_lean_sagittal", SAGITTAL, { low: -4, high: 4, source: "kendall_2005" }, 3),
  measure("forward_head", SAGITTAL, { low: -5, high: 12, source: "kendall_2005" }, 2),
  measure("craniovertebral_angle", SAGITTAL, { low: 46.4, high: 65, source: "lau_2009" }, 2),
  measure("shoulder_protraction", SAGITTAL, { low: -6, high: 4, source: "kendall_2005" }, 2, false),
  measure("pelvis_over_ankle", SAGITTAL, { low: -2, high: 6, source: "kendall_2005" }, 1),
  measure("knee_sagittal", SAGITTAL, { low: -5, high: 8, source: "kendall_2005" }, 1, false),
];

/** The row of a measure. */
export function postureMeasure(name: PostureMeasureName): PostureMeasure {
  const row = POSTURE_TABLE.find((each) => each.name === name);
  if (!row) throw new RangeError(`there is no measure ${name}`);
  return row;
}

/** Lines that show a measure over the picture, by view: from point to point. */
export function postureLines(
  name: PostureMeasureName,
  view: PostureView,
): readonly (readonly [PosturePoint, PosturePoint])[] {
  const near = view === "right" ? "right" : "left";
  switch (name) {
    case "shoulder_level":
      return [["left_shoulder", "right_shoulder"]];
    case "pelvic_level":
      return [["left_hip", "right_hip"]];
    case "trunk_lean_frontal":
      return [["middle_hip", "middle_shoulder"]];
    case "head_tilt":
      return [["left_ear", "right_ear"]];
    case "weight_shift":
      return [["middle_ankle", "middle_hip"]];
    case "knee_alignment_left":
    case "knee_alignment_right": {
      const side = name === "knee_alignment_left" ? "left" : "right";
      return [
        [`${side}_hip`, `${side}_knee`],
        [`${side}_knee`, `${side}_ankle`],
      ];
    }
    case "trunk_lean_sagittal":
      return [[`${near}_hip`, `${near}_shoulder`]];
    case "forward_head":
      return [[`${near}_shoulder`, `${near}_ear`]];
    case "craniovertebral_angle":
      return [["c7", `${near}_ear`]];
    case "shoulder_protraction":
      return [
        [`${near}_hip`, `${near}_shoulder`],
        [`${near}_hip`, `${near}_ear`],
      ];
    case "pelvis_over_ankle":
      return [[`${near}_ankle`, `${near}_hip`]];
    case "knee_sagittal":
      return [
        [`${near}_hip`, `${near}_knee`],
        [`${near}_knee`, `${near}_ankle`],
      ];
  }
}
