import type { Suggestion } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";

/** What a suggestion changes, and why, in the reader's language. */
export function useSuggestionText(): (suggestion: Suggestion) => { change: string; why: string } {
  const { t } = useTranslation(["suggestions", "results"]);
  const percent = (part: number) => Math.round(part * 100);
  const tenth = (value: number) => Math.round(value * 10) / 10;
  const changeText = ({ change }: Suggestion): string => {
    switch (change.kind) {
      case "counted_depth":
        return t("change.counted_depth", { from: percent(change.from), to: percent(change.to) });
      case "rule_range": {
        const range = ([low, high]: readonly [number, number]) => t("change.range", { low, high });
        return t("change.rule_range", {
          movement: t(`results:movement.${change.movement}`),
          from: range(change.from),
          to: range(change.to),
        });
      }
      default:
        return t(`change.${change.kind}`, { from: change.from, to: change.to });
    }
  };
  return (suggestion) => {
    const { change, evidence, reason } = suggestion;
    const measured = change.kind === "counted_depth" ? percent(evidence.measured) : tenth(evidence.measured);
    return {
      change: changeText(suggestion),
      why: t(`why.${reason}`, { share: percent(evidence.share), measured }),
    };
  };
}
