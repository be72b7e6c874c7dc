import {
  acrossSign,
  LANDMARK,
  type LandmarkName,
  landmarksOfPoint,
  type PostureCorrections,
  type PostureMeasurement,
  type PosturePoint,
  type PostureStill,
  postureLines,
} from "@physiocheck/motion";

export type At = readonly [number, number];

/** Where a point of a view is, in parts of the picture. */
export function placeOf(
  point: PosturePoint,
  still: PostureStill,
  corrections: PostureCorrections,
): At | null {
  const put = corrections[point];
  if (put) return put;
  const names = landmarksOfPoint(point);
  if (names.length === 0) return null;
  const places = names.map((name) => placeOfLandmark(name, still, corrections));
  return [
    places.reduce((sum, [x]) => sum + x, 0) / places.length,
    places.reduce((sum, [, y]) => sum + y, 0) / places.length,
  ];
}

function placeOfLandmark(name: LandmarkName, still: PostureStill, corrections: PostureCorrections): At {
  const put = corrections[name as keyof PostureCorrections];
  if (put) return put;
  const [x, y] = still.points[LANDMARK[name]] ?? [0, 0];
  return [x, y];
}

const COLOUR = {
  within: "var(--good)",
  unsure: "var(--info)",
  note: "var(--attention)",
  review: "var(--stop)",
};

/** The lines of every measure over the picture, and the plumb line through the ankles. Drawn in the picture's pixels. */
export function MeasureLines({
  still,
  corrections,
  measurements,
  roll,
}: {
  readonly still: PostureStill;
  readonly corrections: PostureCorrections;
  readonly measurements: readonly PostureMeasurement[];
  readonly roll: number;
}) {
  const { width, height } = still.picture;
  const thick = height / 220;
  const at = (point: PosturePoint) => placeOf(point, still, corrections);
  const side = still.view === "left" || still.view === "right" ? still.view : null;
  const foot = at(side ? `${side}_ankle` : "middle_ankle");
  const turned = Math.tan((roll * Math.PI) / 180) * acrossSign("front");
  return (
    <g strokeLinecap="round" pointerEvents="none">
      {foot ? (
        <line
          x1={foot[0] * width}
          y1={foot[1] * height}
          x2={foot[0] * width + turned * height * 0.85}
          y2={foot[1] * height - height * 0.85}
          stroke="var(--plumb, #0072b2)"
          strokeWidth={thick * 0.8}
          strokeDasharray={`${thick * 3} ${thick * 3}`}
        />
      ) : null}
      {measurements.flatMap(({ measure, level, view }) =>
        postureLines(measure, view).map(([from, to]) => {
          const [a, b] = [at(from), at(to)];
          if (!a || !b) return null;
          const ends = { x1: a[0] * width, y1: a[1] * height, x2: b[0] * width, y2: b[1] * height };
          return (
            <g key={`${measure}-${from}-${to}`}>
              <line {...ends} stroke="#fff" strokeWidth={thick * 2.2} />
              <line {...ends} stroke={COLOUR[level]} strokeWidth={thick * 1.2} />
            </g>
          );
        }),
      )}
    </g>
  );
}
