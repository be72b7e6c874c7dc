import type { AngleRow, ExerciseDefinition, LedgerEntry } from "@physiocheck/motion";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../ui/chart.tsx";
import { SelectField } from "../ui/field.tsx";
import { chartedMovements, movementChart } from "./angle-series.ts";

/** The angles over the session with their ± as a band; each repetition stands on a tinted ground. */
export function AngleCharts({
  rows,
  exercise,
  ledger,
  chosen,
}: {
  readonly rows: readonly AngleRow[];
  readonly exercise: ExerciseDefinition;
  readonly ledger: readonly LedgerEntry[];
  readonly chosen: number | null;
}) {
  const { t } = useTranslation(["results", "common"]);
  const movements = chartedMovements(exercise);
  const [movement, setMovement] = useState(movements[0] ?? "knee_flexion");
  const chart = useMemo(
    () => movementChart(rows, movement, (side) => (side ? t(`common:side.${side}`) : t(`movement.${movement}`))),
    [rows, movement, t],
  );
  const start = rows[0]?.t ?? 0;
  const spans = useMemo(
    () =>
      ledger.map((entry, index) => ({
        from: (entry.start - start) / 1000,
        to: (entry.end - start) / 1000,
        strong: index === chosen,
      })),
    [ledger, start, chosen],
  );
  return (
    <div className="flex flex-col gap-4">
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
      {chart.series.length === 0 ? (
        <p className="measure text-ink-soft">{t("chart.refused")}</p>
      ) : (
        <>
          <Chart
            label={t("chart.label", { movement: t(`movement.${movement}`) })}
            x={chart.x}
            series={chart.series}
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
