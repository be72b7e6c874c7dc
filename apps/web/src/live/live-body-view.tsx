import type { LiveFrame } from "@physiocheck/contracts/client";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { bodyStyleOf } from "../skeleton/body-style.ts";
import { drawBody } from "../skeleton/draw-body.ts";
import { GhostBody } from "../skeleton/ghost-body.ts";
import type { GhostPostures } from "../skeleton/ghost.ts";
import { cx } from "../ui/cx.ts";
import { onThemeChange } from "../ui/theme.ts";
import type { WatchLine } from "./watch-line.ts";

const MOST_DENSITY = 2;
/** Radians: the camera's view, a press of a key, a pixel of dragging; how far up and down one can look. */
const START_PITCH = 0.12;
const PER_KEY = 0.2;
const PER_PIXEL = 0.01;
const STEEPEST = 1.2;

/** A mark of the browser's own user timing for every frame that was drawn: how the delay is measured. */
export const DRAWN_MARK = "live-frame-drawn";

/**
 * The person in three dimensions over the template's ghost, drawn with each frame that comes, past React. One walks around by
 * dragging or with the arrow keys. Nothing turns by itself.
 */
export function LiveBodyView({
  line,
  sessionId,
  name,
  ghost,
  className,
}: {
  readonly line: WatchLine;
  readonly sessionId: string;
  readonly name: string;
  readonly ghost: GhostPostures | null;
  readonly className?: string;
}) {
  const { t } = useTranslation("live");
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const ghostBody = ghost && new GhostBody(ghost);
    let style = bodyStyleOf(element);
    let frame: LiveFrame | null = null;
    let yaw = 0;
    let pitch = START_PITCH;
    let request = 0;

    const show = (): void => {
      request = 0;
      const body = frame?.body;
      if (!frame || !body) {
        context.clearRect(0, 0, element.width, element.height);
        return;
      }
      const behind = ghostBody?.at(body, frame.side, frame.progress) ?? null;
      drawBody(context, body, yaw, pitch, style, behind);
      element.dataset.frame = String(frame.seq);
      performance.mark(DRAWN_MARK, { detail: { sessionId, at: frame.at, seq: frame.seq } });
      performance.clearMarks(DRAWN_MARK);
    };
    // At most once a picture of the screen, whatever comes.
    const draw = (): void => {
      request ||= requestAnimationFrame(show);
    };
    const turn = (byYaw: number, byPitch: number): void => {
      yaw = Math.atan2(Math.sin(yaw + byYaw), Math.cos(yaw + byYaw));
      pitch = Math.min(STEEPEST, Math.max(-STEEPEST, pitch + byPitch));
      element.dataset.yaw = String(Math.round((yaw * 180) / Math.PI));
      draw();
    };
    const size = (): void => {
      const density = Math.min(MOST_DENSITY, devicePixelRatio || 1);
      element.width = Math.max(1, Math.round(element.clientWidth * density));
      element.height = Math.max(1, Math.round(element.clientHeight * density));
      style = bodyStyleOf(element);
      draw();
    };
    const onMove = (event: PointerEvent): void => {
      if (event.buttons === 1) turn(event.movementX * PER_PIXEL, event.movementY * PER_PIXEL);
    };
    const onDown = (event: PointerEvent): void => element.setPointerCapture(event.pointerId);
    const onKey = (event: KeyboardEvent): void => {
      const step = KEYS[event.key];
      if (event.key === "Home") turn(-yaw, START_PITCH - pitch);
      else if (step) turn(step[0] * PER_KEY, step[1] * PER_KEY);
      else return;
      event.preventDefault();
    };
    const observer = new ResizeObserver(size);
    observer.observe(element);
    // What is drawn has the colours of the moment it was drawn.
    const leaveTheme = onThemeChange(size);
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("keydown", onKey);
    const leave = line.onFrame(sessionId, (next) => {
      frame = next;
      draw();
    });
    // Who does not want to be seen any more, or may not be, does not stay on the screen.
    const leaveState = line.of(sessionId).subscribe(({ publisher }) => {
      if (publisher === "here" || !frame) return;
      frame = null;
      draw();
    });
    return () => {
      leave();
      leaveTheme();
      leaveState();
      cancelAnimationFrame(request);
      observer.disconnect();
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("keydown", onKey);
    };
  }, [line, sessionId, ghost]);

  return (
    <canvas
      ref={canvas}
      // What is drawn can be turned: an image that takes keys.
      tabIndex={0}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- nothing can be drawn on an <img>
      role="img"
      data-testid="live-body"
      aria-label={t(ghost ? "body.label" : "body.labelNoGhost", { name })}
      className={cx(
        "block w-full cursor-grab touch-pan-y rounded-lg bg-raised focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent active:cursor-grabbing",
        className,
      )}
    />
  );
}

const KEYS: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
