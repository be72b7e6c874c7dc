import {
  type ClinicTestResult,
  compareToNorm,
  type Comparison,
  type Norm,
  normFor,
  type NormPerson,
  realChange,
} from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Badge, type Meaning, Notice } from "../ui/badge.tsx";
import { formatList, formatNumber } from "../ui/format.ts";
import { useTestName, useValueText } from "./clinic-words.ts";
import { NormScale } from "./norm-scale.tsx";

const MEANINGS: Readonly<Record<Comparison["standing"], Meaning>> = {
  worse: "attention",
  normal: "good",
  better: "good",
};

/** Where a result stands, as a word with a shape. Nothing where there is no norm. */
export function StandingBadge({
  result,
  person,
}: {
  readonly result: ClinicTestResult;
  readonly person: NormPerson | null;
}) {
  const { t } = useTranslation("clinic");
  const norm = normFor(result.test, person);
  if (!norm) return t("history.noNorm");
  const { standing } = compareToNorm(result, norm);
  return <Badge meaning={MEANINGS[standing]}>{t(`norm.${standing}`)}</Badge>;
}

/** A result in large, with its doubt, beside its norm. */
export function ResultView({
  result,
  person,
}: {
  readonly result: ClinicTestResult;
  readonly person: NormPerson | null;
}) {
  const { t } = useTranslation("clinic");
  const nameOf = useTestName();
  const valueText = useValueText();
  const { test, side, value, unit, plusMinus, trials, notes } = result;
  const norm = normFor(test, person);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <p className="text-ink-soft">{nameOf(test, side)}</p>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <output data-testid="clinic-value" className="text-2xl font-semibold tabular-nums">
            {valueText(value, unit)}
          </output>
          <span className="text-lg text-ink-soft tabular-nums">
            {plusMinus === 0 ? t("exact") : t("plusMinus", { value: valueText(plusMinus, unit) })}
          </span>
        </p>
        {trials.length > 1 ? (
          <p className="text-ink-soft tabular-nums">
            {t("result.trials", { values: formatList(trials.map((trial) => valueText(trial.value, unit))) })}
          </p>
        ) : null}
      </div>
      <Beside result={result} norm={norm} person={person} />
      {notes.map((note) => (
        <Notice
          key={note}
          meaning={note === "half_way_counts" || note === "limit_reached" ? "info" : "attention"}
        >
          {t(`note.${note}`)}
        </Notice>
      ))}
      {plusMinus > 0 ? (
        <p className="measure text-sm text-ink-soft">
          {t("result.realChange", { value: valueText(round(realChange(plusMinus)), unit) })}
        </p>
      ) : null}
    </div>
  );
}

function Beside({
  result,
  norm,
  person,
}: {
  readonly result: ClinicTestResult;
  readonly norm: Norm | null;
  readonly person: NormPerson | null;
}) {
  const { t } = useTranslation("clinic");
  const valueText = useValueText();
  if (!norm) return <p className="measure text-ink-soft">{t(person ? "norm.none" : "norm.nobody")}</p>;
  const { low, high, ages, source } = norm;
  const { percentile } = compareToNorm(result, norm);
  const text = (value: number): string => valueText(value, result.unit);
  const range =
    low !== null && high !== null
      ? t("norm.range", { low: formatNumber(low), high: text(high) })
      : low !== null
        ? t("norm.atLeast", { low: text(round(low)) })
        : t("norm.atMost", { high: text(high ?? 0) });
  return (
    <div className="flex flex-col gap-2">
      <div>
        <StandingBadge result={result} person={person} />
      </div>
      <NormScale value={result.value} plusMinus={result.plusMinus} norm={norm} />
      <p className="tabular-nums">
        {range}
        {ages ? ` (${t("norm.ages", { from: ages[0], to: ages[1] })})` : null}
      </p>
      {percentile === null ? null : <p>{t("norm.percentile", { count: percentile })}</p>}
      <p className="text-sm text-ink-soft">{t(`norm.source.${source}`)}</p>
    </div>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
