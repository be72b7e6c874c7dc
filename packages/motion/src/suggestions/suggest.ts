import type { ExerciseDefinition } from "../exercise.ts";
import { suggestDepth } from "./depth.ts";
import { collect, type Scope } from "./evidence.ts";
import { suggestRules } from "./rules.ts";
import { suggestTempo } from "./tempo.ts";
import type { SessionRecord, Suggestion } from "./types.ts";

/**
 * What the collected sessions suggest to change in an exercise. Deterministic: the same sessions in any order give the same list.
 * Nothing is suggested from fewer than 3 sessions or 15 whole attempts, nor for everybody from fewer than 2 patients.
 *
 * @param exercise in the version that the sessions were done with
 * @param scope `patient`: all sessions are one patient's, and the change is for them; `everybody`: they are of all who do it
 */
export function suggestChanges(
  exercise: ExerciseDefinition,
  sessions: readonly SessionRecord[],
  scope: Scope,
): Suggestion[] {
  const evidence = exercise.counting === "hold" ? null : collect(sessions, scope);
  if (!evidence) return [];
  return [
    ...suggestDepth(exercise, evidence),
    ...suggestTempo(exercise, evidence),
    ...suggestRules(exercise, evidence),
  ];
}
