import type { ExerciseDefinition } from "../exercise.ts";

/** Shares of the quality score where an exercise has no reason for others: range and alignment first. */
export const USUAL_QUALITY: ExerciseDefinition["quality"] = {
  range: 35,
  alignment: 25,
  tempo: 15,
  stability: 15,
  completion: 10,
};

/** Part of the way to the peak that counts, and that is noticed at all. */
export const USUAL_DEPTH: ExerciseDefinition["depth"] = { counted: 0.6, partial: 0.3 };
