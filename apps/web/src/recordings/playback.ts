import type { RecordingPart } from "@physiocheck/contracts";

/**
 * The session's time of a moment of a video file, ms; null where the file has ended. Takes follow one another in the file, and
 * what lay between them is not in it.
 * @param videoMs from the file's beginning
 */
export function sessionTimeOf({ takes }: Pick<RecordingPart, "takes">, videoMs: number): number | null {
  const take = takes.findLast((one) => one.videoMs <= videoMs);
  if (!take) return null;
  const within = videoMs - take.videoMs;
  // The last picture stands a moment longer than it is long.
  const isLast = take === takes.at(-1);
  return within <= take.durationMs || isLast ? take.fromMs + Math.min(within, take.durationMs) : null;
}

/** Where a moment of the session is found; null where no file shows it. @param sessionMs on the session's clock */
export function placeOf(
  parts: readonly RecordingPart[],
  sessionMs: number,
): { readonly part: number; readonly videoMs: number } | null {
  for (const { part, takes } of parts)
    for (const { fromMs, videoMs, durationMs } of takes) {
      const within = sessionMs - fromMs;
      if (within >= 0 && within < durationMs) return { part, videoMs: videoMs + within };
    }
  return null;
}
