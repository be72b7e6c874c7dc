import type { PlanDay } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { Badge } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";

/** A plan on its day: how often it is due, how often it was done, and one button for all of it. */
export function PlanCard({ entry, first }: { readonly entry: PlanDay; readonly first: boolean }) {
  const { t } = useTranslation("patient");
  const name = useExerciseName();
  const dose = useDoseText();
  const { plan, due, done, openRun } = entry;
  const { content } = plan;
  const complete = due > 0 && done >= due;
  const press = openRun ? "goOn" : done > 0 ? "again" : "startPlan";
  return (
    <article
      data-testid="plan-card"
      className={cx(
        "flex flex-col gap-5 rounded-xl border p-6",
        first ? "border-accent bg-accent-soft md:p-8" : "border-line bg-surface",
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1.5">
          <h2 className={cx("font-semibold", first ? "text-xl" : "text-lg")}>{content.title}</h2>
          <p className={first ? "text-lg" : undefined}>
            {due === 0
              ? t("today.restDay")
              : t("today.sessionsOf", { done: Math.min(done, due), count: due })}
          </p>
          {openRun ? <p className="measure font-medium">{t("today.openRun")}</p> : null}
          {content.note ? (
            <p className="measure">
              <bdi>{content.note}</bdi>
            </p>
          ) : null}
          <p className={cx("text-sm", first ? "text-ink" : "text-ink-soft")}>
            {t("today.by", { name: plan.physician.name })}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-4 max-sm:w-full">
          {complete ? <Badge meaning="good">{t("today.done")}</Badge> : null}
          <ButtonLink
            to={`/plan/${plan.id}`}
            data-testid="plan-start"
            look={first ? "primary" : "secondary"}
            size={first ? "hand" : "lg"}
            className="max-sm:w-full"
            aria-label={`${t(`today.${press}`)}: ${content.title}`}
          >
            {t(`today.${press}`)}
          </ButtonLink>
        </div>
      </div>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-medium text-accent">
          {t("today.exercises", { count: content.items.length })}
        </summary>
        <ul className="divide-y divide-line">
          {content.items.map((item) => {
            const exercise = plan.exercises.find(({ id }) => id === item.exerciseId);
            return (
              <li key={item.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span className="flex flex-col">
                  <span className="font-semibold">{exercise ? name(exercise) : item.exerciseId}</span>
                  <span>{dose(item.dose)}</span>
                </span>
                <Link
                  to={`/session/${item.id}`}
                  className="inline-flex min-h-11 items-center font-medium text-accent underline-offset-4 hover:underline"
                >
                  {t("today.alone")}
                </Link>
              </li>
            );
          })}
        </ul>
      </details>
    </article>
  );
}
