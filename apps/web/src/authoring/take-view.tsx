import type { Trace } from "@physiocheck/motion";
import { Pause, Play } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { drawSkeleton } from "../skeleton/draw-skeleton.ts";
import { extentOf, frameAt, placeExtent } from "../skeleton/replay-view.ts";
import { styleOf } from "../skeleton/skeleton-replay.tsx";
import { Button } from "../ui/button.tsx";
import { formatFixed } from "../ui/format.ts";

const MOST_DENSITY = 2;

/** The skeleton of a take at one moment, or played between two, always in the same place and size. */
export function TakeView({
  take,
  at,
  span,
  isPlaying,
  onAt,
  onPlay,
}: {
  readonly take: Trace;
  /** ms on the take's clock. */
  readonly at: number;
  /** What is played, again and again. */
  readonly span: readonly [number, number];
  readonly isPlaying: boolean;
  readonly onAt: (at: number) => void;
  readonly onPlay: (isPlaying: boolean) => void;
}) {
  const { t } = useTranslation("authoring");
  const canvas = useRef<HTMLCanvasElement>(null);
  const extent = useMemo(() => extentOf(take.frames), [take]);
  const begun = take.frames[0]?.t ?? 0;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || !extent) return;
    const style = styleOf(element);
    const draw = (): void => {
      const density = Math.min(MOST_DENSITY, devicePixelRatio || 1);
      const width = Math.max(1, Math.round(element.clientWidth * density));
      const height = Math.max(1, Math.round(element.clientHeight * density));
      if (element.width !== width) element.width = width;
      if (element.height !== height) element.height = height;
      context.clearRect(0, 0, width, height);
      const landmarks = frameAt(take.frames, at)?.landmarks;
      if (landmarks) drawSkeleton(context, landmarks, placeExtent(element, take, extent), style);
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [take, extent, at]);

  const [from, to] = span;
  const position = useRef(at);
  useEffect(() => {
    position.current = at;
  }, [at]);
  useEffect(() => {
    if (!isPlaying) return;
    let last = performance.now();
    let request = requestAnimationFrame(function step(now) {
      const next = position.current + now - last;
      last = now;
      onAt(next > to || next < from ? from : next);
      request = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(request);
  }, [isPlaying, from, to, onAt]);

  return (
    <div className="flex flex-col gap-3">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> cannot hold a canvas */}
      <div role="img" aria-label={t("take.view", { at: formatFixed((at - begun) / 1000, 1) })}>
        <canvas ref={canvas} className="h-64 w-full rounded-lg bg-raised md:h-80" />
      </div>
      <Button
        look="secondary"
        className="self-start"
        onClick={() => onPlay(!isPlaying)}
        icon={isPlaying ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
      >
        {isPlaying ? t("take.pause") : t("take.play")}
      </Button>
    </div>
  );
}
