import type { Norm } from "@physiocheck/motion";

const WIDTH = 320;
const BAR = { top: 26, height: 16 };

/** Where the scale begins and ends: the norm, the value and its doubt, with some room. */
function spanOf(value: number, plusMinus: number, norm: Norm): readonly [number, number] {
  const marks = [value - plusMinus, value + plusMinus, norm.low, norm.high].filter((mark) => mark !== null);
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const room = Math.max(1, 0.2 * (most - least));
  // A count or a time is never below nothing.
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
}

/** A result on the scale of its norm: the normal range as a band, the value as a mark with its doubt. A picture only. */
export function NormScale({
  value,
  plusMinus,
  norm,
}: {
  readonly value: number;
  readonly plusMinus: number;
  readonly norm: Norm;
}) {
  const [least, most] = spanOf(value, plusMinus, norm);
  const x = (at: number): number => (WIDTH * (at - least)) / (most - least);
  const [from, to] = [x(norm.low ?? least), x(norm.high ?? most)];
  const middle = BAR.top + BAR.height / 2;
  return (
    <svg viewBox={`-6 0 ${WIDTH + 12} 66`} aria-hidden="true" className="w-full max-w-md">
      <rect x="0" y={BAR.top} width={WIDTH} height={BAR.height} rx="8" className="fill-raised stroke-line" />
      <rect
        x={from}
        y={BAR.top}
        width={Math.max(2, to - from)}
        height={BAR.height}
        rx="4"
        className="fill-accent/35"
      />
      {[norm.low, norm.high].map((end) =>
        end === null ? null : (
          <g key={end}>
            <line
              x1={x(end)}
              x2={x(end)}
              y1={BAR.top - 4}
              y2={BAR.top + BAR.height + 4}
              className="stroke-accent"
              strokeWidth="2"
            />
            <text x={x(end)} y="62" textAnchor="middle" className="fill-ink-soft text-sm tabular-nums">
              {end}
            </text>
          </g>
        ),
      )}
      <line
        x1={x(value - plusMinus)}
        x2={x(value + plusMinus)}
        y1={middle}
        y2={middle}
        className="stroke-ink"
        strokeWidth="3"
      />
      <path d={`M ${x(value)} ${BAR.top + 4} l -8 -16 h 16 z`} className="fill-ink" />
      <line
        x1={x(value)}
        x2={x(value)}
        y1={BAR.top}
        y2={BAR.top + BAR.height}
        className="stroke-ink"
        strokeWidth="3"
      />
    </svg>
  );
}
