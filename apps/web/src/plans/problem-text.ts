import { useTranslation } from "react-i18next";
import type { Problem } from "./plan-problems.ts";

/** What is wrong with a field and what to do about it; undefined where nothing is. */
export function useProblemText(): (problem: Problem | undefined) => string | undefined {
  const { t } = useTranslation("plans");
  return (problem) => {
    switch (problem?.kind) {
      case undefined:
        return undefined;
      case "whole":
        return t("builder.whole", { min: problem.min, max: problem.max });
      case "number":
        return t("builder.number", { min: problem.min, max: problem.max });
      case "required":
      case "endBefore":
      case "noDay":
      case "tempoAll":
        return t(`builder.${problem.kind}`);
    }
  };
}
