import type { TodayItem } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { Badge } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";

/** One exercise: the next one stands out, those done step back. */
export function ExerciseRow({ item, first }: { readonly item: TodayItem; readonly first: boolean }) {
  const { t } = useTranslation("patient");
  const name = useExerciseName();
  const dose = useDoseText();
  const { assignment, doneToday, openSessionId } = item;
  const done = doneToday > 0;
  return (
    <article
      className={cx(
        "flex flex-wrap items-center gap-x-8 gap-y-5 rounded-xl border p-6",
        first ? "border-accent bg-accent-soft md:p-8" : "border-line bg-surface",
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1.5">
        <h2 className={cx("font-semibold", first ? "text-xl" : "text-lg")}>{name(assignment.exercise)}</h2>
        <p className={first ? "text-lg" : undefined}>{dose(assignment.dose)}</p>
        {assignment.note ? (
          <p className="measure">
            <bdi>{assignment.note}</bdi>
          </p>
        ) : null}
        {openSessionId ? <p className="measure font-medium">{t("today.openSession")}</p> : null}
        <p className={cx("text-sm", first ? "text-ink" : "text-ink-soft")}>
          {t("today.by", { name: assignment.physician.name })}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4 max-sm:w-full">
        {done ? <Badge meaning="good">{t("today.times", { count: doneToday })}</Badge> : null}
        <ButtonLink
          to={`/session/${assignment.id}`}
          look={done ? "secondary" : "primary"}
          size={first ? "hand" : "lg"}
          className="max-sm:w-full"
          aria-label={`${openSessionId ? t("today.goOn") : done ? t("today.again") : t("today.start")}: ${name(assignment.exercise)}`}
        >
          {openSessionId ? t("today.goOn") : done ? t("today.again") : t("today.start")}
        </ButtonLink>
      </div>
    </article>
  );
}
