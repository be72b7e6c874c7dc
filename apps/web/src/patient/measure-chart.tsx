import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../ui/badge.tsx";
import { Chart } from "../ui/chart.tsx";
import { formatNumber } from "../ui/format.ts";
import { Card } from "../ui/page.tsx";
import type { Measure } from "./course-measures.ts";

/** One figure over time, its measurement error as a band, and in words whether it changed. */
export function MeasureChart({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation("patient");
  const title = measure.angle ? t(`angle.${measure.angle}`) : t(`progress.measure.${measure.name}`);
  const { values, plusMinus } = measure;
  const series = useMemo(
    () => [{ name: title, values, ...(plusMinus && { plusMinus }) }],
    [title, values, plusMinus],
  );
  return (
    <Card className="flex flex-col gap-3">
      <h3 className="font-semibold">{title}</h3>
      <Chart
        label={t("progress.chartLabel", { measure: title })}
        x={measure.at}
        dates
        points
        series={series}
        unit={measure.unit}
        range={measure.range ?? undefined}
        height={200}
      />
      <Changed measure={measure} />
    </Card>
  );
}

function Changed({ measure: { change, unit, better } }: { readonly measure: Measure }) {
  const { t } = useTranslation("patient");
  if (!change) return <p className="text-ink-soft">{t("progress.noWord")}</p>;
  const figure = (value: number) => `${formatNumber(value)}${unit}`;
  const error = figure(change.detectable);
  if (!change.real) return <p className="measure text-ink-soft">{t("progress.noChange", { error })}</p>;
  const grew = change.to > change.from;
  const meaning = better === null ? "info" : grew === (better === "more") ? "good" : "attention";
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Badge meaning={meaning}>{t(grew ? "progress.rose" : "progress.fell")}</Badge>
      <span className="measure">
        {t("progress.change", { from: figure(change.from), to: figure(change.to), error })}
      </span>
    </p>
  );
}
