import { lazy, Suspense } from "react";

/** A line over time (ms) with its doubt: the band reaches `plusMinus` up and down. NaN leaves a gap. */
export type ChartSeries = {
  readonly name: string;
  readonly values: readonly number[];
  readonly plusMinus?: readonly number[] | undefined;
};

export type ChartProps = {
  /** What the chart shows, in words; read out in place of the picture. */
  readonly label: string;
  /** Seconds, or Unix seconds with `dates`. */
  readonly x: readonly number[];
  readonly dates?: boolean;
  /** Points as dots joined by a line, where each is an event of its own (sessions), not a sample of a signal. */
  readonly points?: boolean;
  readonly series: readonly ChartSeries[];
  readonly unit: string;
  readonly height?: number;
  readonly range?: readonly [number, number];
  /** Seconds; a line across the chart. */
  readonly cursor?: number | null;
  /** Spans of x to set apart (repetitions). */
  readonly spans?: readonly { readonly from: number; readonly to: number; readonly strong: boolean }[];
};

const UplotChart = lazy(() => import("./uplot-chart.tsx"));

/** A chart; the drawing code is loaded when the first one is shown. */
export function Chart(props: ChartProps) {
  const height = props.height ?? 240;
  return (
    <Suspense
      fallback={
        <div aria-hidden className="animate-wait rounded-lg bg-raised" style={{ blockSize: height }} />
      }
    >
      <UplotChart {...props} height={height} />
    </Suspense>
  );
}
