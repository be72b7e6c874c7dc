import type { LedgerEntry } from "../results.ts";

/** kcal, from the low to the high intensity that the compendium gives for the exercise. */
export type EnergyRange = { readonly low: number; readonly high: number };

/**
 * Energy spent, as a range: MET × 3.5 ml O₂ / kg / min × kg / 200 kcal a minute (ACSM; 1 l O₂ ≈ 5 kcal). Resting share included.
 * @param met low and high (2024 Adult Compendium), `ExerciseDefinition.met`
 * @param kilograms body mass
 * @param activeMinutes time in movement or in the held pose, see `activeMinutes`
 * @throws RangeError where mass or time cannot be
 */
export function energyRange(
  met: readonly [number, number],
  kilograms: number,
  activeMinutes: number,
): EnergyRange {
  if (!(kilograms > 0) || !Number.isFinite(kilograms)) throw new RangeError("body mass is a positive number");
  if (!(activeMinutes >= 0) || !Number.isFinite(activeMinutes)) throw new RangeError("time is not negative");
  const perMet = ((3.5 * kilograms) / 200) * activeMinutes;
  return { low: Math.min(...met) * perMet, high: Math.max(...met) * perMet };
}

/** Minutes within attempts, counted or not, two sides at once counted once; plus the seconds held. */
export function activeMinutes(ledger: readonly LedgerEntry[], holdSeconds = 0): number {
  let until = Number.NEGATIVE_INFINITY;
  let ms = holdSeconds * 1000;
  for (const { start, end } of ledger.toSorted((a, b) => a.start - b.start)) {
    ms += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return ms / 60_000;
}
