import { useEffect, useRef } from "react";
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
    <div className="relative grid size-[31dvh] min-h-52 min-w-52 place-items-center rounded-full bg-stage/85">
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
          strokeDashoffset={LENGTH}
          className="stroke-stage-accent"
        />
      </svg>
      <div className="flex flex-col items-center">
        <output
          data-testid="count"
          aria-label={label}
          className="text-[20dvh] leading-[0.86] font-bold tracking-[-0.06em] tabular-nums"
        >
          {count}
        </output>
        <span className="mt-1 text-[max(1.125rem,2.6dvh)] font-medium">{target}</span>
      </div>
    </div>
  );
}
