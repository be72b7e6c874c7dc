import type { LedgerEntry, Measured } from "../results.ts";

/** What can be otherwise about an attempt that was scored twice. */
export const LEDGER_CHANGES = [
  "added",
  "removed",
  "counted",
  "reason",
  "side",
  "times",
  "angles",
  "depth",
  "quality",
] as const;
export type LedgerChange = (typeof LEDGER_CHANGES)[number];

/** An attempt in two ledgers: its place in each, null where it is in one only, and what is otherwise; empty where nothing is. */
export type LedgerDifference = {
  readonly before: number | null;
  readonly after: number | null;
  readonly changes: readonly LedgerChange[];
};

/** Attempts that share this part of the shorter one's time are the same movement. */
const SAME = 0.5;
/** Below these nobody would call it another result: ms, degrees, parts of the way, points. */
const LEAST = { times: 100, angles: 1, depth: 0.02, quality: 1 } as const;

/**
 * Two ledgers of the same movement, attempt by attempt, in order of time. An attempt has one counterpart at most.
 * @param before, after each in order of time, on one clock
 */
export function compareLedgers(
  before: readonly LedgerEntry[],
  after: readonly LedgerEntry[],
): readonly LedgerDifference[] {
  const differences: LedgerDifference[] = [];
  let next = 0;
  before.forEach((entry, place) => {
    while (after[next] && after[next].end < entry.end && !isSame(entry, after[next])) {
      differences.push({ before: null, after: next, changes: ["added"] });
      next += 1;
    }
    if (after[next] && isSame(entry, after[next])) {
      differences.push({ before: place, after: next, changes: changesOf(entry, after[next]) });
      next += 1;
    } else differences.push({ before: place, after: null, changes: ["removed"] });
  });
  for (; next < after.length; next += 1) differences.push({ before: null, after: next, changes: ["added"] });
  return differences;
}

function isSame(a: LedgerEntry, b: LedgerEntry): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return shared > SAME * shorter && (a.side === b.side || a.side === "both" || b.side === "both");
}

function changesOf(a: LedgerEntry, b: LedgerEntry): LedgerChange[] {
  const changes: LedgerChange[] = [];
  if (a.counted !== b.counted) changes.push("counted");
  if (a.reason !== b.reason) changes.push("reason");
  if (a.side !== b.side) changes.push("side");
  if (["start" as const, "peak" as const, "end" as const].some((at) => apart(a[at], b[at], LEAST.times)))
    changes.push("times");
  const angles = new Set([...Object.keys(a.angles), ...Object.keys(b.angles)]) as Set<keyof typeof a.angles>;
  if ([...angles].some((name) => apart(valueOf(a.angles[name]), valueOf(b.angles[name]), LEAST.angles)))
    changes.push("angles");
  if (apart(a.depth, b.depth, LEAST.depth)) changes.push("depth");
  if (apart(a.quality, b.quality, LEAST.quality)) changes.push("quality");
  return changes;
}

function valueOf(measured: Measured | undefined): number | null {
  return measured?.value ?? null;
}

function apart(a: number | null, b: number | null, least: number): boolean {
  if (a === null || b === null) return a !== b;
  return Math.abs(a - b) >= least;
}
