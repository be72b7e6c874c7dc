import type { Session } from "@physiocheck/contracts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../ui/chart.tsx";
import { Card, Section } from "../ui/page.tsx";

/** Quality and pain of each session over time; nothing where there are not yet two to compare. */
export function CourseCharts({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useTranslation("physician");
  const charts = useMemo(() => {
    const done = sessions
      .filter((session) => session.state === "complete")
      .toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
    const of = (value: (session: Session) => number | null) =>
      done.map((session) => value(session) ?? Number.NaN);
    return {
      x: done.map((session) => Date.parse(session.startedAt) / 1000),
      quality: [{ name: t("person.quality"), values: of((session) => session.quality) }],
      pain: [
        { name: t("person.painBefore"), values: of((session) => session.painBefore) },
        { name: t("person.painAfter"), values: of((session) => session.painAfter) },
      ],
    };
  }, [sessions, t]);
  if (charts.x.length < 2) return null;
  return (
    <Section title={t("person.timeline")} lead={t("person.timelineLead")}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card>
          <Chart
            label={t("person.timelineLabel")}
            x={charts.x}
            dates
            points
            series={charts.quality}
            unit=""
            range={QUALITY}
            height={200}
          />
        </Card>
        <Card>
          <Chart
            label={t("person.painLabel")}
            x={charts.x}
            dates
            points
            series={charts.pain}
            unit=""
            range={PAIN}
            height={200}
          />
        </Card>
      </div>
    </Section>
  );
}

const QUALITY = [0, 100] as const;
const PAIN = [0, 10] as const;
