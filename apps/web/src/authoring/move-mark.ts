import type { AuthoredRepetition } from "@physiocheck/motion";

/** Marks of a repetition stay this far apart, ms. */
const APART_MS = 50;

/** A repetition with one of its marks elsewhere; the others make way. */
export function moved(
  repetition: AuthoredRepetition,
  which: "start" | "peak" | "end",
  ms: number,
): AuthoredRepetition {
  const start =
    which === "start" ? ms : Math.min(repetition.start, ms - (which === "peak" ? APART_MS : 2 * APART_MS));
  const end =
    which === "end" ? ms : Math.max(repetition.end, ms + (which === "peak" ? APART_MS : 2 * APART_MS));
  const peak = which === "peak" ? ms : Math.min(end - APART_MS, Math.max(start + APART_MS, repetition.peak));
  return {
    ...repetition,
    start,
    peak,
    end,
    outEnd: Math.min(peak, Math.max(start, repetition.outEnd)),
    backStart: Math.max(peak, Math.min(end, repetition.backStart)),
  };
}
