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

/** The same where half of the way is too little: the way is short against a camera's doubt, or half of it another exercise. */
export const WHOLE_WAY_DEPTH: ExerciseDefinition["depth"] = { counted: 0.7, partial: 0.4 };

/**
 * Metabolic equivalents by how hard an exercise is, low and high, from the 2024 Adult Compendium of Physical Activities:
 * stretching 2.3 (02101), calisthenics light 2.8 (02024), moderate 3.8 (02022), vigorous 7.5 (02020); body-weight
 * resistance exercises general 3.0 (02056), high effort 6.5 (02057).
 */
export const MET = {
  mild: [2.3, 2.8],
  light: [2.8, 3.8],
  bodyweight: [3, 6.5],
  vigorous: [3.8, 7.5],
} as const satisfies Record<string, ExerciseDefinition["met"]>;
