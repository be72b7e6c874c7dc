import { LANDMARK, type LandmarkName } from "../pose/landmarks.ts";
import { tenth } from "../signal/rounding.ts";
import { plainAngle } from "./angles.ts";
import { picturePlane, type PostureCorrections, worldPlane } from "./body-plane.ts";
import { correctionOf } from "./calibration.ts";
import { levelOf, type PostureLevel } from "./judge.ts";
import {
  POSTURE_TABLE,
  postureLines,
  type PostureMeasure,
  type PostureMeasureName,
  type PosturePoint,
  type PostureReference,
  type PostureView,
} from "./measures.ts";
import type { PostureStill } from "./still.ts";
import { type PostureRefusal, viewFault, type ViewFault } from "./view-check.ts";

/** Raised with every change that can change a result. */
export const POSTURE_VERSION = 1;

/** How a camera was turned while it took the picture. Degrees by which a plumb line is turned clockwise in the picture. */
export type PostureRoll = {
  readonly degrees: number;
  /** `gravity`: the device said so. `plumb`: a person lined the picture up with something upright. `unknown`: taken as 0. */
  readonly from: "gravity" | "plumb" | "unknown";
};

export type PostureMeasurement = {
  readonly measure: PostureMeasureName;
  readonly view: PostureView;
  /** Degrees, signs as in POSTURE_TABLE. */
  readonly value: number;
  /** Half of the 95 % interval, degrees. */
  readonly plusMinus: number;
  readonly reference: PostureReference;
  readonly level: PostureLevel;
  /** A point of it was put by hand. */
  readonly corrected: boolean;
};

export type RefusedPosture = {
  readonly measure: PostureMeasureName;
  readonly view: PostureView;
  readonly reason: PostureRefusal;
};

/** What one view says, and what it cannot. With a fault it says nothing at all. */
export type PostureViewResult = {
  readonly view: PostureView;
  readonly fault: ViewFault | null;
  readonly measurements: readonly PostureMeasurement[];
  readonly refused: readonly RefusedPosture[];
  readonly version: number;
};

/** Standard deviation of the roll by how it is known, degrees: phones tell gravity to about half a degree. */
const ROLL_SD = { gravity: 0.3, plumb: 0.5, unknown: 1.2 } as const;
/** How exactly a person puts a point, in parts of the distance of ear and ankle (1 cm of 1.6 m). */
const HAND_SD = 0.006;
const LEAST_VISIBILITY = 0.5;
const NORMAL_95 = 1.96;

/** Measures one view: the medians of its pictures, points put by hand, and how the camera was turned. */
export function measureView(
  still: PostureStill | null,
  view: PostureView,
  corrections: PostureCorrections,
  roll: PostureRoll,
): PostureViewResult {
  const rows = POSTURE_TABLE.filter(({ views }) => views.includes(view));
  const fault = viewFault(still, roll.degrees);
  if (fault || !still) {
    const reason = fault?.reason ?? "nobody";
    return {
      view,
      fault: fault ?? { reason: "nobody", seen: null },
      measurements: [],
      refused: rows.map(({ name }) => ({ measure: name, view, reason })),
      version: POSTURE_VERSION,
    };
  }
  const measurements: PostureMeasurement[] = [];
  const refused: RefusedPosture[] = [];
  for (const row of rows) {
    const said = measureOne(row, still, corrections, roll);
    if (typeof said === "string") refused.push({ measure: row.name, view, reason: said });
    else measurements.push(said);
  }
  return { view, fault: null, measurements, refused, version: POSTURE_VERSION };
}

function measureOne(
  row: PostureMeasure,
  still: PostureStill,
  corrections: PostureCorrections,
  roll: PostureRoll,
): PostureMeasurement | PostureRefusal {
  const { view } = still;
  const { name } = row;
  const lines = postureLines(name, view);
  const points = [...new Set(lines.flat().flatMap(landmarksOfPoint))];
  if (name === "craniovertebral_angle" && !corrections.c7) return "c7_not_marked";
  const automatic = points.filter((point) => !isCorrected(point, corrections));
  if (row.byHand && automatic.length > 0) return "mark_by_hand";
  const places = automatic.map((point) => still.points[LANDMARK[point]] ?? [0, 0, 0, 0]);
  if (places.some(([x, y]) => x < 0 || x > 1 || y < 0 || y > 1)) return "outside";
  if (places.some(([, , visibility]) => visibility < LEAST_VISIBILITY)) return "hidden";

  const plane = picturePlane(still, corrections, roll.degrees);
  const plain = plainAngle(name, plane);
  if (plain === null) return "c7_not_marked";
  const corrected = automatic.length < points.length || name === "craniovertebral_angle";
  // Points put by hand have no bias of the pose model's to take away.
  const bias = corrected
    ? { add: 0, sd: handSd(lines, still) }
    : correctionOf(name, view, plane, worldPlane(still));
  const value = plain + bias.add;
  const scatter = automatic.length === 0 ? 0 : scatterSd(lines, still);
  const turned = row.plumb ? ROLL_SD[roll.from] : 0;
  const plusMinus = NORMAL_95 * Math.hypot(bias.sd, scatter, turned);
  return {
    measure: name,
    view,
    value: tenth(value),
    plusMinus: Math.max(0.1, tenth(plusMinus)),
    reference: row.reference,
    level: levelOf(row, value, plusMinus),
    corrected,
  };
}

/** The landmarks behind a point that lines are drawn to; none behind C7. */
export function landmarksOfPoint(point: PosturePoint): LandmarkName[] {
  if (point === "c7") return [];
  if (!point.startsWith("middle_")) return [point as LandmarkName];
  const part = point.slice("middle_".length);
  return [`left_${part}` as LandmarkName, `right_${part}` as LandmarkName];
}

function isCorrected(name: LandmarkName, corrections: PostureCorrections): boolean {
  return corrections[name as keyof PostureCorrections] !== undefined;
}

/** What a point put by hand turns a line by: twice the hand's error over the shortest line. Degrees. */
function handSd(lines: readonly (readonly [PosturePoint, PosturePoint])[], still: PostureStill): number {
  const ear = still.points[LANDMARK.left_ear] ?? [0, 0, 0, 0];
  const ankle = still.points[LANDMARK.left_ankle] ?? [0, 1, 0, 0];
  const tall = Math.abs(ankle[1] - ear[1]) * still.picture.height;
  return Math.max(0.5, degrees((Math.SQRT2 * HAND_SD * tall) / shortest(lines, still)));
}

/** What the scatter over the pictures leaves of doubt in the median of a line. Degrees. */
function scatterSd(lines: readonly (readonly [PosturePoint, PosturePoint])[], still: PostureStill): number {
  const names = [...new Set(lines.flat().flatMap(landmarksOfPoint))];
  const squares = names.map((name) => (still.points[LANDMARK[name]]?.[3] ?? 0) ** 2);
  const spread = Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / Math.max(1, names.length));
  const pixels = spread * still.picture.height * Math.SQRT2;
  // 1.25: the median of a normal scatter is that much less sure than the mean.
  return degrees((1.25 * pixels) / Math.sqrt(still.frames) / shortest(lines, still));
}

function shortest(lines: readonly (readonly [PosturePoint, PosturePoint])[], still: PostureStill): number {
  const { width, height } = still.picture;
  const place = (point: PosturePoint): readonly [number, number] => {
    const rows = landmarksOfPoint(point).map((name) => still.points[LANDMARK[name]] ?? [0, 0, 0, 0]);
    const mean = (axis: 0 | 1): number =>
      rows.reduce((sum, row) => sum + row[axis], 0) / Math.max(1, rows.length);
    return [mean(0) * width, mean(1) * height];
  };
  const lengths = lines
    .filter((line) => !line.includes("c7"))
    .map(([a, b]) => {
      const [p, q] = [place(a), place(b)];
      return Math.hypot(p[0] - q[0], p[1] - q[1]);
    });
  // C7 to ear: about a tenth of the height.
  const short = lengths.length > 0 ? Math.min(...lengths) : 0.08 * height;
  return Math.max(short, 0.02 * height);
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
