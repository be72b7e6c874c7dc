import { type PostureMeasurement, type PostureViewResult } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Badge } from "../ui/badge.tsx";
import { formatFixed } from "../ui/format.ts";
import { DataTable } from "../ui/table.tsx";

export const LEVEL_MEANING = { within: "good", unsure: "info", note: "attention", review: "stop" } as const;

/** What a view measured, each with its error and reference, and what it could not with the way to mend it. */
export function MeasurementTable({ result }: { readonly result: PostureViewResult }) {
  const { t } = useTranslation("posture");
  const way = ({ measure, value }: PostureMeasurement): string =>
    t(`direction.${measure}.${value < 0 ? "minus" : "plus"}`);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <DataTable
        caption={t("result.table")}
        rows={result.measurements}
        rowKey={({ measure }) => measure}
        columns={[
          {
            id: "measure",
            head: t("result.measure"),
            render: (row) => (
              <span data-testid={`posture-${row.measure}`} data-value={row.value} className="flex flex-col">
                <span className="font-medium">{t(`measure.${row.measure}`)}</span>
                <span className="text-sm text-ink-soft">
                  {way(row)}
                  {row.corrected ? ` · ${t("result.corrected")}` : ""}
                </span>
                <span className="pt-1 md:hidden">
                  <LevelBadge level={row.level} />
                </span>
              </span>
            ),
          },
          {
            id: "value",
            head: t("result.value"),
            align: "end",
            render: ({ value, plusMinus }) => (
              <span className="whitespace-nowrap">
                {t("result.degrees", { value: formatFixed(value, 1), plusMinus: formatFixed(plusMinus, 1) })}
              </span>
            ),
          },
          {
            id: "reference",
            head: t("result.reference"),
            wide: true,
            render: ({ reference }) => (
              <span className="flex flex-col">
                <span>
                  {t("result.range", {
                    low: formatFixed(reference.low, 0),
                    high: formatFixed(reference.high, 0),
                  })}
                </span>
                <span className="text-sm text-ink-soft">{t(`source.${reference.source}`)}</span>
              </span>
            ),
          },
          {
            id: "level",
            head: t("result.judged"),
            wide: true,
            render: ({ level }) => <LevelBadge level={level} />,
          },
        ]}
      />
      {result.refused.length > 0 ? (
        <div>
          <h3 className="pb-2 font-semibold">{t("result.missing")}</h3>
          <ul className="flex flex-col gap-1 text-sm">
            {result.refused.map(({ measure, reason, view }) => (
              <li key={measure} data-testid={`posture-refused-${measure}`}>
                <span className="font-medium">{t(`measure.${measure}`)}</span>
                {": "}
                {t(`refusal.${reason}`, { view: t(`view.${view}`) })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function LevelBadge({ level }: Pick<PostureMeasurement, "level">) {
  const { t } = useTranslation("posture");
  return (
    <Badge meaning={LEVEL_MEANING[level]} className="max-md:whitespace-normal">
      {t(`level.${level}`)}
    </Badge>
  );
}
