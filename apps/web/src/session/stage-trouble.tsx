import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PipelineState } from "../pose/index.ts";
import { isInTrouble, SourceNotice } from "../source/source-notice.tsx";
import type { UsedSource } from "../source/use-source.ts";
import { Notice } from "../ui/badge.tsx";

/** Poses a second below which a repetition of usual tempo may go unseen, and for how long that has to last, ms. */
const FEWEST_POSES = 2;
const PATIENCE_MS = 6000;

/** On the picture: what keeps it from being seen, and what helps. Nothing while all is well. */
export function StageTrouble({
  used,
  state,
}: {
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
}) {
  const { t } = useTranslation("camera");
  const isSlow = useSlowness(state);
  if (state === null) return null;
  const isStopped = isInTrouble(state) || state.model.name === "loading";
  if (!isStopped && !isSlow) return null;
  return (
    <div
      className="w-full max-w-xl rounded-xl bg-surface p-4 text-ink"
      role={isStopped ? undefined : "status"}
    >
      {isStopped ? (
        <SourceNotice source={state.source} model={state.model} onRetry={() => void used?.pipeline.retry()} />
      ) : (
        <Notice meaning="attention">{t("slow")}</Notice>
      )}
    </div>
  );
}

/** Whether poses have come too rarely for a while: a patient must not wonder why nothing is counted. */
function useSlowness(state: PipelineState | null): boolean {
  const [isSlow, setIsSlow] = useState(false);
  const { posesPerSecond } = state?.rate ?? { posesPerSecond: 0 };
  const isFew = state?.model.name === "ready" && posesPerSecond > 0 && posesPerSecond < FEWEST_POSES;
  useEffect(() => {
    if (!isFew) return;
    const timer = setTimeout(() => setIsSlow(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isFew]);
  return isSlow;
}
