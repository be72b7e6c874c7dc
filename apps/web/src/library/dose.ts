import type { Dose } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";

/** "3 sets of 10 repetitions", "3 sets of 30 s held", and the side where there is one. */
export function useDoseText(): (dose: Dose) => string {
  const { t } = useTranslation(["common"]);
  return (dose) => {
    const sets = t("dose.sets", { count: dose.sets });
    const each =
      dose.reps === null
        ? t("dose.held", { count: dose.holdSeconds ?? 0 })
        : t("dose.reps", { count: dose.reps });
    const side = dose.side === "both" ? "" : ` · ${t(`side.${dose.side}`)}`;
    return t("dose.each", { sets, each }) + side;
  };
}
