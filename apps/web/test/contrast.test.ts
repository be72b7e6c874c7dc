import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../src/ui/tokens.css", import.meta.url), "utf8");

/** A token's two colours, light and dark. */
function token(name: string): readonly [string, string] {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  const one = new RegExp(`--${name}: (#\\w{6});`).exec(css);
  if (pair) return [pair[1], pair[2]];
  if (one) return [one[1], one[1]];
  throw new Error(`no token --${name}`);
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "surface", "raised"];
const TEXT = [
  ...["ink", "ink-soft", "accent", "good", "attention", "stop", "info"].flatMap((ink) =>
    grounds.map((ground) => [ink, ground]),
  ),
  ...["good", "attention", "stop", "info", "accent"].flatMap((m) => [
    [m, `${m}-soft`],
    ["ink", `${m}-soft`],
  ]),
  ["accent-strong", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-stop", "stop"],
] as [string, string][];

test.each(TEXT)("text %s on %s keeps 4.5:1 in both schemes", (ink, ground) => {
  for (const scheme of [0, 1] as const) {
    expect(contrast(token(ink)[scheme], token(ground)[scheme])).toBeGreaterThanOrEqual(4.5);
  }
});

test.each([["on-stage"], ["stage-accent"], ["bone"], ["ghost"]])("%s on the stage keeps 7:1", (ink) => {
  expect(contrast(token(ink)[0], token("stage")[0])).toBeGreaterThanOrEqual(7);
});

test.each([
  ["line-strong", "surface"],
  ["chart-1", "surface"],
  ["chart-2", "surface"],
  ["chart-3", "surface"],
  ["chart-4", "surface"],
])("what is drawn in %s keeps 3:1 on %s", (ink, ground) => {
  for (const scheme of [0, 1] as const) {
    expect(contrast(token(ink)[scheme], token(ground)[scheme])).toBeGreaterThanOrEqual(3);
  }
});
