import type { Workout } from "@physiocheck/contracts";
import { exerciseTotals } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Badge } from "../ui/badge.tsx";
import { TextLink } from "../ui/button.tsx";
import { formatDateTime, formatList } from "../ui/format.ts";
import { DataTable, type Column } from "../ui/table.tsx";
import { useWorkoutWords } from "./words.ts";

/** How many exercises of a workout a row names. */
const NAMED = 3;

/** Workouts, newest first; each leads to its page. */
export function WorkoutTable({ workouts }: { readonly workouts: readonly Workout[] }) {
  const { t } = useTranslation("workouts");
  const words = useWorkoutWords();
  const summary = ({ bouts }: Workout): string =>
    formatList(
      exerciseTotals(bouts)
        .slice(0, NAMED)
        .map((total) => `${words.exercise(total.exercise)} (${words.count(total)})`),
    );
  const columns: readonly Column<Workout>[] = [
    {
      id: "at",
      head: t("at"),
      sort: ({ at }) => at,
      render: (row) => (
        <span className="flex min-w-0 flex-col items-start gap-1">
          <TextLink to={`/workouts/${row.id}`}>{formatDateTime(row.at)}</TextLink>
          <span className="max-w-56 truncate text-sm text-ink-soft">
            <bdi>{row.name}</bdi>
          </span>
          <span className="text-sm md:hidden">{summary(row)}</span>
        </span>
      ),
    },
    {
      id: "done",
      head: t("done"),
      wide: true,
      render: (row) =>
        row.state === "completed" ? summary(row) || t("nothing") : <StateBadge workout={row} />,
    },
    {
      id: "energy",
      head: t("energy"),
      align: "end",
      sort: ({ energy }) => energy?.high ?? null,
      render: (row) =>
        row.state === "completed" ? (
          <bdi className="whitespace-nowrap">{words.energy(row.energy) ?? "–"}</bdi>
        ) : (
          <span className="md:hidden">
            <StateBadge workout={row} />
          </span>
        ),
    },
  ];
  return <DataTable caption={t("title")} rows={workouts} rowKey={({ id }) => id} columns={columns} />;
}

/** How far a film is that the server analyses. */
export function StateBadge({ workout: { state, progress } }: { readonly workout: Workout }) {
  const { t } = useTranslation("workouts");
  const meaning = state === "completed" ? "good" : state === "failed" ? "stop" : "info";
  return (
    <span data-testid="workout-state" data-state={state}>
      <Badge meaning={meaning} className="whitespace-normal">
        {state === "in_progress" && progress !== null
          ? t("state.at", { percent: Math.round(100 * progress) })
          : t(`state.${state}`)}
      </Badge>
    </span>
  );
}
