import type { Sample } from "./measure.ts";

/** What the samples of one joint come to; errors in degrees, parts 0..1. */
export type Figures = {
  readonly ours: Spread;
  readonly world: Spread;
  readonly flat: Spread;
  /** Part of the stated angles whose ± holds the truth. */
  readonly inside: number;
  /** Median ±, degrees. */
  readonly plusMinus: number;
  readonly refused: number;
  readonly count: number;
};
export type Spread = { readonly mean: number; readonly p95: number };

/** World and flat are measured on the frames in which the engine states an angle, so that all three are asked the same. */
export function figuresOf(samples: readonly Sample[]): Figures {
  const said = samples.flatMap(({ ours, ...rest }) => (ours ? [{ ...rest, ours }] : []));
  const inside = said.filter(({ truth, ours: [value, doubt] }) => apart(value, truth) <= doubt).length;
  return {
    ours: spread(said.map(({ truth, ours: [value] }) => apart(value, truth))),
    world: spread(said.map(({ truth, world }) => apart(world, truth))),
    flat: spread(said.map(({ truth, flat }) => apart(flat, truth))),
    inside: inside / said.length,
    plusMinus: quantile(
      said.map(({ ours: [, doubt] }) => doubt),
      0.5,
    ),
    refused: 1 - said.length / samples.length,
    count: samples.length,
  };
}

/** Degrees between two angles, the shorter way round. */
function apart(a: number, b: number): number {
  return Math.abs(((a - b + 540) % 360) - 180);
}

function spread(errors: readonly number[]): Spread {
  return {
    mean: errors.reduce((sum, x) => sum + x, 0) / errors.length,
    p95: quantile(errors, 0.95),
  };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
}
