import type { Report } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { formatNumber } from "../ui/format.ts";
import { SheetSection, SheetTable } from "./sheet-parts.tsx";

type Course = Report["exercises"][number]["range"][number];

/** How far each exercise's angles went, first and last, and whether the difference is more than the measurement's error. */
export function RangeSection({ exercises }: { readonly exercises: Report["exercises"] }) {
  const { t } = useTranslation(["report", "results"]);
  const nameOf = useExerciseName();
  const measured = exercises.filter(({ range }) => range.length > 0);
  const reading = ({ value, plusMinus }: Course["first"]): string =>
    t("range.value", { value: Math.round(value), plusMinus: Math.max(1, Math.round(plusMinus)) });
  const changeText = (change: Course["change"]): string =>
    change
      ? t(change.real ? "range.real" : "range.within", {
          change: (change.by > 0 ? "+" : "") + formatNumber(Math.round(change.by)),
          mdc: formatNumber(Math.round(change.detectable)),
        })
      : t("range.once");
  return (
    <SheetSection
      title={t("range.title")}
      lead={t("range.lead")}
      empty={measured.length === 0 && t("range.empty")}
    >
      {measured.map(({ exerciseId, exerciseTitle, range }) => {
        const name = nameOf({ id: exerciseId, title: exerciseTitle });
        return (
          <div key={exerciseId} className="flex flex-col gap-1">
            <h4 className="font-semibold">{name}</h4>
            <SheetTable
              caption={`${t("range.title")}: ${name}`}
              heads={[t("range.angle"), t("range.first"), t("range.last"), t("range.change")]}
              rows={range.map(({ angle, first, last, change }) => [
                t(`results:angle.${angle}`),
                reading(first),
                reading(last),
                change?.real ? <strong key="change">{changeText(change)}</strong> : changeText(change),
              ])}
            />
          </div>
        );
      })}
    </SheetSection>
  );
}
