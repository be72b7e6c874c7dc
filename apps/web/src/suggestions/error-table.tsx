import type { CommonError, FeedbackCode, RepRefusal } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/table.tsx";

/** A share that changes less than this from session to session is steady. */
const STEADY = 0.03;

/** What goes wrong in an exercise: how often, in how many sessions, and where it is going. */
export function ErrorTable({ errors }: { readonly errors: readonly CommonError[] }) {
  const { t } = useTranslation(["suggestions", "results", "feedback"]);
  if (errors.length === 0) return <p className="text-ink-soft">{t("errors.none")}</p>;
  const what = ({ kind, code }: CommonError) =>
    kind === "refusal"
      ? t("errors.refusal", { what: t(`results:reason.${code as RepRefusal}`) })
      : t("errors.cue", { what: t(`feedback:code.${code as FeedbackCode}.written`) });
  const columns: readonly Column<CommonError>[] = [
    { id: "what", head: t("errors.what"), render: what, sort: what },
    {
      id: "often",
      head: t("errors.often"),
      render: ({ count, share }) => t("errors.share", { count, share: Math.round(share * 100) }),
      sort: ({ count }) => count,
      align: "end",
    },
    {
      id: "sessions",
      head: t("errors.sessions"),
      render: ({ sessions }) => sessions,
      sort: ({ sessions }) => sessions,
      align: "end",
      wide: true,
    },
    {
      id: "trend",
      head: t("errors.trend"),
      render: ({ trend }) => t(`errors.${trendOf(trend)}`),
      sort: ({ trend }) => trend,
    },
  ];
  return (
    <DataTable
      caption={t("errors.caption")}
      columns={columns}
      rows={errors}
      rowKey={({ kind, code }) => `${kind} ${code}`}
    />
  );
}

function trendOf(trend: number | null): "more" | "less" | "steady" | "unknown" {
  if (trend === null) return "unknown";
  if (Math.abs(trend) < STEADY) return "steady";
  return trend > 0 ? "more" : "less";
}
