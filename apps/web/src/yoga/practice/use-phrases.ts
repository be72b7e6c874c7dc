import type { PracticeStep } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { useFixText } from "../pose-text.ts";
import type { PracticePhrases } from "./practice-controller.ts";

/** A hold in words: the pose, and the side where it has sides. */
export function useStepName(): (step: Pick<PracticeStep, "pose" | "side">) => string {
  const { t } = useTranslation(["practice", "yoga"]);
  return ({ pose, side }) => {
    const name = t(`yoga:poses.${pose}.name`);
    return side === "both" ? name : t("practice:step", { pose: name, side: t(`practice:sideOf.${side}`) });
  };
}

/** What a practice says, in the reader's language. */
export function usePracticePhrases(): PracticePhrases {
  const { t } = useTranslation(["practice", "yoga"]);
  const stepName = useStepName();
  const fix = useFixText();
  return {
    asked: stepName,
    fix,
    hold: t("practice:say.hold"),
    well: t("practice:say.well"),
    over: t("practice:say.over"),
    lost: t("practice:say.lost"),
  };
}
