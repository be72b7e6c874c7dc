import type { ExerciseDefinition, LedgerEntry } from "@physiocheck/motion";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../ui/chart.tsx";
import { SelectField } from "../ui/field.tsx";
import { chartedMovements, movementSeries, type AngleColumns } from "./angle-series.ts";

/** The angles over the session with their ± as a band; each repetition stands on a tinted ground, the chosen one stronger. */
export function AngleCharts({
  columns,
  exercise,
  ledger,
  chosen,
}: {
  readonly columns: AngleColumns;
  readonly exercise: ExerciseDefinition;
  readonly ledger: readonly LedgerEntry[];
  readonly chosen: number | null;
}) {
  const { t } = useTranslation(["results", "common"]);
  const movements = chartedMovements(exercise);
  const [movement, setMovement] = useState(movements[0] ?? "knee_flexion");
  const series = useMemo(
    () =>
      movementSeries(columns, movement, (side) =>
        side ? t(`common:side.${side}`) : t(`movement.${movement}`),
      ),
    [columns, movement, t],
  );
  const start = columns.x[0] ?? 0;
  const x = useMemo(() => columns.x.map((at) => at - start), [columns, start]);
  const spans = useMemo(
    () =>
      ledger.map((entry, index) => ({
        from: entry.start / 1000 - start,
        to: entry.end / 1000 - start,
        strong: index === chosen,
      })),
    [ledger, start, chosen],
  );
  return (
    <div className="flex flex-col gap-5">
      <SelectField
        label={t("chart.movement")}
        value={movement}
        onChange={(event) => setMovement(event.target.value as typeof movement)}
        className="max-w-xs"
      >
        {movements.map((name) => (
          <option key={name} value={name}>
            {t(`movement.${name}`)}
          </option>
        ))}
      </SelectField>
      {series.length === 0 ? (
        <p className="measure text-ink-soft">{t("chart.refused")}</p>
      ) : (
        <>
          <Chart
            label={t("chart.label", { movement: t(`movement.${movement}`) })}
            x={x}
            series={series}
            unit="°"
            spans={spans}
            height={280}
          />
          <p className="measure text-sm text-ink-soft">{t("chart.band")}</p>
        </>
      )}
    </div>
  );
}
