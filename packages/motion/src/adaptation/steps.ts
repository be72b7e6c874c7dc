import type { AdaptableDose } from "./types.ts";

/**
 * One step up or down. Small on purpose: the American College of Sports Medicine's position stand on progression (2009, Med Sci Sports
 * Exerc 41:687) asks for 2–10 % more at a time. With whole repetitions and round seconds the smallest step that exists is taken; where a
 * set is added, the volume is shared out anew and grows by at most a fifth. Down goes a fifth of a set, or a set.
 */
const TOP = { reps: 15, holdSeconds: 60, sets: 4 } as const;
const BOTTOM = { reps: 5, holdSeconds: 10, sets: 1 } as const;
const STEP_UP = 0.1;
const STEP_DOWN = 0.2;

/** The next dose up; null where there is none. A dose beyond the top, which somebody chose, is left to them. */
export function stepUp(dose: AdaptableDose): AdaptableDose | null {
  const unit = unitOf(dose);
  const value = dose[unit] ?? 0;
  const smallest = smallestStep(unit, value);
  if (value < TOP[unit]) {
    const more = Math.max(smallest, Math.round((value * STEP_UP) / smallest) * smallest);
    return { ...dose, [unit]: Math.min(TOP[unit], value + more) };
  }
  if (dose.sets < TOP.sets && value === TOP[unit]) {
    const shared = (volumeOf(dose) + 1) / (dose.sets + 1);
    return { ...dose, sets: dose.sets + 1, [unit]: Math.ceil(shared / smallest) * smallest };
  }
  return null;
}

/** The next dose down; null where it is the least there is. */
export function stepDown(dose: AdaptableDose): AdaptableDose | null {
  const unit = unitOf(dose);
  const value = dose[unit] ?? 0;
  if (value > BOTTOM[unit]) {
    const less = Math.max(1, Math.round(value * STEP_DOWN));
    return { ...dose, [unit]: Math.max(BOTTOM[unit], value - less) };
  }
  return dose.sets > BOTTOM.sets ? { ...dose, sets: dose.sets - 1 } : null;
}

/** Repetitions, or seconds held, of all sets together. */
export function volumeOf(dose: AdaptableDose): number {
  return dose.sets * (dose.reps ?? dose.holdSeconds ?? 0);
}

function unitOf(dose: AdaptableDose): "reps" | "holdSeconds" {
  return dose.reps === null ? "holdSeconds" : "reps";
}

function smallestStep(unit: "reps" | "holdSeconds", value: number): number {
  if (unit === "reps") return 1;
  return value < 25 ? 2 : 5;
}
