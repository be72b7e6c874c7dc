import type { Plan, PlanItem } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useDoseText } from "../../library/dose.ts";
import { useExerciseName } from "../../library/exercise-name.ts";
import { Badge } from "../../ui/badge.tsx";
import { cx } from "../../ui/cx.ts";
import type { Run } from "./run.ts";

/** The exercises of a run: behind, next, ahead. */
export function RunItems({
  plan,
  run,
  next,
}: {
  readonly plan: Plan;
  readonly run: Run;
  readonly next: PlanItem | undefined;
}) {
  const { t } = useTranslation("patient");
  const name = useExerciseName();
  const dose = useDoseText();
  return (
    <ol className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
      {plan.content.items.map((item, index) => {
        const exercise = plan.exercises.find(({ id }) => id === item.exerciseId);
        const behind = run.items.find(({ itemId }) => itemId === item.id);
        const current = item.id === next?.id;
        return (
          <li
            key={item.id}
            aria-current={current ? "step" : undefined}
            className={cx("flex items-center gap-4 p-4", current && "bg-accent-soft")}
          >
            <span
              aria-hidden
              className="grid size-9 shrink-0 place-items-center rounded-full bg-raised font-semibold tabular-nums"
            >
              {index + 1}
            </span>
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="text-lg font-semibold">{exercise ? name(exercise) : item.exerciseId}</span>
              <span>{dose(item.dose)}</span>
              {item.note ? (
                <span className="measure text-ink-soft">
                  <bdi>{item.note}</bdi>
                </span>
              ) : null}
            </span>
            {behind ? (
              <Badge meaning={behind.outcome === "done" ? "good" : "neutral"}>
                {t(`run.outcome.${behind.outcome}`)}
              </Badge>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
