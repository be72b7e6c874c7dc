import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { bodyStyleOf } from "../skeleton/body-style.ts";
import { drawBody } from "../skeleton/draw-body.ts";
import type { LabController } from "./lab-controller.ts";

const MOST_DENSITY = 2;
const PITCH = 0.12;
/** Radians a pixel of dragging, and a press of an arrow key. */
const TURN_PER_PIXEL = 0.01;
const TURN_PER_KEY = 0.26;

/** The lifted body on a turntable: drag it, or turn it with the slider. */
export function BodyView({ controller }: { readonly controller: LabController }) {
  const { t } = useTranslation("lab");
  const canvas = useRef<HTMLCanvasElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const input = slider.current;
    const context = element?.getContext("2d");
    if (!element || !input || !context) return;
    let body: Float32Array | null = null;
    let yaw = 0;
    const style = bodyStyleOf(element);
    const show = (): void => {
      if (body) drawBody(context, body, yaw, PITCH, style);
    };
    const size = (): void => {
      const density = Math.min(MOST_DENSITY, devicePixelRatio || 1);
      element.width = Math.max(1, Math.round(element.clientWidth * density));
      element.height = Math.max(1, Math.round(element.clientHeight * density));
      show();
    };
    const observer = new ResizeObserver(size);
    observer.observe(element);
    size();
    const turn = (to: number): void => {
      yaw = Math.atan2(Math.sin(to), Math.cos(to));
      input.value = String(Math.round((yaw * 180) / Math.PI));
      show();
    };
    const onInput = (): void => turn((Number(input.value) * Math.PI) / 180);
    const onMove = (event: PointerEvent): void => {
      if (event.buttons === 1) turn(yaw + event.movementX * TURN_PER_PIXEL);
    };
    const onDown = (event: PointerEvent): void => element.setPointerCapture(event.pointerId);
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("pointermove", onMove);
    input.addEventListener("input", onInput);
    const leave = controller.watch((readout) => {
      body = readout.body;
      if (readout.present) show();
    });
    return () => {
      leave();
      observer.disconnect();
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("pointermove", onMove);
      input.removeEventListener("input", onInput);
    };
  }, [controller]);
  return (
    <figure className="flex flex-col gap-2">
      <canvas
        ref={canvas}
        aria-hidden
        className="h-72 w-full cursor-grab touch-pan-y rounded-lg bg-raised active:cursor-grabbing"
      />
      <figcaption className="flex flex-col gap-1 text-sm text-ink-soft">
        <input
          ref={slider}
          type="range"
          // Turns the way the body is dragged, whatever the direction of the writing.
          dir="ltr"
          min={-180}
          max={180}
          step={(TURN_PER_KEY * 180) / Math.PI / 3}
          defaultValue={0}
          aria-label={t("bodyTurn")}
          className="h-8 w-full accent-accent"
        />
        {t("bodyHint")}
      </figcaption>
    </figure>
  );
}
