import type { Trace } from "@physiocheck/motion";
import { Pause, Play } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { formatFixed } from "../ui/format.ts";
import { onThemeChange } from "../ui/theme.ts";
import { drawGhost, drawSkeleton, type SkeletonStyle } from "./draw-skeleton.ts";
import { extentWith, placedGhost, type ReplayGhost } from "./replay-ghost.ts";
import { extentOf, frameAt, partOf, placeExtent } from "./replay-view.ts";

const SLOW = 0.4;
const GHOST_ALPHA = 0.28;
/** Canvas pixels a CSS pixel at most. */
const MOST_DENSITY = 2;

export type SkeletonReplayProps = {
  readonly trace: Trace;
  /** ms on the trace's clock; the whole trace if absent. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Begin by itself, unless the reader asked for less motion. */
  readonly autoplay?: boolean;
  readonly loop?: boolean;
  /** The template's target posture behind the person; `start` is when they were in its start posture, ms. */
  readonly ghost?: ReplayGhost | null | undefined;
  /** What is seen, for those who do not see it. */
  readonly label?: string;
};

/** A stored trace, or a part of it, played as a skeleton. Needs the catalogue `feedback`. */
export function SkeletonReplay({
  trace,
  from,
  to,
  autoplay = false,
  loop = false,
  label,
  ghost = null,
}: SkeletonReplayProps) {
  const { t } = useTranslation("feedback");
  const canvas = useRef<HTMLCanvasElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const part = useMemo(() => {
    const frames = partOf(trace, from, to);
    const start = frames[0]?.t ?? 0;
    const behind = ghost && placedGhost(ghost, frames, trace);
    return {
      frames,
      behind,
      extent: extentWith(extentOf(frames), behind),
      start,
      length: Math.max(0, (frames.at(-1)?.t ?? start) - start),
    };
    // A ghost is told anew with every drawing; what it is made of is not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [trace, from, to, ghost?.postures, ghost?.side, ghost?.start]);
  const [isPlaying, setPlaying] = useState(() => autoplay && !wantsLessMotion());
  const [isSlow, setSlow] = useState(false);
  /** ms since the part's start. Not React's: it changes with every frame. */
  const position = useRef(0);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    let style = styleOf(element);

    const show = (): void => {
      const density = Math.min(MOST_DENSITY, devicePixelRatio || 1);
      const width = Math.max(1, Math.round(element.clientWidth * density));
      const height = Math.max(1, Math.round(element.clientHeight * density));
      if (element.width !== width) element.width = width;
      if (element.height !== height) element.height = height;
      context.clearRect(0, 0, width, height);
      const landmarks = frameAt(part.frames, part.start + position.current)?.landmarks;
      if (landmarks && part.extent) {
        const placement = placeExtent(element, trace, part.extent);
        if (part.behind) drawGhost(context, part.behind, placement, style.line, GHOST_ALPHA);
        drawSkeleton(context, landmarks, placement, style);
      }
      const at = formatFixed(position.current / 1000, 1);
      if (slider.current) slider.current.value = String(position.current);
      const text = t("replay.at", { at, length: formatFixed(part.length / 1000, 1) });
      if (readout.current && readout.current.textContent !== text) readout.current.textContent = text;
    };

    let request = 0;
    let last = performance.now();
    const step = (now: number): void => {
      position.current += (now - last) * (isSlow ? SLOW : 1);
      last = now;
      if (position.current >= part.length) {
        position.current = loop && part.length > 0 ? position.current % part.length : part.length;
        if (!loop) setPlaying(false);
      }
      show();
      request = requestAnimationFrame(step);
    };
    if (isPlaying) request = requestAnimationFrame(step);
    else show();

    const onInput = (): void => {
      position.current = Number(slider.current?.value ?? 0);
      if (!isPlaying) show();
    };
    const input = slider.current;
    input?.addEventListener("input", onInput);
    const observer = new ResizeObserver(show);
    observer.observe(element);
    const leaveTheme = onThemeChange(() => {
      style = styleOf(element);
      if (!isPlaying) show();
    });
    return () => {
      cancelAnimationFrame(request);
      observer.disconnect();
      leaveTheme();
      input?.removeEventListener("input", onInput);
    };
  }, [part, trace, isPlaying, isSlow, loop, t]);

  const toggle = (): void => {
    if (!isPlaying && position.current >= part.length) position.current = 0;
    setPlaying(!isPlaying);
  };

  if (!part.extent) return <p className="measure text-ink-soft">{t("replay.empty")}</p>;
  return (
    <figure className="flex flex-col gap-3">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> cannot hold a canvas */}
      <div role="img" aria-label={label ?? t("replay.label")}>
        <canvas ref={canvas} className="h-72 w-full rounded-lg bg-raised md:h-96" />
      </div>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          look="secondary"
          onClick={toggle}
          icon={
            isPlaying ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />
          }
        >
          {isPlaying ? t("replay.pause") : t("replay.play")}
        </Button>
        <input
          ref={slider}
          type="range"
          // Time runs from left to right in every language: docs/decisions/0061.
          dir="ltr"
          min={0}
          max={Math.max(1, part.length)}
          step={1000 / 30}
          defaultValue={0}
          aria-label={t("replay.position")}
          className="h-11 min-w-32 flex-1 accent-accent"
        />
        <span ref={readout} className="text-sm text-ink-soft" />
        <label className="inline-flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={isSlow}
            onChange={(event) => setSlow(event.target.checked)}
            className="size-5 accent-accent"
          />
          {t("replay.slow")}
        </label>
      </figcaption>
    </figure>
  );
}

function wantsLessMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** On a card instead of over a picture: the scheme's own colours. */
export function styleOf(element: HTMLElement): SkeletonStyle {
  const colours = getComputedStyle(element);
  const probe = (name: string): string => {
    element.style.color = `var(${name})`;
    const { color } = colours;
    element.style.color = "";
    return color;
  };
  return { line: probe("--accent"), joint: probe("--ink"), casing: probe("--surface"), weight: 0.06 };
}
