import type { LedgerEntry } from "../../src/results.ts";

/** A counted repetition of two seconds, with what the test changes. */
export function rep(change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    start: 0,
    peak: 1000,
    end: 2000,
    side: "both",
    counted: true,
    reason: null,
    angles: {},
    depth: 1,
    tempo: { out: 900, peak: 200, back: 900 },
    quality: null,
    sparc: null,
    feedback: [],
    ...change,
  };
}

/** An angle with a doubt of 4°. */
export function measured(value: number): { value: number; plusMinus: number } {
  return { value, plusMinus: 4 };
}
