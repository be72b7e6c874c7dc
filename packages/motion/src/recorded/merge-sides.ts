import { sameMoment, TAKES_PART } from "../counting/sides.ts";
import type { Side } from "../goniometer/angle-names.ts";
import type { FoundExcursion } from "./find-excursions.ts";

export type SidedExcursion = { readonly excursion: FoundExcursion; readonly side: Side | "both" };

/** One list of two sides' excursions: what both do at once is one, the larger of the two. */
export function mergeSides(
  left: readonly FoundExcursion[],
  right: readonly FoundExcursion[],
): SidedExcursion[] {
  const sided: SidedExcursion[] = [
    ...left.map((excursion) => ({ excursion, side: "left" as const })),
    ...right.map((excursion) => ({ excursion, side: "right" as const })),
  ].toSorted((a, b) => a.excursion.peak - b.excursion.peak);
  const merged: SidedExcursion[] = [];
  for (const next of sided) {
    const before = merged.at(-1);
    if (
      !before ||
      before.side === next.side ||
      !sameMoment(before.excursion, next.excursion.peak, next.excursion)
    ) {
      merged.push(next);
      continue;
    }
    const [larger, smaller] = before.excursion.size >= next.excursion.size ? [before, next] : [next, before];
    const side = smaller.excursion.size >= TAKES_PART * larger.excursion.size ? "both" : larger.side;
    merged[merged.length - 1] = { excursion: larger.excursion, side };
  }
  return merged;
}
