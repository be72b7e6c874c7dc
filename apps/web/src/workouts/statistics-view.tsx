import type { WorkoutStatistics } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { formatDay, formatDuration, formatNumber } from "../ui/format.ts";
import { Reading, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { DataTable } from "../ui/table.tsx";
import { useWorkoutWords } from "./words.ts";

/** All workouts together, by week, and by exercise. */
export function StatisticsView({ statistics }: { readonly statistics: WorkoutStatistics }) {
  const { t } = useTranslation("workouts");
  const words = useWorkoutWords();
  const { totals, weeks, exercises } = statistics;
  if (totals.workouts === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  return (
    <div>
      <Section title={t("stats.totals")}>
        <dl className="grid grid-cols-2 gap-6 md:grid-cols-4">
          <Reading name={t("stats.workouts")} value={totals.workouts} />
          <Reading name={t("stats.repetitions")} value={formatNumber(totals.repetitions)} />
          <Reading
            name={t("stats.active")}
            value={formatDuration(totals.activeMs)}
            unit={t("stats.minutes")}
          />
          <Reading name={t("energy")} value={words.energy(totals.energy) ?? "–"} />
        </dl>
      </Section>
      <Section title={t("stats.weeks")} lead={t("stats.weeksLead")}>
        <WeekBars weeks={weeks} />
      </Section>
      <Section title={t("stats.exercises")}>
        <DataTable
          caption={t("stats.exercises")}
          rows={exercises}
          rowKey={({ exercise }) => exercise}
          columns={[
            { id: "exercise", head: t("exercise"), render: ({ exercise }) => words.exercise(exercise) },
            {
              id: "count",
              head: t("counted"),
              align: "end",
              sort: ({ repetitions }) => repetitions,
              render: (row) => words.count(row),
            },
            {
              id: "workouts",
              head: t("stats.workouts"),
              align: "end",
              wide: true,
              sort: (row) => row.workouts,
              render: (row) => row.workouts,
            },
            {
              id: "active",
              head: t("stats.active"),
              align: "end",
              wide: true,
              sort: ({ activeMs }) => activeMs,
              render: ({ activeMs }) => formatDuration(activeMs),
            },
            {
              id: "energy",
              head: t("energy"),
              align: "end",
              render: ({ energy }) => <bdi className="whitespace-nowrap">{words.energy(energy) ?? "–"}</bdi>,
            },
          ]}
        />
      </Section>
    </div>
  );
}

/** Minutes of movement a week, as bars that are read out one by one. */
function WeekBars({ weeks }: { readonly weeks: WorkoutStatistics["weeks"] }) {
  const { t } = useTranslation("workouts");
  const most = Math.max(1, ...weeks.map(({ activeMs }) => activeMs));
  return (
    <ol dir="ltr" className="flex h-48 items-end gap-1 sm:gap-3" data-testid="workout-weeks">
      {weeks.map((week) => (
        <li
          key={week.from}
          data-workouts={week.workouts}
          className="flex h-full min-w-0 flex-1 flex-col justify-end gap-1 text-center text-sm"
        >
          <span className="sr-only">
            {t("stats.week", {
              day: formatDay(`${week.from}T12:00:00`),
              count: week.workouts,
              minutes: formatDuration(week.activeMs),
            })}
          </span>
          {week.workouts > 0 ? <span aria-hidden>{week.workouts}</span> : null}
          <span
            aria-hidden
            className="rounded-t-sm bg-(--chart-1)"
            style={{ blockSize: `${Math.max(week.activeMs > 0 ? 2 : 0.5, (75 * week.activeMs) / most)}%` }}
          />
          <span aria-hidden className="truncate text-ink-soft max-sm:hidden">
            {formatDay(`${week.from}T12:00:00`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
