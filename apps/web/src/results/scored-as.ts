import type { Rescoring, SessionDetail } from "@physiocheck/contracts";

/** A session with the results of a re-scoring in place of the live ones; everything else as it was. */
export function scoredAs(live: SessionDetail, rescoring: Rescoring | null): SessionDetail {
  if (!rescoring) return live;
  const { exercise, ledger, summary } = rescoring;
  const { repetitions, partial, holdSeconds } = summary;
  return {
    ...live,
    exercise,
    ledger,
    summary,
    session: { ...live.session, repetitions, partial, holdSeconds, quality: summary.quality.score },
  };
}
