import type { PlanContent } from "@physiocheck/contracts";
import { daysBefore, dueOn } from "@physiocheck/contracts/plan-days";
import type { ExerciseDefinition } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { cx } from "../ui/cx.ts";
import { formatDay, formatWeekday } from "../ui/format.ts";
import { Section } from "../ui/page.tsx";
import { minutesOf } from "./plan-draft.ts";

/** The first seven days of a plan. */
export function WeekPreview({
  content,
  exercises,
}: {
  readonly content: PlanContent;
  readonly exercises: readonly ExerciseDefinition[];
}) {
  const { t } = useTranslation("plans");
  const name = useExerciseName();
  const days = Array.from({ length: 7 }, (_, index) => daysBefore(content.startsOn, -index));
  const names = content.items.flatMap(({ exerciseId }) => {
    const exercise = exercises.find(({ id }) => id === exerciseId);
    return exercise ? name(exercise) : [];
  });
  return (
    <Section
      title={t("builder.week")}
      lead={t("builder.weekLead", { minutes: minutesOf(content, exercises) })}
    >
      <ol
        className="divide-y divide-line rounded-xl border border-line bg-surface"
        data-testid="week-preview"
      >
        {days.map((day) => {
          const due = dueOn(content, day);
          const at = new Date(`${day}T12:00:00`);
          const isOver = content.endsOn !== null && day > content.endsOn;
          const why = t(isOver ? "builder.weekAfter" : "builder.weekRest");
          return (
            <li key={day} className={cx("flex gap-4 px-4 py-3", due === 0 && "text-ink-soft")}>
              <span className="flex w-16 shrink-0 flex-col">
                <span className="font-semibold">{formatWeekday(at)}</span>
                <span className="text-sm text-ink-soft">{formatDay(at)}</span>
              </span>
              <span className="flex min-w-0 flex-col">
                <span className={due > 0 ? "font-medium" : undefined}>
                  {due > 0 ? t("builder.weekSessions", { count: due }) : why}
                </span>
                {due > 0 ? <span className="text-sm text-ink-soft">{names.join(" · ")}</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
