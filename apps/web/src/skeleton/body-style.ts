import type { BodyStyle } from "./draw-body.ts";

/** The scheme's own colours for a body on a card. */
export function bodyStyleOf(element: HTMLElement): BodyStyle {
  const read = (name: string): string => {
    element.style.color = `var(${name})`;
    const { color } = getComputedStyle(element);
    element.style.color = "";
    return color;
  };
  return {
    left: read("--chart-1"),
    right: read("--chart-2"),
    middle: read("--ink"),
    floor: read("--line-strong"),
    ghost: read("--accent"),
  };
}
