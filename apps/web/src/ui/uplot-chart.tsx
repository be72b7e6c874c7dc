import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useTranslation } from "react-i18next";
import type { ChartProps } from "./chart.tsx";
import { formatDay, formatNumber, formatTime } from "./format.ts";
import { useDark } from "./theme.ts";

const COLOURS = ["--chart-1", "--chart-2", "--chart-3", "--chart-4"] as const;
/** Seconds. Within two days the hour tells more than the date. */
const TWO_DAYS = 2 * 86_400;
/** Dashes tell the lines apart where colours cannot. */
const DASHES: readonly number[][] = [[], [8, 5], [2, 4], [12, 4, 2, 4]];

/** A canvas cannot read CSS variables: the browser is asked what a token comes out as in the scheme of the moment. */
function tokenReader(element: HTMLElement): (token: string) => string {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  return (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
}

function withAlpha(colour: string, alpha: number): string {
  return `color-mix(in srgb, ${colour} ${alpha * 100}%, transparent)`;
}

/** [x, value, low, high, value, low, high, …]: uPlot fills the band between the low and the high of a series. */
function columns({ x, series }: ChartProps): uPlot.AlignedData {
  const gap = (value: number) => (Number.isFinite(value) ? value : null);
  return [
    [...x],
    ...series.flatMap(({ values, plusMinus }) => [
      values.map(gap),
      values.map((value, i) => gap(value - (plusMinus?.[i] ?? 0))),
      values.map((value, i) => gap(value + (plusMinus?.[i] ?? 0))),
    ]),
  ];
}

/** The drawing itself; import ui/chart.tsx instead, which loads this when needed. */
export default function UplotChart(props: ChartProps) {
  const { label, series, unit, height = 240, range, dates, points, spans, cursor } = props;
  const { t } = useTranslation("common");
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const cursorAt = useRef<number | null>(null);
  const dark = useDark();
  cursorAt.current = cursor ?? null;

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const colour = tokenReader(element);
    const [ink, line, accent] = [colour("--ink-soft"), colour("--line"), colour("--accent")];
    const soft = colour("--accent-soft");
    const font = '13px "Inter Variable", "Noto Sans Arabic Variable", sans-serif';
    const axis: uPlot.Axis = { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
    const chart = new uPlot(
      {
        width: element.clientWidth || 320,
        height,
        legend: { show: false },
        cursor: { show: false },
        select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        scales: { x: { time: Boolean(dates) }, y: range ? { range: [range[0], range[1]] } : {} },
        axes: [
          {
            ...axis,
            grid: { show: false },
            values: (_, all) => {
              const formatAt = (all.at(-1) ?? 0) - (all[0] ?? 0) < TWO_DAYS ? formatTime : formatDay;
              return all.map((at) => (dates ? formatAt(at * 1000) : t("unit.seconds", { count: at })));
            },
          },
          {
            ...axis,
            size: 56,
            incrs: [1, 2, 5, 10, 20, 25, 50, 100],
            values: (_, all) => all.map((value) => formatNumber(value) + unit),
          },
        ],
        series: [
          {},
          ...series.flatMap((_, index): uPlot.Series[] => {
            const stroke = colour(COLOURS[index % COLOURS.length] ?? "--chart-1");
            const edge: uPlot.Series = { stroke: "transparent", width: 0, points: { show: false } };
            return [
              {
                stroke,
                width: 2.5,
                dash: DASHES[index % DASHES.length] ?? [],
                spanGaps: Boolean(points),
                points: { show: Boolean(points), size: 9, fill: stroke, stroke },
              },
              edge,
              edge,
            ];
          }),
        ],
        bands: series.map((_, index) => ({
          series: [index * 3 + 3, index * 3 + 2],
          fill: withAlpha(colour(COLOURS[index % COLOURS.length] ?? "--chart-1"), 0.18),
        })),
        hooks: {
          drawClear: [
            (u) => {
              for (const span of spans ?? []) {
                const [from, to] = [u.valToPos(span.from, "x", true), u.valToPos(span.to, "x", true)];
                u.ctx.fillStyle = withAlpha(soft, span.strong ? 1 : 0.55);
                u.ctx.fillRect(from, u.bbox.top, to - from, u.bbox.height);
              }
            },
          ],
          draw: [
            (u) => {
              if (cursorAt.current === null) return;
              const at = u.valToPos(cursorAt.current, "x", true);
              u.ctx.fillStyle = accent;
              u.ctx.fillRect(at - 1, u.bbox.top, 2, u.bbox.height);
            },
          ],
        },
      },
      columns(props),
      element,
    );
    plot.current = chart;
    const resize = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      chart.destroy();
      element.replaceChildren();
      plot.current = null;
    };
    // A chart is made anew when what it shows changes; its data are small and change rarely.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [props.x, series, spans, unit, height, range, dates, points, dark, t]);

  useEffect(() => plot.current?.redraw(false, false), [cursor]);

  return (
    <figure className="flex flex-col gap-2">
      {/* The picture is a canvas inside. */}
      <div
        ref={host}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={label}
        className="w-full overflow-hidden"
        style={{ blockSize: height }}
        // Time runs from left to right in every language: docs/decisions/0061.
        dir="ltr"
      />
      <figcaption className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-soft">
        {series.map((entry, index) => (
          <span key={entry.name} className="inline-flex items-center gap-2">
            <svg aria-hidden="true" viewBox="0 0 28 8" className="h-2 w-7">
              <line
                x1="1"
                x2="27"
                y1="4"
                y2="4"
                strokeWidth="3"
                strokeDasharray={DASHES[index % DASHES.length]?.join(" ")}
                style={{ stroke: `var(${COLOURS[index % COLOURS.length]})` }}
              />
            </svg>
            {entry.name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
