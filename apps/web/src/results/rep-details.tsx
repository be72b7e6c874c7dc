import type { AngleName, LedgerEntry } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { formatFixed, formatList } from "../ui/format.ts";
import { Reading } from "../ui/page.tsx";
import { outcomeOf } from "./ledger-outcome.ts";
import { OutcomeMark } from "./ledger-strip.tsx";

/** What is known of one repetition, and why it counted or did not. */
export function RepDetails({ entry, number }: { readonly entry: LedgerEntry; readonly number: number }) {
  const { t } = useTranslation(["results", "feedback", "common"]);
  const outcome = outcomeOf(entry);
  const seconds = (ms: number) => formatFixed(ms / 1000, 1);
  return (
    <div className="flex flex-col gap-5" aria-live="polite">
      <div className="flex flex-col gap-1">
        <h3 className="text-lg font-semibold">{t("rep.title", { number })}</h3>
        <p className="inline-flex items-center gap-2">
          <OutcomeMark outcome={outcome} />
          {entry.reason ? t(`reason.${entry.reason}`) : t(`outcome.${outcome}`)}
          {entry.side === "both" ? null : ` · ${t(`common:side.${entry.side}`)}`}
        </p>
      </div>
      <dl className="grid grid-cols-2 gap-4">
        <Reading name={t("rep.depth")} value={Math.round(entry.depth * 100)} unit="%" />
        <Reading
          name={t("rep.quality")}
          value={entry.quality === null ? "–" : Math.round(entry.quality)}
          unit={entry.quality === null ? undefined : "/ 100"}
        />
        <Reading name={t("rep.out")} value={seconds(entry.tempo.out)} unit={t("common:unit.s")} />
        <Reading name={t("rep.peak")} value={seconds(entry.tempo.peak)} unit={t("common:unit.s")} />
        <Reading name={t("rep.back")} value={seconds(entry.tempo.back)} unit={t("common:unit.s")} />
        {entry.sparc === null ? null : (
          <Reading name={t("rep.sparc")} value={formatFixed(-Math.abs(entry.sparc), 2)} />
        )}
      </dl>
      <dl className="flex flex-col gap-2">
        {(Object.keys(entry.angles) as AngleName[]).map((angle) => {
          const measured = entry.angles[angle];
          return measured ? (
            <div key={angle} className="flex items-baseline justify-between gap-4 border-t border-line pt-2">
              <dt className="text-ink-soft">{t(`angle.${angle}`)}</dt>
              <dd className="font-semibold whitespace-nowrap tabular-nums">
                {`${Math.round(measured.value)}°`}
                <span className="font-normal text-ink-soft">{` ± ${Math.max(1, Math.round(measured.plusMinus))}°`}</span>
              </dd>
            </div>
          ) : null;
        })}
      </dl>
      {entry.feedback.length > 0 ? (
        <p className="text-ink-soft">
          {t("rep.said", {
            cues: formatList([...new Set(entry.feedback)].map((code) => t(`feedback:code.${code}.written`))),
          })}
        </p>
      ) : null}
    </div>
  );
}
