import type { Analytics } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { formatBytes, formatNumber } from "../ui/format.ts";
import { Card, Reading, Section } from "../ui/page.tsx";
import { DataTable, type Column } from "../ui/table.tsx";

type Job = Analytics["jobs"][number];

/** What is kept, what runs it, and whether its background work gets done. */
export function SystemFigures({ figures }: { readonly figures: Analytics }) {
  const { t } = useTranslation("admin");
  const { storage, jobs, version, engine, database, uptimeSeconds, auditLines } = figures;
  const largest = Math.max(1, ...storage.map(({ bytes }) => bytes));
  const hours = Math.floor(uptimeSeconds / 3600);
  const busy = jobs.filter(({ waiting, running, failed }) => waiting + running + failed > 0);
  const columns: readonly Column<Job>[] = [
    { id: "queue", head: t("figures.queue"), render: ({ queue }) => queue },
    { id: "waiting", head: t("figures.waiting"), align: "end", render: ({ waiting }) => waiting },
    { id: "running", head: t("figures.running"), align: "end", render: ({ running }) => running },
    { id: "failed", head: t("figures.failed"), align: "end", render: ({ failed }) => failed },
  ];
  return (
    <>
      <Section title={t("figures.storage")} lead={t("figures.storageLead")}>
        <ul className="flex max-w-2xl flex-col gap-4">
          {storage.map(({ what, bytes }) => (
            <li key={what} className="flex flex-col gap-1.5">
              <span className="flex justify-between gap-4">
                <span>{t(`figures.stored.${what as "traces"}`, { defaultValue: what })}</span>
                <span className="tabular-nums">{formatBytes(bytes)}</span>
              </span>
              <span aria-hidden className="h-2 overflow-hidden rounded-full bg-raised">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ inlineSize: `${(bytes / largest) * 100}%` }}
                />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("figures.system")}>
        <Card>
          <dl className="grid grid-cols-2 gap-6 md:grid-cols-5">
            <Reading name={t("figures.version")} value={version} />
            <Reading name={t("figures.engine")} value={engine} />
            <Reading name={t("figures.database")} value={database === "mysql" ? "MySQL" : "libSQL"} />
            <Reading
              name={t("figures.uptime")}
              value={
                hours > 0
                  ? t("figures.hours", { count: hours })
                  : t("figures.minutes", { count: Math.floor(uptimeSeconds / 60) })
              }
            />
            <Reading name={t("figures.auditLines")} value={formatNumber(auditLines)} />
          </dl>
        </Card>
      </Section>
      <Section title={t("figures.jobs")}>
        {busy.length === 0 ? (
          <p className="text-ink-soft">{t("figures.jobsNone")}</p>
        ) : (
          <DataTable
            caption={t("figures.jobs")}
            columns={columns}
            rows={busy}
            rowKey={({ queue }) => queue}
          />
        )}
      </Section>
    </>
  );
}
