import type { PictureSize } from "@physiocheck/motion";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { At } from "./shapes.tsx";

/** Parts of the picture that an arrow key moves a point by; with Shift ten times as much. */
const STEP = 0.001;
const ARROWS: Readonly<Record<string, At>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A point that is moved by pointer or by arrow keys. `onMove` is told when a movement is over, so that it is stored once. */
export function HandPoint({
  name,
  at: [x, y],
  picture: { width, height },
  isMoved,
  onMove,
}: {
  readonly name: string;
  readonly at: At;
  readonly picture: PictureSize;
  readonly isMoved: boolean;
  readonly onMove: (at: At, isOver: boolean) => void;
}) {
  const { t } = useTranslation("posture");
  const isHeld = useRef(false);
  const inside = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 1e5) / 1e5;

  const placeUnder = (event: PointerEvent<SVGGElement>): At => {
    const box = event.currentTarget.ownerSVGElement?.getScreenCTM();
    if (!box) return [x, y];
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(box.inverse());
    return [inside(point.x / width), inside(point.y / height)];
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const step = STEP * (event.shiftKey ? 10 : 1);
    // The same length on both axes.
    onMove([inside(x + way[0] * step * (height / width)), inside(y + way[1] * step)], false);
  };
  const radius = height / 90;
  return (
    <g
      tabIndex={0}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- inside an SVG, where there is no button
      role="button"
      aria-label={t("result.point", { name, x: (100 * x).toFixed(1), y: (100 * y).toFixed(1) })}
      className="cursor-move [outline-offset:4px]"
      onKeyDown={onKeyDown}
      onKeyUp={({ key }) => {
        if (ARROWS[key]) onMove([x, y], true);
      }}
      onPointerDown={(event) => {
        isHeld.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (isHeld.current) onMove(placeUnder(event), false);
      }}
      onPointerUp={(event) => {
        if (isHeld.current) onMove(placeUnder(event), true);
        isHeld.current = false;
      }}
    >
      <circle cx={x * width} cy={y * height} r={radius * 2.2} fill="transparent" />
      <circle
        cx={x * width}
        cy={y * height}
        r={radius}
        fill={isMoved ? "var(--accent)" : "#fff"}
        stroke="#000"
        strokeWidth={radius / 4}
      />
    </g>
  );
}
