import type { PipelineState } from "../pose/index.ts";
import { isInTrouble, SourceNotice } from "../source/source-notice.tsx";
import type { UsedSource } from "../source/use-source.ts";

/** On the picture: what keeps it from being seen, and what helps. Nothing while all is well. */
export function StageTrouble({
  used,
  state,
}: {
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
}) {
  if (state === null || !(isInTrouble(state) || state.model.name === "loading")) return null;
  return (
    <div className="w-full max-w-xl rounded-xl bg-surface p-4 text-ink">
      <SourceNotice source={state.source} model={state.model} onRetry={() => void used?.pipeline.retry()} />
    </div>
  );
}
