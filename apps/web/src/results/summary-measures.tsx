import type { AngleName, SessionSummary } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { formatFixed } from "../ui/format.ts";
import { Card, Reading, Section } from "../ui/page.tsx";

type Line = {
  readonly name: string;
  readonly value: number | null;
  readonly unit?: string;
  readonly digits: number;
};

/** What the summary measured beside the counts: range of motion, smoothness, both sides, drift over the set, balance, cues. */
export function SummaryMeasures({ summary }: { readonly summary: SessionSummary }) {
  const { t } = useTranslation(["results", "feedback"]);
  const { smoothness, symmetry, fatigue, stability } = summary;
  const percent = (part: number | null) => (part === null ? null : part * 100);
  const groups: readonly {
    readonly id: "smoothness" | "symmetry" | "fatigue" | "stability";
    readonly lines: readonly Line[];
  }[] = [
    {
      id: "smoothness",
      lines: [
        { name: t("measures.sparc"), value: smoothness.sparc, digits: 2 },
        { name: t("measures.ldlj"), value: smoothness.ldlj, digits: 1 },
      ],
    },
    {
      id: "symmetry",
      lines: [
        { name: t("measures.symmetryRange"), value: percent(symmetry.range), unit: "%", digits: 0 },
        { name: t("measures.symmetryTempo"), value: percent(symmetry.tempo), unit: "%", digits: 0 },
      ],
    },
    {
      id: "fatigue",
      lines: [
        { name: t("measures.fatigueTempo"), value: fatigue.tempoMs, unit: "ms", digits: 0 },
        { name: t("measures.fatigueRange"), value: percent(fatigue.range), unit: "%", digits: 1 },
        { name: t("measures.fatigueSparc"), value: fatigue.sparc, digits: 2 },
      ],
    },
    {
      id: "stability",
      lines: [
        { name: t("measures.swayPath"), value: stability.swayPath, digits: 2 },
        { name: t("measures.swayRms"), value: stability.swayRms, digits: 3 },
        { name: t("measures.swayArea"), value: stability.swayArea, digits: 4 },
        { name: t("measures.jitter"), value: stability.jitter, unit: "°", digits: 1 },
      ],
    },
  ];
  const shown = groups.filter(({ lines }) => lines.some(({ value }) => value !== null));
  return (
    <>
      <RangeOfMotion range={summary.range} />
      {shown.length > 0 ? (
        <Section
          title={t("measures.title")}
          lead={t("measures.seen", { percent: Math.round(summary.seen * 100) })}
        >
          <div className="grid gap-4 md:grid-cols-2">
            {shown.map(({ id, lines }) => (
              <Card key={id} className="flex flex-col gap-4">
                <h3 className="text-lg font-semibold">{t(`measures.${id}`)}</h3>
                <dl className="flex flex-wrap gap-x-10 gap-y-4">
                  {lines.map(({ name, value, unit, digits }) => (
                    <Reading
                      key={name}
                      name={name}
                      value={value === null ? t("quality.notMeasured") : signed(value, digits, id)}
                      unit={value === null ? undefined : unit}
                    />
                  ))}
                </dl>
                <p className="text-sm text-ink-soft">{t(`measures.${id}Help`)}</p>
              </Card>
            ))}
          </div>
        </Section>
      ) : null}
      <Cues feedback={summary.feedback} />
    </>
  );
}

/** Drift and difference have a direction: their sign is always written. */
function signed(value: number, digits: number, group: string): string {
  const always = group === "symmetry" || group === "fatigue";
  return formatFixed(value, digits, always ? "exceptZero" : "negative");
}

function RangeOfMotion({ range }: { readonly range: SessionSummary["range"] }) {
  const { t } = useTranslation("results");
  const angles = Object.keys(range) as AngleName[];
  if (angles.length === 0) return null;
  return (
    <Section title={t("measures.range")} lead={t("measures.rangeLead")}>
      <Card>
        <dl className="grid gap-x-10 sm:grid-cols-2">
          {angles.map((angle) => {
            const measured = range[angle];
            return measured ? (
              <div
                key={angle}
                className="flex items-baseline justify-between gap-4 border-t border-line py-2"
              >
                <dt className="text-ink-soft">{t(`angle.${angle}`)}</dt>
                <dd className="whitespace-nowrap tabular-nums">
                  {t("measures.fromTo", {
                    from: Math.round(measured.min.value),
                    to: Math.round(measured.max.value),
                    error: Math.max(1, Math.round(Math.max(measured.min.plusMinus, measured.max.plusMinus))),
                  })}
                </dd>
              </div>
            ) : null;
          })}
        </dl>
      </Card>
    </Section>
  );
}

function Cues({ feedback }: { readonly feedback: SessionSummary["feedback"] }) {
  const { t } = useTranslation(["results", "feedback"]);
  const codes = (Object.keys(feedback) as (keyof typeof feedback)[])
    .filter((code) => (feedback[code] ?? 0) > 0)
    .toSorted((a, b) => (feedback[b] ?? 0) - (feedback[a] ?? 0));
  if (codes.length === 0) return null;
  return (
    <Section title={t("measures.cues")}>
      <Card>
        <dl className="flex flex-col">
          {codes.map((code) => (
            <div key={code} className="flex justify-between gap-4 border-t border-line py-2 first:border-t-0">
              <dt>{t(`feedback:code.${code}.written`)}</dt>
              <dd className="whitespace-nowrap text-ink-soft tabular-nums">
                {t("measures.times", { count: feedback[code] ?? 0 })}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </Section>
  );
}
