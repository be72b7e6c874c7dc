import type { Plan } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";

/** The exercises of a plan, to read. */
export function PlanItemsView({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation("plans");
  const name = useExerciseName();
  const dose = useDoseText();
  return (
    <ol className="divide-y divide-line rounded-xl border border-line bg-surface">
      {plan.content.items.map((item) => {
        const exercise = plan.exercises.find(({ id }) => id === item.exerciseId);
        return (
          <li key={item.id} className="flex flex-col gap-1 p-4">
            <span className="font-semibold">{exercise ? name(exercise) : item.exerciseId}</span>
            <span className="text-ink-soft tabular-nums">
              {dose(item.dose)}
              {item.target
                ? ` · ${t("builder.target", { movement: t(`movement.${item.target.movement}`) })} ${item.target.degrees}°`
                : ""}
            </span>
            {item.note ? <span className="measure">{item.note}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
