import type { ClinicResult } from "@physiocheck/contracts";
import { CLINIC_TESTS, type Side } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Chart } from "../ui/chart.tsx";
import { formatDate } from "../ui/format.ts";
import { Card } from "../ui/page.tsx";
import { DataTable } from "../ui/table.tsx";
import { useTestName, useValueText } from "./clinic-words.ts";
import { ResultView, StandingBadge } from "./result-view.tsx";

const SIDES: readonly (Side | null)[] = [null, "left", "right"];

/** Every test that was done, its newest result beside the norm, how it developed, and all of them in a table. */
export function ResultHistory({ results }: { readonly results: readonly ClinicResult[] }) {
  const { t } = useTranslation("clinic");
  const nameOf = useTestName();
  const valueText = useValueText();
  const courses = CLINIC_TESTS.flatMap(({ id }) =>
    SIDES.map((side) => results.filter(({ result }) => result.test === id && result.side === side)),
  ).filter((course) => course.length > 0);
  return (
    <div className="flex flex-col gap-8">
      <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {courses.map((course) => (
          <li key={course[0]?.id} className="flex">
            <Course course={course} />
          </li>
        ))}
      </ul>
      <DataTable
        caption={t("history.caption")}
        rows={results}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "date",
            head: t("history.date"),
            sort: ({ at }) => at,
            render: ({ at, source }) => (
              <>
                {formatDate(at)}
                {source === "digital_patient" ? (
                  <span className="block text-sm text-ink-soft">{t("history.simulated")}</span>
                ) : null}
              </>
            ),
          },
          {
            id: "test",
            head: t("history.test"),
            sort: ({ result }) => nameOf(result.test, result.side),
            render: ({ result }) => nameOf(result.test, result.side),
          },
          {
            id: "value",
            head: t("history.value"),
            align: "end",
            render: ({ result }) => valueText(result.value, result.unit),
          },
          {
            id: "norm",
            head: t("history.standing"),
            wide: true,
            render: ({ result, person }) => <StandingBadge result={result} person={person} />,
          },
        ]}
      />
    </div>
  );
}

/** One test on one side: newest first. */
function Course({ course }: { readonly course: readonly ClinicResult[] }) {
  const { t } = useTranslation("clinic");
  const nameOf = useTestName();
  const [newest] = course;
  if (!newest) return null;
  const { result, person, at } = newest;
  const inOrder = course.toReversed();
  return (
    <Card className="flex w-full flex-col gap-4">
      <p className="text-sm text-ink-soft">{formatDate(at)}</p>
      <ResultView result={result} person={person} />
      {course.length > 1 ? (
        <Chart
          label={t("history.chart", { test: nameOf(result.test, result.side) })}
          x={inOrder.map((one) => Date.parse(one.at) / 1000)}
          dates
          points
          series={[
            {
              name: nameOf(result.test, result.side),
              values: inOrder.map((one) => one.result.value),
              plusMinus: inOrder.map((one) => one.result.plusMinus),
            },
          ]}
          unit={result.unit === "stands" ? "" : t(`unit.${result.unit}`)}
          height={160}
        />
      ) : null}
    </Card>
  );
}
