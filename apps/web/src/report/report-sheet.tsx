import type { Report } from "@physiocheck/contracts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTestName, useValueText } from "../clinic-tests/clinic-words.ts";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { formatDate, formatNumber } from "../ui/format.ts";
import { PainCourse } from "./pain-course.tsx";
import { RangeSection } from "./range-section.tsx";
import { SessionSection } from "./session-section.tsx";
import { SheetSection, SheetTable } from "./sheet-parts.tsx";

/** The report as it is on paper; the same on the screen. */
export function ReportSheet({ report }: { readonly report: Report }) {
  const { t } = useTranslation("report");
  return (
    <article className="report flex flex-col gap-8 rounded-xl border border-line bg-surface p-6 md:p-10 print:gap-5 print:rounded-none print:border-0 print:p-0">
      <Head report={report} />
      <Plan report={report} />
      <Adherence report={report} />
      <RangeSection exercises={report.exercises} />
      <Pain report={report} />
      <Tests report={report} />
      <SessionSection sessions={report.sessions} />
      <Notes report={report} />
      <p className="measure border-t border-line pt-4 text-sm text-ink-soft">{t("foot")}</p>
    </article>
  );
}

function Head({ report }: { readonly report: Report }) {
  const { t } = useTranslation("report");
  const { clinic, patient, physicians, from, to, madeAt } = report;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("patient"), patient.name],
    [t("period"), t("from", { from: formatDate(from), to: formatDate(to) })],
    [t("physicians"), physicians.map(({ name }) => name).join(", ") || t("nobody")],
  ];
  return (
    <header className="report-head flex flex-col gap-4">
      {clinic === null ? null : <p className="font-semibold">{clinic}</p>}
      <h2 className="text-xl font-semibold">{t("heading", { name: patient.name })}</h2>
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-ink-soft">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-ink-soft">{t("made", { date: formatDate(madeAt) })}</p>
    </header>
  );
}

function Plan({ report: { plan } }: { readonly report: Report }) {
  const { t } = useTranslation("report");
  const nameOf = useExerciseName();
  const doseText = useDoseText();
  return (
    <SheetSection title={t("plan.title")} empty={plan.length === 0 && t("plan.empty")}>
      <SheetTable
        caption={t("plan.title")}
        heads={[t("plan.exercise"), t("plan.dose"), t("plan.by"), t("plan.time"), t("plan.done")]}
        rows={plan.map((item) => [
          <>
            {nameOf({ id: item.exerciseId, title: item.exerciseTitle })}
            {item.note ? (
              <span className="block text-sm text-ink-soft">
                <bdi>{item.note}</bdi>
              </span>
            ) : null}
          </>,
          doseText(item.dose),
          item.physician,
          item.until
            ? t("plan.until", { from: formatDate(item.since), to: formatDate(item.until) })
            : formatDate(item.since),
          t("plan.sessions", { count: item.sessions }),
        ])}
      />
    </SheetSection>
  );
}

function Adherence({ report: { weeks } }: { readonly report: Report }) {
  const { t } = useTranslation("report");
  return (
    <SheetSection title={t("adherence.title")}>
      <SheetTable
        caption={t("adherence.title")}
        heads={[t("adherence.week"), t("adherence.sessions"), t("adherence.planned")]}
        rows={weeks.map(({ from, sessions, due, done }) => [
          formatDate(from),
          sessions,
          due === null || due === 0
            ? t("adherence.noPlan")
            : t("adherence.ofPlan", { done: done ?? 0, due, percent: Math.round(((done ?? 0) / due) * 100) }),
        ])}
      />
    </SheetSection>
  );
}

function Pain({ report: { sessions } }: { readonly report: Report }) {
  const { t } = useTranslation("report");
  const said = sessions
    .map(({ session }) => session)
    .filter(({ painBefore, painAfter }) => painBefore !== null || painAfter !== null);
  const mean = (values: readonly (number | null)[]): string => {
    const known = values.filter((value) => value !== null);
    return known.length === 0
      ? "–"
      : formatNumber(known.reduce((sum, value) => sum + value, 0) / known.length);
  };
  return (
    <SheetSection title={t("pain.title")} lead={t("pain.lead")} empty={said.length === 0 && t("pain.empty")}>
      <p>
        {t("pain.mean", {
          before: mean(said.map(({ painBefore }) => painBefore)),
          after: mean(said.map(({ painAfter }) => painAfter)),
          effort: mean(said.map(({ effort }) => effort)),
        })}
      </p>
      {said.length > 1 ? <PainCourse sessions={said} /> : null}
    </SheetSection>
  );
}

function Tests({ report: { clinicResults } }: { readonly report: Report }) {
  const { t } = useTranslation("report");
  const nameOf = useTestName();
  const valueText = useValueText();
  return (
    <SheetSection title={t("tests.title")} empty={clinicResults.length === 0 && t("tests.empty")}>
      <SheetTable
        caption={t("tests.title")}
        heads={[t("tests.date"), t("tests.test"), t("tests.value")]}
        rows={clinicResults.map(({ at, source, result }) => [
          formatDate(at),
          nameOf(result.test, result.side),
          <>
            {valueText(result.value, result.unit)}
            {result.plusMinus > 0 ? ` ± ${formatNumber(result.plusMinus)}` : null}
            {source === "digital_patient" ? ` (${t("tests.simulated")})` : null}
          </>,
        ])}
      />
    </SheetSection>
  );
}

function Notes({ report: { sessions } }: { readonly report: Report }) {
  const { t } = useTranslation("report");
  const nameOf = useExerciseName();
  const notes = sessions.flatMap(({ session, notes: list }) => list.map((note) => ({ session, note })));
  return (
    <SheetSection title={t("notes.title")} empty={notes.length === 0 && t("notes.empty")}>
      <ul className="flex flex-col gap-3">
        {notes.map(({ session, note }) => (
          <li key={`${session.id} ${note.at} ${note.text}`}>
            <p className="text-sm text-ink-soft">
              {nameOf({ id: session.exerciseId, title: session.exerciseTitle })}
              {" · "}
              {t("notes.by", { author: note.author, date: formatDate(note.at) })}
            </p>
            <p className="measure whitespace-pre-line">{note.text}</p>
          </li>
        ))}
      </ul>
    </SheetSection>
  );
}
