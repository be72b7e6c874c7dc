import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { cx } from "../ui/cx.ts";
import type { SessionController } from "./session-controller.ts";

const RADIUS = 46;
const LENGTH = 2 * Math.PI * RADIUS;

/**
 * The count, at 20 % of the screen's height, in a ring that fills with the movement. The ring is moved past React, with
 * every pose.
 */
export function CountRing({
  controller,
  count,
  label,
  target,
}: {
  readonly controller: SessionController;
  readonly count: number;
  readonly label: string;
  /** What stands below the number: "of 10". */
  readonly target: string;
}) {
  const arc = useRef<SVGCircleElement>(null);
  useEffect(
    () =>
      controller.watchProgress((progress) => {
        const part = Number.isFinite(progress) ? Math.min(1, Math.max(0, progress)) : 0;
        arc.current?.style.setProperty("stroke-dashoffset", String(LENGTH * (1 - part)));
      }),
    [controller],
  );
  return (
    <Ring arc={arc} text={target}>
      <output
        data-testid="count"
        aria-label={label}
        className={cx(NUMBER, count > 99 ? "text-[13dvh]" : "text-[20dvh]")}
      >
        {count}
      </output>
    </Ring>
  );
}

/** Seconds that pass by themselves, where the count stands otherwise. */
export function ClockRing({
  remainingMs,
  ofMs,
  name,
}: {
  readonly remainingMs: number;
  readonly ofMs: number;
  readonly name: string;
}) {
  return (
    <Ring part={ofMs > 0 ? remainingMs / ofMs : 0} text={name}>
      <span
        data-testid="clock"
        role="timer"
        className={cx(NUMBER, remainingMs > 99_000 ? "text-[13dvh]" : "text-[20dvh]")}
      >
        {Math.ceil(remainingMs / 1000)}
      </span>
    </Ring>
  );
}

const NUMBER = "leading-[0.86] font-bold tracking-[-0.06em] tabular-nums";

function Ring({
  arc,
  part = 0,
  text,
  children,
}: {
  readonly arc?: RefObject<SVGCircleElement | null>;
  /** 0..1; a ring with an `arc` is moved from outside. */
  readonly part?: number;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="relative grid size-[min(31dvh,58vw)] min-h-44 min-w-44 shrink-0 place-items-center rounded-full bg-stage/85">
      <svg viewBox="0 0 100 100" aria-hidden className="absolute inset-0 size-full -rotate-90">
        <circle cx="50" cy="50" r={RADIUS} fill="none" strokeWidth="5" className="stroke-on-stage/20" />
        <circle
          ref={arc}
          cx="50"
          cy="50"
          r={RADIUS}
          fill="none"
          strokeWidth="5"
          strokeLinecap="round"
          strokeDasharray={LENGTH}
          style={{ strokeDashoffset: LENGTH * (1 - part) }}
          className="stroke-stage-accent"
        />
      </svg>
      <div className="flex flex-col items-center">
        {children}
        <span className="mt-1 text-[max(1.125rem,2.6dvh)] font-medium">{text}</span>
      </div>
    </div>
  );
}
