import { cx } from "./cx.ts";

/** Where the stated values stand in the picture, left to right; those not stated (null) leave their place empty. */
export function sparkPoints(
  values: readonly (number | null)[],
  max: number,
  width: number,
  height: number,
): readonly { readonly x: number; readonly y: number }[] {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.flatMap((value, index) =>
    value === null
      ? []
      : { x: index * step, y: height - (Math.min(max, Math.max(0, value)) / (max || 1)) * height },
  );
}

/**
 * A small picture of a course over time: bars for what was done each day, dots joined by a line for how it felt.
 * `label` says in words what the picture shows.
 */
export function Sparkline({
  bars,
  due,
  line,
  barMax,
  lineMax,
  label,
  className,
}: {
  readonly bars: readonly number[];
  /** What each bar could have been: hollow where it falls short. */
  readonly due?: readonly number[];
  readonly line: readonly (number | null)[];
  readonly barMax: number;
  readonly lineMax: number;
  readonly label: string;
  readonly className?: string;
}) {
  const [width, height] = [140, 36];
  const slot = width / Math.max(1, bars.length);
  const dots = sparkPoints(line, lineMax, width - slot, height);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-2 -3 ${width + 4} ${height + 6}`}
      className={cx("h-11 w-36 shrink-0 overflow-visible", className)}
    >
      {bars.map((value, index) => {
        const tall = value > 0 ? Math.max(4, (Math.min(barMax, value) / (barMax || 1)) * height) : 2;
        return (
          <rect
            // Bars stand for days in a row; their place is their identity.
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            x={index * slot + slot * 0.18}
            width={slot * 0.64}
            y={height - tall}
            height={tall}
            rx={1.5}
            className={value > 0 ? "fill-accent/35" : "fill-line"}
          />
        );
      })}
      {due?.map((value, index) => {
        if (value <= (bars[index] ?? 0)) return null;
        const tall = Math.max(4, (Math.min(barMax, value) / (barMax || 1)) * height);
        return (
          <rect
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            x={index * slot + slot * 0.18}
            width={slot * 0.64}
            y={height - tall}
            height={tall}
            rx={1.5}
            fill="none"
            strokeWidth={1}
            className="stroke-line-strong"
          />
        );
      })}
      <g transform={`translate(${slot / 2} 0)`} className="text-chart-2">
        <polyline
          points={dots.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          strokeLinejoin="round"
        />
        {dots.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={2.6} fill="currentColor" />
        ))}
      </g>
    </svg>
  );
}
