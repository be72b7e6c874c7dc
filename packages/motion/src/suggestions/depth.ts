import type { ExerciseDefinition } from "../exercise.ts";
import { quantile } from "../signal/statistics.ts";
import { shareOf, shown, throughout, type Evidence } from "./evidence.ts";
import type { Suggestion } from "./types.ts";

/** The depth that nine of ten attempts reach. */
const NEARLY_ALL = 0.1;
/** Falling short is suggested from when half of the attempts do, if nearly all reach this part of the depth. */
const OFTEN_SHORT = 0.5;
const NEARLY_THERE = 0.8;
/** Nearly all go so many times as far as what counts: it asks nothing of them any more. */
const BEYOND = 2;
/** Of what nearly all reach, this part becomes the new depth: a bad day still counts. */
const LEFT_FOR_BAD_DAYS = 0.7;
const STEP = 0.05;

/** A depth that counts which the patient can reach, or that asks something of them; for everybody only where it is too much. */
export function suggestDepth({ depth }: ExerciseDefinition, evidence: Evidence): Suggestion[] {
  const { counted, partial } = depth;
  const reached = quantile(
    evidence.attempts.map((entry) => entry.depth),
    NEARLY_ALL,
  );
  const short = (ledger: Evidence["attempts"]): number => shareOf(ledger, (entry) => entry.depth < counted);
  const share = short(evidence.attempts);
  if (
    share >= OFTEN_SHORT &&
    reached >= NEARLY_THERE * counted &&
    throughout(evidence, (ledger) => short(ledger) >= OFTEN_SHORT)
  ) {
    const to = inSteps(reached, Math.floor);
    if (to >= partial && to < counted)
      return [suggestion("short_of_depth", counted, to, evidence, share, reached)];
  }
  if (evidence.scope === "patient" && reached >= BEYOND * counted) {
    const to = Math.min(1, inSteps(LEFT_FOR_BAD_DAYS * reached, Math.floor));
    const beyond = shareOf(evidence.attempts, (entry) => entry.depth >= to);
    if (to > counted) return [suggestion("beyond_depth", counted, to, evidence, beyond, reached)];
  }
  return [];
}

function suggestion(
  reason: "short_of_depth" | "beyond_depth",
  from: number,
  to: number,
  evidence: Evidence,
  share: number,
  measured: number,
): Suggestion {
  return {
    key: `counted_depth:${to}`,
    reason,
    change: { kind: "counted_depth", from, to },
    evidence: shown(evidence, share, measured),
  };
}

/** In whole steps of 5 %, without the dust of binary fractions. */
function inSteps(value: number, round: (x: number) => number): number {
  return round(value / STEP + 1e-9) / Math.round(1 / STEP);
}
