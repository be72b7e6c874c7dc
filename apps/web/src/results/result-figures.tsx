import type { Session } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Reading } from "../ui/page.tsx";

/** The numbers people look for first: how many, how well, how it felt. */
export function ResultFigures({ session }: { readonly session: Session }) {
  const { t } = useTranslation("results");
  const { dose } = session;
  const hold = dose.reps === null;
  const counted = hold ? Math.round(session.holdSeconds) : session.repetitions;
  const target = dose.sets * (hold ? (dose.holdSeconds ?? 0) : (dose.reps ?? 0));
  const rating = (value: number | null) => (value === null ? t("pain.none") : value);
  return (
    <div className="flex flex-wrap items-end gap-x-16 gap-y-8 pb-12">
      <p className="flex items-end gap-4">
        <span
          data-testid="result-count"
          className="text-[6rem] leading-[0.85] font-semibold tracking-tight tabular-nums"
        >
          {counted}
        </span>
        <span className="flex flex-col text-lg">
          <span className="font-semibold">
            {hold ? t("counted.seconds") : t("counted.reps", { count: counted })}
          </span>
          <span className="text-ink-soft">{t("counted.of", { target })}</span>
        </span>
      </p>
      <dl className="flex flex-wrap gap-x-12 gap-y-6">
        <Reading
          name={t("quality.name")}
          value={session.quality === null ? "–" : Math.round(session.quality)}
          unit={session.quality === null ? undefined : t("quality.of")}
        />
        <Reading
          name={t("pain.name")}
          value={
            session.painBefore === null && session.painAfter === null
              ? "–"
              : `${rating(session.painBefore)} → ${rating(session.painAfter)}`
          }
          unit={session.painBefore === null && session.painAfter === null ? undefined : t("pain.of")}
        />
        <Reading
          name={t("effort.name")}
          value={session.effort ?? "–"}
          unit={session.effort === null ? undefined : t("pain.of")}
        />
        <Reading name={t("sets.name")} value={session.sets} unit={t("counted.of", { target: dose.sets })} />
      </dl>
    </div>
  );
}
