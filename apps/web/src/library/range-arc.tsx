import { arcPath, step, type Point } from "../ui/arc.ts";

const CENTRE: Point = [14, 58];

/** A goniometer: the arm where a movement starts, the arm where it aims, and the arc between. Degrees; a picture only. */
export function RangeArc({
  from = 0,
  to = 0,
}: {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}) {
  // 0° lies to the right; the arm swings upwards, as on the instrument.
  const direction = (degrees: number) => 90 - Math.min(180, Math.max(-60, degrees));
  const arm = (degrees: number) => step(CENTRE, 52, direction(degrees));
  const [start, end] = [arm(from), arm(to)];
  return (
    <svg viewBox="-42 -2 112 84" aria-hidden="true" className="w-24 shrink-0">
      <line
        x1={CENTRE[0]}
        y1={CENTRE[1]}
        x2={start[0]}
        y2={start[1]}
        className="stroke-line-strong"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path
        d={arcPath(CENTRE, 32, direction(from), direction(to))}
        fill="none"
        className="stroke-accent"
        strokeWidth="5"
      />
      <line
        x1={CENTRE[0]}
        y1={CENTRE[1]}
        x2={end[0]}
        y2={end[1]}
        className="stroke-accent"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <circle cx={CENTRE[0]} cy={CENTRE[1]} r="6" className="fill-surface stroke-accent" strokeWidth="4" />
    </svg>
  );
}
