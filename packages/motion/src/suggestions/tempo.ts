import type { ExerciseDefinition } from "../exercise.ts";
import { tenth } from "../signal/rounding.ts";
import { median, quantile } from "../signal/statistics.ts";
import { secondsOf, shareOf, shown, throughout, type Evidence } from "./evidence.ts";
import type { Suggestion, SuggestionReason } from "./types.ts";

/** Somebody who takes less than this part of the typical time hurries; so often is always. */
const HURRIED = 0.6;
const ALWAYS = 0.6;
/** Refused as too slow this often: the longest time does not fit. */
const OFTEN_SLOW = 0.3;
/** Room beside what was measured for the attempts that were not. */
const ROOM = 1.2;
/** Typical is another time where the median is so many times longer, or shorter, and three of four attempts lie on that side. */
const OTHER = 1.5;

/** Limits of time and typical times that fit what people do, or that tell somebody who hurries to slow down. */
export function suggestTempo({ timing }: ExerciseDefinition, evidence: Evidence): Suggestion[] {
  const { minRep, maxRep, typicalRep } = timing;
  const { attempts, scope } = evidence;
  const seconds = attempts.map(secondsOf);
  const make = (
    reason: SuggestionReason,
    kind: "min_rep" | "max_rep" | "typical_rep",
    from: number,
    to: number,
    share: number,
    measured: number,
  ): Suggestion => ({
    key: `${kind}:${to}`,
    reason,
    change: { kind, from, to },
    evidence: shown(evidence, share, measured),
  });
  const suggestions: Suggestion[] = [];

  const hurries = (ledger: Evidence["attempts"]): number =>
    shareOf(ledger, (entry) => secondsOf(entry) < HURRIED * typicalRep);
  const hurried = hurries(attempts);
  const slowDown = tenth(HURRIED * typicalRep);
  if (
    scope === "patient" &&
    hurried >= ALWAYS &&
    slowDown > minRep &&
    throughout(evidence, (ledger) => hurries(ledger) >= ALWAYS)
  )
    suggestions.push(make("hurried", "min_rep", minRep, slowDown, hurried, median(seconds)));

  const refusedFast = (ledger: Evidence["attempts"]): number =>
    shareOf(ledger, ({ reason }) => reason === "too_fast");
  const fast = refusedFast(attempts);
  const shortest = quantile(seconds, 0.1);
  const quicker = Math.max(0.2, tenth(shortest / ROOM));
  if (
    scope === "everybody" &&
    fast >= ALWAYS &&
    quicker < minRep &&
    throughout(evidence, (ledger) => refusedFast(ledger) >= ALWAYS)
  )
    suggestions.push(make("refused_as_fast", "min_rep", minRep, quicker, fast, shortest));

  const refusedSlow = (ledger: Evidence["attempts"]): number =>
    shareOf(ledger, ({ reason }) => reason === "too_slow");
  const slow = refusedSlow(attempts);
  const longest = quantile(seconds, 0.9);
  const longer = Math.min(600, Math.ceil(longest * ROOM));
  if (
    slow >= OFTEN_SLOW &&
    longer > maxRep &&
    throughout(evidence, (ledger) => refusedSlow(ledger) >= OFTEN_SLOW)
  )
    suggestions.push(make("refused_as_slow", "max_rep", maxRep, longer, slow, longest));

  const middle = median(seconds);
  const slower = middle >= OTHER * typicalRep && quantile(seconds, 0.25) > typicalRep;
  const faster = middle <= typicalRep / OTHER && quantile(seconds, 0.75) < typicalRep;
  const typical = Math.min(maxRep, Math.max(minRep, tenth(middle)));
  // One patient who is faster than usual hurries; everybody who is faster is the usual.
  if ((slower || (faster && scope === "everybody")) && typical !== typicalRep) {
    const share = shareOf(attempts, (entry) => slower === secondsOf(entry) > typicalRep);
    suggestions.push(make("other_tempo", "typical_rep", typicalRep, typical, share, middle));
  }
  return suggestions;
}
