import type { ExerciseDefinition } from "../exercise.ts";
import { replayTrace } from "../replay/replay-trace.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * The definition has to count the take that it was made from. Where it does not, plainer ones are tried: the other way to see the
 * sides, the strongest movement alone. The first that comes nearest is kept.
 * @param found repetitions of the take
 */
export function countingAlike(
  take: Trace,
  definition: ExerciseDefinition,
  found: number,
): { readonly definition: ExerciseDefinition; readonly counted: number } {
  let best = { definition, counted: countOf(take, definition) };
  if (definition.counting === "hold") return best;
  for (const variant of variantsOf(definition)) {
    if (best.counted === found) break;
    const counted = countOf(take, variant);
    if (Math.abs(counted - found) < Math.abs(best.counted - found)) best = { definition: variant, counted };
  }
  return best;
}

function variantsOf(definition: ExerciseDefinition): ExerciseDefinition[] {
  const strongest = definition.primary.toSorted((a, b) => b.weight - a.weight).slice(0, 1);
  const alone = { ...definition, primary: strongest };
  const otherwise = (each: ExerciseDefinition): ExerciseDefinition =>
    each.sides === "both" ? { ...each, sides: "either" } : { ...each, sides: "both", counting: "reps" };
  return [otherwise(definition), ...(definition.primary.length > 1 ? [alone, otherwise(alone)] : [])];
}

/** Repetitions, or holds, that a definition counts in a recording. */
function countOf(take: Trace, definition: ExerciseDefinition): number {
  return replayTrace(take, definition).summary.ledger.filter(({ counted }) => counted).length;
}
