import { useTranslation } from "react-i18next";
import { Badge, type Meaning } from "../ui/badge.tsx";
import type { LiveCondition } from "./live-state.ts";

const MEANINGS: Record<LiveCondition["name"], Meaning> = {
  connecting: "info",
  live: "good",
  stale: "attention",
  lost: "attention",
  ended: "neutral",
};

/** How fresh the picture is. */
export function LiveBadge({ condition }: { readonly condition: LiveCondition }) {
  const { t } = useTranslation("live");
  return (
    <Badge meaning={MEANINGS[condition.name]}>
      <span data-testid="live-condition" data-condition={condition.name}>
        {condition.name === "stale"
          ? t("state.stale", { count: condition.ageSeconds })
          : t(`state.${condition.name}`)}
      </span>
    </Badge>
  );
}
