import type { Bout } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { formatDuration } from "../ui/format.ts";
import { DataTable } from "../ui/table.tsx";
import { useWorkoutWords } from "./words.ts";

/** Every bout with its count, and how sure its name is. */
export function BoutTable({ bouts }: { readonly bouts: readonly Bout[] }) {
  const { t } = useTranslation("workouts");
  const words = useWorkoutWords();
  return (
    <DataTable
      caption={t("detail.timeline")}
      rows={bouts}
      rowKey={({ start }) => String(start)}
      columns={[
        {
          id: "exercise",
          head: t("exercise"),
          render: (bout) => (
            <span
              data-testid="workout-bout"
              data-exercise={bout.exercise}
              data-repetitions={bout.repetitions}
            >
              {words.exercise(bout.exercise)}
            </span>
          ),
        },
        {
          id: "when",
          head: t("detail.when"),
          render: ({ start, end }) => (
            <bdi className="whitespace-nowrap">{`${formatDuration(start)}–${formatDuration(end)}`}</bdi>
          ),
        },
        { id: "count", head: t("counted"), align: "end", render: (bout) => words.count(bout) },
        {
          id: "partial",
          head: t("detail.partial"),
          align: "end",
          wide: true,
          render: ({ partial }) => partial,
        },
        {
          id: "confidence",
          head: t("detail.confidence"),
          align: "end",
          wide: true,
          render: ({ confidence }) => <bdi>{t("percent", { value: Math.round(confidence * 100) })}</bdi>,
        },
      ]}
    />
  );
}
