import { SUBSCRIPTION_STATES, type Relation } from "@physiocheck/contracts";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Badge, type Meaning } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { formatDate } from "../ui/format.ts";
import { EmptyState, LoadingState } from "../ui/states.tsx";
import { DataTable, type Column } from "../ui/table.tsx";
import { AdminPage } from "./admin-page.tsx";
import { EndRelation } from "./end-relation.tsx";
import { usePaused } from "./use-paused.ts";

const PAGE = 50;
type State = Relation["state"];
const MEANINGS: Record<State, Meaning> = {
  requested: "attention",
  approved: "good",
  rejected: "neutral",
  revoked: "neutral",
};

/** Who is whose patient: to find, and to end. */
export default function RelationsPage() {
  const { t } = useTranslation("admin");
  const [search, setSearch] = useState("");
  const [state, setState] = useState<State | "">("");
  const wanted = usePaused(search.trim());
  const relations = useInfiniteQuery({
    queryKey: ["listRelations", wanted, state],
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.listRelations({
        query: { limit: PAGE, offset: pageParam, ...(wanted && { search: wanted }), ...(state && { state }) },
        signal,
      }),
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.relations.length, 0);
      return shown < last.total ? shown : undefined;
    },
  });
  const list = relations.data?.pages.flatMap((page) => page.relations);
  const total = relations.data?.pages.at(-1)?.total ?? 0;
  const columns: readonly Column<Relation>[] = [
    {
      id: "patient",
      head: t("relations.patient"),
      sort: ({ patient }) => patient.name,
      render: (relation) => (
        <span className="flex min-w-0 flex-col gap-1">
          <span className="font-semibold">{relation.patient.name}</span>
          <span className="text-sm text-ink-soft md:hidden">{relation.physician.name}</span>
          <span className="md:hidden">
            <StateBadge state={relation.state} />
          </span>
        </span>
      ),
    },
    {
      id: "physician",
      head: t("relations.physician"),
      wide: true,
      sort: ({ physician }) => physician.name,
      render: ({ physician }) => (
        <span className="flex flex-col">
          <span>{physician.name}</span>
          <span className="text-sm text-ink-soft">{physician.specialisation}</span>
        </span>
      ),
    },
    {
      id: "state",
      head: t("relations.state"),
      wide: true,
      sort: (relation) => relation.state,
      render: (relation) => (
        <span className="flex flex-col items-start gap-1">
          <StateBadge state={relation.state} />
          {relation.endReason ? (
            <span className="measure text-sm text-ink-soft">{relation.endReason}</span>
          ) : null}
        </span>
      ),
    },
    {
      id: "since",
      head: t("relations.since"),
      wide: true,
      sort: (relation) => Date.parse(relation.requestedAt),
      render: (relation) => <Dates relation={relation} />,
    },
    {
      id: "act",
      head: <span className="sr-only">{t("relations.act")}</span>,
      align: "end",
      render: (relation) =>
        relation.state === "requested" || relation.state === "approved" ? (
          <EndRelation relation={relation} />
        ) : null,
    },
  ];
  return (
    <AdminPage title={t("relations.title")} lead={t("relations.lead")}>
      <div className="flex flex-col gap-6">
        <search className="grid max-w-2xl gap-5 sm:grid-cols-[2fr_1fr]">
          <TextField
            label={t("relations.search")}
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <SelectField
            label={t("relations.state")}
            value={state}
            onChange={(event) => setState(event.target.value as State | "")}
          >
            <option value="">{t("relations.any")}</option>
            {SUBSCRIPTION_STATES.map((name) => (
              <option key={name} value={name}>
                {t(`relations.${name}`)}
              </option>
            ))}
          </SelectField>
        </search>
        {relations.isError ? (
          <Failure error={relations.error} retry={() => void relations.refetch()} />
        ) : null}
        {list === undefined && !relations.isError ? <LoadingState /> : null}
        {list?.length === 0 ? (
          <EmptyState pose="reach" title={t("relations.emptyTitle")}>
            {t("relations.empty")}
          </EmptyState>
        ) : null}
        {list?.length ? (
          <>
            <DataTable
              caption={t("relations.caption")}
              columns={columns}
              rows={list}
              rowKey={(relation) => relation.id}
            />
            <div className="flex items-center justify-between gap-4 text-sm text-ink-soft">
              <span aria-live="polite">{t("shown", { shown: list.length, total })}</span>
              {relations.hasNextPage ? (
                <Button
                  look="secondary"
                  busy={relations.isFetchingNextPage}
                  onClick={() => void relations.fetchNextPage()}
                >
                  {t("more")}
                </Button>
              ) : null}
            </div>
          </>
        ) : null}
      </div>
    </AdminPage>
  );
}

function StateBadge({ state }: { readonly state: State }) {
  const { t } = useTranslation("admin");
  return <Badge meaning={MEANINGS[state]}>{t(`relations.${state}`)}</Badge>;
}

function Dates({ relation }: { readonly relation: Relation }) {
  const { t } = useTranslation("admin");
  const { requestedAt, decidedAt, revokedAt } = relation;
  return (
    <span className="flex flex-col text-sm whitespace-nowrap text-ink-soft">
      <span>{formatDate(requestedAt)}</span>
      {decidedAt ? <span>{`${t("relations.decided")}: ${formatDate(decidedAt)}`}</span> : null}
      {revokedAt ? <span>{`${t("relations.ended")}: ${formatDate(revokedAt)}`}</span> : null}
    </span>
  );
}
