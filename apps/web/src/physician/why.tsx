import { useTranslation } from "react-i18next";
import { Badge, type Meaning } from "../ui/badge.tsx";
import type { Attention } from "./attention.ts";

const MEANINGS: Record<Attention["why"], Meaning> = {
  live: "info",
  stopped_by_pain: "stop",
  pain_high: "stop",
  pain_rising: "attention",
  away: "attention",
  never_started: "attention",
  proposal_regress: "attention",
  proposal_progress: "info",
  no_plan: "attention",
  quality_falling: "attention",
  partial: "attention",
  fine: "good",
};

/** The one sentence why somebody should be looked at, or that they need not be. */
export function Why({ attention }: { readonly attention: Attention }) {
  const { t } = useTranslation("physician");
  const sentence = () => {
    switch (attention.why) {
      case "pain_high":
        return t("why.pain_high", { pain: attention.pain });
      case "pain_rising":
        return t("why.pain_rising", { from: attention.from, to: attention.to });
      case "quality_falling":
        return t("why.quality_falling", { from: attention.from, to: attention.to });
      case "away":
        return t("why.away", { count: attention.days });
      default:
        return t(`why.${attention.why}`);
    }
  };
  return (
    <Badge meaning={MEANINGS[attention.why]} className="items-start! rounded-lg!">
      <span className="whitespace-normal text-ink">{sentence()}</span>
    </Badge>
  );
}
