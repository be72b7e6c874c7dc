import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, useApiMutation } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress.tsx";
import { EmptyState, LoadingState } from "../ui/states.tsx";
import { AdminPage } from "./admin-page.tsx";
import { AuditFilterFields, NO_FILTERS, queryOf } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { usePaused } from "./use-paused.ts";

const PAGE = 50;

/** Who did what: to search, to keep a copy of, and to trust. */
export default function AuditPage() {
  const { t } = useTranslation("admin");
  const [filters, setFilters] = useState(NO_FILTERS);
  const actor = usePaused(filters.actor.trim());
  const object = usePaused(filters.object.trim());
  const query = queryOf({ ...filters, actor, object });
  const log = useInfiniteQuery({
    queryKey: ["listAudit", query],
    initialPageParam: undefined as number | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.listAudit({
        query: { ...query, limit: PAGE, ...(pageParam !== undefined && { before: pageParam }) },
        signal,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const check = useApiMutation("checkAudit");
  const entries = log.data?.pages.flatMap((page) => page.entries);
  return (
    <AdminPage
      title={t("audit.title")}
      lead={t("audit.lead")}
      actions={
        <>
          <a
            className={buttonClass("secondary")}
            href={`/api/admin/audit.csv?${new URLSearchParams(query).toString()}`}
            download
          >
            <Download aria-hidden className="size-5" />
            {t("audit.export")}
          </a>
          <Button
            look="secondary"
            busy={check.isPending}
            icon={<ShieldCheck aria-hidden className="size-5" />}
            onClick={() => check.mutate({})}
          >
            {t("audit.check")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <div aria-live="polite" className="empty:hidden">
          {check.isPending ? <ProgressBar value={null} label={t("audit.checking")} /> : null}
          {check.isError ? <Failure error={check.error} /> : null}
          {check.data?.whole ? (
            <Notice meaning="good">{t("audit.whole", { count: check.data.checked })}</Notice>
          ) : null}
          {check.data?.broken ? (
            <Notice meaning="stop" title={t("audit.brokenTitle")}>
              {t(`audit.broken.${check.data.broken.problem}`, { seq: check.data.broken.seq })}
            </Notice>
          ) : null}
        </div>
        <AuditFilterFields
          filters={filters}
          actions={log.data?.pages[0]?.actions ?? []}
          onChange={setFilters}
        />
        {log.isError ? <Failure error={log.error} retry={() => void log.refetch()} /> : null}
        {entries === undefined && !log.isError ? <LoadingState /> : null}
        {entries?.length === 0 ? (
          <EmptyState pose="sit" title={t("audit.emptyTitle")}>
            {t("audit.empty")}
          </EmptyState>
        ) : null}
        {entries?.length ? <AuditTable entries={entries} /> : null}
        {log.hasNextPage ? (
          <div>
            <Button look="secondary" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {t("audit.more")}
            </Button>
          </div>
        ) : null}
      </div>
    </AdminPage>
  );
}
