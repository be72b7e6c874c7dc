import type { YogaSessionHead } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../ui/button.tsx";
import { formatDateTime, formatDuration } from "../../ui/format.ts";
import { EmptyState } from "../../ui/states.tsx";
import { DataTable } from "../../ui/table.tsx";

/** Yoga sessions, newest first; an empty list says how to begin. */
export function SessionTable({ sessions }: { readonly sessions: readonly YogaSessionHead[] }) {
  const { t } = useTranslation("practice");
  if (sessions.length === 0) return <EmptyState title={t("noSessions")}>{t("noSessionsBody")}</EmptyState>;
  return (
    <DataTable
      caption={t("sessions")}
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "title",
          head: t("session"),
          sort: ({ startedAt }) => startedAt,
          render: ({ id, title, startedAt }) => (
            <span className="flex flex-col items-start">
              <TextLink to={`/yoga/sessions/${id}`}>{title}</TextLink>
              <span className="text-sm text-ink-soft">{formatDateTime(startedAt)}</span>
            </span>
          ),
        },
        {
          id: "length",
          head: t("length"),
          wide: true,
          align: "end",
          sort: (session) => lengthOf(session),
          render: (session) => formatDuration(lengthOf(session)),
        },
        {
          id: "holds",
          head: t("holds"),
          align: "end",
          render: ({ holds, summary }) => (
            <bdi className="whitespace-nowrap">{t("completeOf", { complete: summary.complete, holds })}</bdi>
          ),
        },
        {
          id: "accuracy",
          head: t("accuracy"),
          align: "end",
          sort: ({ summary }) => summary.accuracy,
          render: ({ summary }) => (summary.accuracy === null ? "–" : `${Math.round(summary.accuracy)} %`),
        },
      ]}
    />
  );
}

function lengthOf({ startedAt, finishedAt }: YogaSessionHead): number {
  return Date.parse(finishedAt) - Date.parse(startedAt);
}
