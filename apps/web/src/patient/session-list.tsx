import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState, LoadingState } from "../ui/states.tsx";
import { SessionTable } from "./session-table.tsx";

const PAGE = 50;

/** Every session the patient did, newest first. */
export function SessionList() {
  const { t } = useTranslation("patient");
  const history = useInfiniteQuery({
    queryKey: ["listSessions", "history"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.listSessions({
        query: { limit: PAGE, ...(pageParam !== undefined && { before: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ sessions }) => (sessions.length === PAGE ? sessions.at(-1)?.id : undefined),
  });
  const sessions = history.data?.pages.flatMap((page) => page.sessions);
  return (
    <>
      {history.isError ? <Failure error={history.error} retry={() => void history.refetch()} /> : null}
      {sessions === undefined && !history.isError ? <LoadingState /> : null}
      {sessions?.length === 0 ? (
        <EmptyState
          pose="squat"
          title={t("history.emptyTitle")}
          action={<ButtonLink to="/today">{t("history.emptyAction")}</ButtonLink>}
        >
          {t("history.empty")}
        </EmptyState>
      ) : null}
      {sessions && sessions.length > 0 ? (
        <SessionTable sessions={sessions} caption={t("history.caption")} />
      ) : null}
      {history.hasNextPage ? (
        <div className="flex justify-center pt-6">
          <Button
            look="secondary"
            busy={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t("history.more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
