import type { AlignmentRule, ExerciseDefinition } from "../exercise.ts";
import { ANGLE_NAMES, angleIndex } from "../goniometer/angle-names.ts";
import { median } from "../signal/statistics.ts";
import { shareOf, shown, throughout, type Evidence } from "./evidence.ts";
import type { SessionRecord, Suggestion } from "./types.ts";

/** A rule that fires in more than this part of the repetitions says nothing any more. */
const ALWAYS = 0.6;
/** Degrees by which one suggestion widens a range at most: further is another exercise. */
const MOST = 15;

/** Ranges of alignment rules that nearly nobody keeps to, widened to what is usual. */
export function suggestRules({ alignment }: ExerciseDefinition, evidence: Evidence): Suggestion[] {
  return alignment.flatMap((rule, index) => {
    const fires = (ledger: Evidence["attempts"]): number =>
      shareOf(ledger, ({ feedback }) => feedback.includes(rule.cue));
    const share = fires(evidence.attempts);
    if (share <= ALWAYS || !throughout(evidence, (ledger) => fires(ledger) > ALWAYS)) return [];
    const { least, most } = usualRange(rule, evidence.sessions);
    const [from, to] = rule.range;
    // Two rules may share a cue: the one whose range is kept is not the one that fires.
    const low = least < from ? Math.max(Math.floor(least), from - MOST) : from;
    const high = most > to ? Math.min(Math.ceil(most), to + MOST) : to;
    if (low === from && high === to) return [];
    return [
      {
        key: `rule_range:${index}:${low}:${high}`,
        reason: "rule_always_broken" as const,
        change: {
          kind: "rule_range" as const,
          rule: index,
          movement: rule.movement,
          from: rule.range,
          to: [low, high] as const,
        },
        evidence: shown(evidence, share, low < from ? least : most),
      },
    ];
  });
}

/** The smallest and largest angle of a usual session, the worse side of each. */
function usualRange(
  { movement }: AlignmentRule,
  sessions: readonly SessionRecord[],
): { least: number; most: number } {
  const names = [
    ...new Set((["left", "right"] as const).map((side) => ANGLE_NAMES[angleIndex(movement, side)])),
  ];
  const ranges = sessions.map(({ range }) => names.flatMap((name) => range[name] ?? []));
  return {
    least: median(ranges.map((each) => Math.min(...each.map(({ min }) => min.value)))),
    most: median(ranges.map((each) => Math.max(...each.map(({ max }) => max.value)))),
  };
}
