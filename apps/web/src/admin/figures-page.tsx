import type { Analytics, Role } from "@physiocheck/contracts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Chart } from "../ui/chart.tsx";
import { Card, Reading, Section } from "../ui/page.tsx";
import { AdminPage } from "./admin-page.tsx";
import { SystemFigures } from "./system-figures.tsx";

const NAMES = { patient: "patients", physician: "physicians", admin: "admins" } as const satisfies Record<
  Role,
  string
>;

/** Figures of the whole clinic, by the reader's own calendar. */
export default function FiguresPage() {
  const { t } = useTranslation("admin");
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const figures = useApi("getAnalytics", { query: { zone } }, { refetchInterval: 60_000 });
  return (
    <AdminPage title={t("figures.title")} lead={t("figures.lead", { zone: zone.replaceAll("_", " ") })}>
      <Loaded query={figures} lines={4}>
        {(data) => (
          <>
            <People figures={data} />
            <Activity figures={data} />
            <SystemFigures figures={data} />
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

function People({ figures: { users, pending, relations } }: { readonly figures: Analytics }) {
  const { t } = useTranslation("admin");
  return (
    <dl className="grid grid-cols-2 gap-6 pb-12 md:grid-cols-5">
      {users.map(({ role, active, disabled }) => (
        <Reading
          key={role}
          name={t(`figures.${NAMES[role]}`)}
          value={active}
          detail={disabled === 0 ? t("figures.disabled_zero") : t("figures.disabled", { count: disabled })}
        />
      ))}
      <Reading name={t("figures.pending")} value={pending} />
      <Reading name={t("figures.relations")} value={relations} />
    </dl>
  );
}

function Activity({ figures: { weeks, days } }: { readonly figures: Analytics }) {
  const { t } = useTranslation("admin");
  const series = useMemo(() => {
    // Noon, so that no shift of the clock moves a day.
    const at = (day: string): number => new Date(`${day}T12:00`).getTime() / 1000;
    const names = {
      active: t("figures.active"),
      withPlan: t("figures.withPlan"),
      adherence: t("figures.adherenceName"),
      sessions: t("figures.sessionsName"),
      repetitions: t("figures.repetitionsName"),
    };
    return {
      weeks: weeks.map(({ from }) => at(from)),
      active: [
        { name: names.active, values: weeks.map(({ activePatients }) => activePatients) },
        { name: names.withPlan, values: weeks.map(({ withPlan }) => withPlan) },
      ],
      adherence: [
        {
          name: names.adherence,
          values: weeks.map(({ adherence }) => (adherence === null ? Number.NaN : adherence * 100)),
        },
      ],
      days: days.map(({ day }) => at(day)),
      sessions: [{ name: names.sessions, values: days.map(({ sessions }) => sessions) }],
      repetitions: [{ name: names.repetitions, values: days.map(({ repetitions }) => repetitions) }],
    };
  }, [weeks, days, t]);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const thisWeek = weeks.at(-1);
  const share = thisWeek?.adherence;
  if (
    sum(days.map(({ sessions }) => sessions)) + sum(weeks.map(({ activePatients }) => activePatients)) ===
    0
  )
    return <p className="measure pb-12 text-ink-soft">{t("figures.none")}</p>;
  return (
    <div className="grid grid-cols-1 gap-x-8 lg:grid-cols-2">
      <Figure
        title={t("figures.week")}
        lead={t("figures.weekLead")}
        name={t("figures.thisWeek")}
        value={thisWeek?.activePatients ?? 0}
      >
        <Chart label={t("figures.week")} x={series.weeks} dates points series={series.active} unit="" />
      </Figure>
      <Figure
        title={t("figures.adherence")}
        lead={t("figures.adherenceLead")}
        name={t("figures.thisWeek")}
        value={share === null || share === undefined ? "–" : Math.round(share * 100)}
        {...(typeof share === "number" && { unit: "%" })}
      >
        <Chart
          label={t("figures.adherence")}
          x={series.weeks}
          dates
          points
          series={series.adherence}
          unit=" %"
          range={PERCENT}
        />
      </Figure>
      <Figure
        title={t("figures.sessions")}
        name={t("figures.lastDays")}
        value={sum(days.map(({ sessions }) => sessions))}
      >
        <Chart label={t("figures.sessions")} x={series.days} dates points series={series.sessions} unit="" />
      </Figure>
      <Figure
        title={t("figures.repetitions")}
        name={t("figures.lastDays")}
        value={sum(days.map(({ repetitions }) => repetitions))}
      >
        <Chart
          label={t("figures.repetitions")}
          x={series.days}
          dates
          points
          series={series.repetitions}
          unit=""
        />
      </Figure>
    </div>
  );
}

const PERCENT = [0, 100] as const;

function Figure({
  title,
  lead,
  name,
  value,
  unit,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly name: string;
  readonly value: number | string;
  readonly unit?: string;
  readonly children: React.ReactNode;
}) {
  return (
    <Section title={title} lead={lead}>
      <Card className="flex flex-col gap-4">
        <dl>
          <Reading name={name} value={value} unit={unit} />
        </dl>
        {children}
      </Card>
    </Section>
  );
}
