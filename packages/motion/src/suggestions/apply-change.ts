import type { ExerciseDefinition } from "../exercise.ts";
import type { DefinitionChange } from "./types.ts";

/** The definition with one change made; its id and version are the caller's to raise. */
export function applyChange(exercise: ExerciseDefinition, change: DefinitionChange): ExerciseDefinition {
  const { timing } = exercise;
  switch (change.kind) {
    case "counted_depth":
      return { ...exercise, depth: { ...exercise.depth, counted: change.to } };
    case "min_rep":
      return { ...exercise, timing: { ...timing, minRep: change.to } };
    case "max_rep":
      return { ...exercise, timing: { ...timing, maxRep: change.to } };
    case "typical_rep":
      return { ...exercise, timing: { ...timing, typicalRep: change.to } };
    case "rule_range":
      return {
        ...exercise,
        alignment: exercise.alignment.map((rule, i) =>
          i === change.rule ? { ...rule, range: change.to } : rule,
        ),
      };
  }
}
