import { cx } from "./cx.ts";

/** Points of the drawn person, in a box of 240 × 240, seen from the side. */
type Pose = Readonly<
  Record<
    "head" | "neck" | "shoulder" | "elbow" | "hand" | "hip" | "knee" | "ankle" | "toe",
    readonly [number, number]
  >
>;

/** The poses that empty places and the front page draw. */
export const FIGURE_POSES = {
  stand: {
    head: [120, 36],
    neck: [119, 54],
    shoulder: [118, 68],
    elbow: [111, 97],
    hand: [128, 122],
    hip: [117, 126],
    knee: [119, 169],
    ankle: [117, 212],
    toe: [137, 216],
  },
  squat: {
    head: [128, 66],
    neck: [120, 83],
    shoulder: [115, 96],
    elbow: [144, 100],
    hand: [174, 98],
    hip: [86, 142],
    knee: [131, 160],
    ankle: [111, 208],
    toe: [133, 214],
  },
  sit: {
    head: [106, 56],
    neck: [104, 74],
    shoulder: [103, 88],
    elbow: [111, 118],
    hand: [134, 134],
    hip: [97, 148],
    knee: [144, 150],
    ankle: [146, 206],
    toe: [167, 210],
  },
  reach: {
    head: [120, 48],
    neck: [119, 66],
    shoulder: [118, 79],
    elbow: [147, 62],
    hand: [172, 38],
    hip: [117, 132],
    knee: [119, 173],
    ankle: [117, 213],
    toe: [137, 217],
  },
} as const satisfies Record<string, Pose>;

export type FigurePose = keyof typeof FIGURE_POSES;

/** The digital patient as a calm line drawing with the angle that matters; a picture beside words, never instead of them. */
export function Figure({ pose, className }: { readonly pose: FigurePose; readonly className?: string }) {
  const p: Pose = FIGURE_POSES[pose];
  const line = (...points: readonly (readonly [number, number])[]) =>
    points.map((q) => q.join(",")).join(" ");
  const joint = pose === "reach" ? p.shoulder : p.knee;
  return (
    <svg viewBox="30 14 180 218" aria-hidden="true" className={cx("text-ink", className)}>
      <line
        x1="24"
        y1="222"
        x2="216"
        y2="222"
        className="stroke-line"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx={joint[0]} cy={joint[1]} r="26" className="fill-accent-soft" />
      <g fill="none" stroke="currentColor" strokeWidth="7" strokeLinecap="round" strokeLinejoin="round">
        <polyline points={line(p.neck, p.hip, p.knee, p.ankle, p.toe)} />
        <polyline points={line(p.shoulder, p.elbow, p.hand)} />
        <circle cx={p.head[0]} cy={p.head[1]} r="14" strokeWidth="6" />
      </g>
      <g className="fill-surface stroke-accent" strokeWidth="4">
        {[p.shoulder, p.elbow, p.hip, p.knee, p.ankle].map(([x, y]) => (
          <circle key={`${x},${y}`} cx={x} cy={y} r="6" />
        ))}
      </g>
    </svg>
  );
}
