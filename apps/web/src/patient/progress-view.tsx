import type { Course } from "@physiocheck/contracts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { Chart } from "../ui/chart.tsx";
import { SelectField } from "../ui/field.tsx";
import { Card, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { measuresOf } from "./course-measures.ts";
import { MeasureChart } from "./measure-chart.tsx";
import { adherenceIn, weeklyAdherence } from "./streak.ts";

const PERCENT = [0, 100] as const;
/** Four weeks. */
const LATELY = 28;

/** What sessions measured over time, exercise by exercise, and how much of what was planned was done. */
export function ProgressView({ course }: { readonly course: Course }) {
  const { t } = useTranslation("patient");
  const nameOf = useExerciseName();
  const exercises = useMemo(() => {
    const counts = new Map<string, { title: string | null; count: number }>();
    for (const { exerciseId, exerciseTitle } of course.points) {
      const count = (counts.get(exerciseId)?.count ?? 0) + 1;
      counts.set(exerciseId, { title: exerciseTitle, count });
    }
    return [...counts]
      .map(([id, { title, count }]) => ({ id, title, count }))
      .toSorted((a, b) => b.count - a.count);
  }, [course]);
  const [chosen, setChosen] = useState<string | null>(null);
  const exerciseId = exercises.find(({ id }) => id === chosen)?.id ?? exercises[0]?.id;
  const measures = useMemo(
    () => measuresOf(course.points.filter((point) => point.exerciseId === exerciseId)),
    [course, exerciseId],
  );
  if (exerciseId === undefined && course.days.length === 0)
    return (
      <EmptyState pose="reach" title={t("progress.emptyTitle")}>
        {t("progress.empty")}
      </EmptyState>
    );
  return (
    <>
      <Adherence days={course.days} />
      {exerciseId === undefined ? null : (
        <Section title={t("progress.measured")} lead={t("progress.measuredLead")}>
          <SelectField
            label={t("progress.exercise")}
            value={exerciseId}
            onChange={(event) => setChosen(event.target.value)}
            className="max-w-md"
          >
            {exercises.map(({ id, title, count }) => (
              <option key={id} value={id}>
                {t("progress.exerciseCount", { exercise: nameOf({ id, title }), count })}
              </option>
            ))}
          </SelectField>
          {measures.length === 0 ? (
            <p className="measure text-ink-soft">{t("progress.tooFew")}</p>
          ) : (
            <div className="grid gap-4 lg:grid-cols-2">
              {measures.map((measure) => (
                <MeasureChart key={`${measure.name} ${measure.angle ?? ""}`} measure={measure} />
              ))}
            </div>
          )}
        </Section>
      )}
    </>
  );
}

function Adherence({ days }: { readonly days: Course["days"] }) {
  const { t } = useTranslation("patient");
  const weeks = useMemo(() => {
    const list = weeklyAdherence(days);
    return {
      x: list.map(({ day }) => Date.parse(`${day}T12:00:00`) / 1000),
      series: [{ name: t("progress.adherence"), values: list.map(({ percent }) => percent) }],
    };
  }, [days, t]);
  const { due, done } = adherenceIn(days, LATELY);
  if (due === 0) return null;
  return (
    <Section
      title={t("progress.adherence")}
      lead={t("progress.adherenceLead", { done, count: due, percent: Math.round((100 * done) / due) })}
    >
      {weeks.x.length >= 2 ? (
        <Card>
          <Chart
            label={t("progress.adherenceLabel")}
            x={weeks.x}
            dates
            points
            series={weeks.series}
            unit=" %"
            range={PERCENT}
            height={180}
          />
        </Card>
      ) : null}
    </Section>
  );
}
