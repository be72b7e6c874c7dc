import { cx } from "./cx.ts";

/** Points "x,y" of a line through values, left to right; gaps (null) start a new line. Height grows upwards. */
export function sparkPoints(
  values: readonly (number | null)[],
  max: number,
  width: number,
  height: number,
): readonly string[] {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const lines: string[][] = [];
  let line: string[] | null = null;
  values.forEach((value, index) => {
    if (value === null) {
      line = null;
      return;
    }
    if (!line) {
      line = [];
      lines.push(line);
    }
    const y = height - (Math.min(max, Math.max(0, value)) / (max || 1)) * height;
    line.push(`${(index * step).toFixed(1)},${y.toFixed(1)}`);
  });
  return lines.map((points) => (points.length === 1 ? `${points[0]} ${points[0]}` : points.join(" ")));
}

/**
 * A small picture of a course over time: bars for what was done each day, a line for how it felt.
 * `label` says in words what the picture shows.
 */
export function Sparkline({
  bars,
  line,
  barMax,
  lineMax,
  label,
  className,
}: {
  readonly bars: readonly number[];
  readonly line: readonly (number | null)[];
  readonly barMax: number;
  readonly lineMax: number;
  readonly label: string;
  readonly className?: string;
}) {
  const [width, height] = [140, 36];
  const slot = width / Math.max(1, bars.length);
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
      {sparkPoints(line, lineMax, width - slot, height).map((points) => (
        <polyline
          key={points}
          points={points}
          transform={`translate(${slot / 2} 0)`}
          fill="none"
          strokeWidth={2.5}
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-chart-2"
        />
      ))}
    </svg>
  );
}
