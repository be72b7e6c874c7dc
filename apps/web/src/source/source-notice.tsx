import { useTranslation } from "react-i18next";
import type { ModelState, PipelineState, SourceState } from "../pose/index.ts";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress.tsx";

/** States of a source in which somebody has to do something. */
const TROUBLE: ReadonlySet<SourceState["name"]> = new Set([
  "denied",
  "none_found",
  "in_use",
  "insecure",
  "unsupported",
  "lost",
  "interrupted",
  "unreadable",
  "failed",
]);

/** Whether pictures or poses have stopped for a reason that a person can mend. */
export function isInTrouble({ source, model }: Pick<PipelineState, "source" | "model">): boolean {
  return TROUBLE.has(source.name) || model.name === "failed";
}

/** What camera and model are up to, as far as somebody has to wait or to act. Needs the catalogue `camera`. */
export function SourceNotice({
  source,
  model,
  onRetry,
}: {
  readonly source: SourceState;
  readonly model: ModelState;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation(["camera", "common"]);
  const retry = (
    <Button look="secondary" onClick={onRetry}>
      {t("common:action.retry")}
    </Button>
  );
  if (TROUBLE.has(source.name)) {
    return (
      <Notice meaning="stop" alert action={retry}>
        {t(`camera:source.${source.name}`)}
      </Notice>
    );
  }
  if (model.name === "failed") {
    return (
      <Notice meaning="stop" alert action={retry}>
        {t(`camera:model.failed.${model.reason}`)}
      </Notice>
    );
  }
  if (source.name === "asking") return <Notice meaning="info">{t("camera:source.asking")}</Notice>;
  if (model.name === "loading") {
    const percent = Math.round(model.part * 100);
    return <ProgressBar value={model.part} label={t("camera:model.loading", { percent })} />;
  }
  return null;
}
