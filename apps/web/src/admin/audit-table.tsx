import type { AuditLine } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Badge } from "../ui/badge.tsx";
import { formatDateTime } from "../ui/format.ts";
import { DataTable, type Column } from "../ui/table.tsx";
import { useActionText } from "./use-action-text.ts";

/** Lines of the log, newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditLine[] }) {
  const { t } = useTranslation("admin");
  const textOf = useActionText();
  const columns: readonly Column<AuditLine>[] = [
    {
      id: "when",
      head: t("audit.when"),
      wide: true,
      render: ({ at, seq }) => (
        <span className="flex flex-col whitespace-nowrap">
          <time dateTime={at}>{formatDateTime(at)}</time>
          <span className="text-sm text-ink-soft">{t("audit.line", { seq })}</span>
        </span>
      ),
    },
    {
      id: "actor",
      head: t("audit.actor"),
      wide: true,
      render: (line) => <Actor line={line} />,
    },
    {
      id: "action",
      head: t("audit.action"),
      render: (line) => (
        <span className="flex min-w-0 flex-col gap-1">
          <span className="font-medium">{textOf(line.action)}</span>
          {line.objectName === null && line.objectId === null ? null : (
            <span className="text-sm break-all text-ink-soft">{line.objectName ?? line.objectId}</span>
          )}
          <span className="flex flex-col gap-1 text-sm text-ink-soft md:hidden">
            <Actor line={line} />
            <time dateTime={line.at}>{formatDateTime(line.at)}</time>
          </span>
        </span>
      ),
    },
    {
      id: "outcome",
      head: t("audit.outcome"),
      render: ({ outcome, detail }) => (
        <span className="flex flex-col items-start gap-1">
          <Badge meaning={outcome === "ok" ? "good" : "stop"}>{t(`audit.${outcome}`)}</Badge>
          {detail === null ? null : <span className="text-sm break-all text-ink-soft">{detail}</span>}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("audit.caption")}
      columns={columns}
      rows={entries}
      rowKey={({ seq }) => String(seq)}
    />
  );
}

function Actor({ line: { actor } }: { readonly line: AuditLine }) {
  const { t } = useTranslation("admin");
  if (actor === null) return <span className="text-ink-soft">{t("audit.nobody")}</span>;
  return (
    <span className="flex min-w-0 flex-col">
      <span>{actor.name || t("audit.unknown")}</span>
      <span className="text-sm break-all text-ink-soft">{actor.email || actor.id}</span>
    </span>
  );
}
