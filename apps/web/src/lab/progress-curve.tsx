import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LabController } from "./lab-controller.ts";

/** How much of the past the curve shows, ms. */
const SPAN_MS = 12_000;
const CAPACITY = 12 * 60;
const MOST_DENSITY = 2;
/** The curve's lowest and highest value; movements pass the templates a little. */
const LOW = -0.15;
const HIGH = 1.25;

/** The progress of the movement over the last seconds, drawn with every pose. */
export function ProgressCurve({ controller }: { readonly controller: LabController }) {
  const { t } = useTranslation("lab");
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const times = new Float64Array(CAPACITY).fill(Number.NaN);
    const values = new Float32Array(CAPACITY);
    let next = 0;
    const colours = readColours(element);
    const size = (): void => {
      const density = Math.min(MOST_DENSITY, devicePixelRatio || 1);
      element.width = Math.max(1, Math.round(element.clientWidth * density));
      element.height = Math.max(1, Math.round(element.clientHeight * density));
    };
    const observer = new ResizeObserver(size);
    observer.observe(element);
    size();
    const leave = controller.watch((readout) => {
      times[next] = readout.t;
      values[next] = readout.progress;
      next = (next + 1) % CAPACITY;
      draw(context, times, values, next, readout.t, colours);
    });
    return () => {
      leave();
      observer.disconnect();
    };
  }, [controller]);
  return (
    <figure className="flex flex-col gap-2">
      <canvas ref={canvas} aria-hidden className="h-28 w-full rounded-lg bg-raised" />
      <figcaption className="text-sm text-ink-soft">
        {t("progressHint", { seconds: SPAN_MS / 1000 })}
      </figcaption>
    </figure>
  );
}

type Colours = { readonly line: string; readonly curve: string };

function readColours(element: HTMLElement): Colours {
  const read = (name: string): string => {
    element.style.color = `var(${name})`;
    const { color } = getComputedStyle(element);
    element.style.color = "";
    return color;
  };
  return { line: read("--line-strong"), curve: read("--accent") };
}

function draw(
  context: CanvasRenderingContext2D,
  times: Float64Array,
  values: Float32Array,
  next: number,
  now: number,
  colours: Colours,
): void {
  const { width, height } = context.canvas;
  const y = (value: number): number =>
    height * (1 - (Math.min(HIGH, Math.max(LOW, value)) - LOW) / (HIGH - LOW));
  context.clearRect(0, 0, width, height);
  context.lineWidth = 1;
  context.strokeStyle = colours.line;
  context.setLineDash([4, 6]);
  context.beginPath();
  for (const level of [0, 1]) {
    context.moveTo(0, y(level));
    context.lineTo(width, y(level));
  }
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = Math.max(2, height / 40);
  context.lineJoin = "round";
  context.strokeStyle = colours.curve;
  context.beginPath();
  let isDown = false;
  for (let i = 0; i < CAPACITY; i += 1) {
    const at = (next + i) % CAPACITY;
    const t = times[at] ?? Number.NaN;
    const value = values[at] ?? Number.NaN;
    // Nothing known, too long ago, or from before a restart: the line is broken, not bridged.
    if (!(now - t <= SPAN_MS) || t > now || Number.isNaN(value)) {
      isDown = false;
      continue;
    }
    const x = width * (1 - (now - t) / SPAN_MS);
    if (isDown) context.lineTo(x, y(value));
    else context.moveTo(x, y(value));
    isDown = true;
  }
  context.stroke();
}
