import type { RecordingGap, RecordingManifest, RecordingTake } from "@physiocheck/contracts";
import type { Schema } from "@physiocheck/database";

export type ChunkRow = Schema["recordingChunks"]["$inferSelect"];

/** A file to be: the unbroken beginning of one run of the recorder. What comes after a missing chunk cannot be joined to it. */
export type TakePlan = {
  readonly take: number;
  readonly chunks: readonly ChunkRow[];
  /** ms on the session's clock. */
  readonly fromMs: number;
  readonly untilMs: number;
};

/** Shorter ones nobody sees, ms. */
const LEAST_GAP_MS = 50;
/** A file that is shorter than its chunks say by more than this lacks something, ms. */
const LEAST_LACK_MS = 1000;

/** The takes of a manifest, in order, as far as their chunks are there without a hole. */
export function planTakes(
  rows: readonly ChunkRow[],
  { chunks: total }: Pick<RecordingManifest, "chunks">,
): TakePlan[] {
  const takes = new Map<number, ChunkRow[]>();
  for (const row of rows.filter(({ seq }) => seq < total).toSorted((a, b) => a.seq - b.seq)) {
    const before = takes.get(row.take);
    if (!before) takes.set(row.take, [row]);
    else if (before.at(-1)?.seq === row.seq - 1) before.push(row);
  }
  return [...takes.values()].flatMap((chunks) => {
    const [first] = chunks;
    const last = chunks.at(-1);
    return first && last
      ? [{ take: first.take, chunks, fromMs: first.fromMs, untilMs: Math.max(first.fromMs, last.untilMs) }]
      : [];
  });
}

/**
 * What of the session no file shows, between the first take's beginning and the last one's end.
 * @param kept takes that became part of a file, with how long that is
 */
export function gapsOf(
  plan: readonly TakePlan[],
  kept: readonly RecordingTake[],
  manifest: Pick<RecordingManifest, "chunks" | "ended">,
): RecordingGap[] {
  const gaps: RecordingGap[] = [];
  /** The next chunk that ought to come, and the session's time up to which all is there. */
  let expected = 0;
  let shown: number | null = null;
  let ended = false;
  for (const { take, chunks, fromMs, untilMs } of plan) {
    const file = kept.find((one) => one.take === take);
    const [first] = chunks;
    const last = chunks.at(-1);
    if (!file || !first || !last) continue;
    const lacks = first.seq > expected;
    const since: number = shown ?? (lacks ? 0 : fromMs);
    if (lacks || fromMs - since > LEAST_GAP_MS)
      gaps.push({
        fromMs: since,
        toMs: Math.max(since, fromMs),
        reason: lacks ? "missing" : ended ? "paused" : "interrupted",
      });
    const whole = untilMs - fromMs - file.durationMs <= LEAST_LACK_MS;
    if (!whole) gaps.push({ fromMs: fromMs + file.durationMs, toMs: untilMs, reason: "missing" });
    expected = last.seq + 1;
    shown = untilMs;
    ended = manifest.ended.includes(take);
  }
  if (expected < manifest.chunks) gaps.push({ fromMs: shown ?? 0, toMs: null, reason: "missing" });
  else if (shown !== null && !ended) gaps.push({ fromMs: shown, toMs: null, reason: "interrupted" });
  return gaps;
}
