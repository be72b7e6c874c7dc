import type { Notice } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useApi, useApiMutation } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { formatDateTime } from "../ui/format.ts";
import { PageHeader } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { noticeText } from "./notice-text.ts";

const PAGE = 20;
const MOST = 200;

/** Everything one was told, newest first. */
export default function NoticesPage() {
  const { t } = useTranslation("notices");
  const [limit, setLimit] = useState(PAGE);
  const query = useApi("listNotices", { query: { limit } });
  const read = useApiMutation("readNotices", ["listNotices"]);
  const unread = query.data?.unread ?? 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          unread > 0 ? (
            <Button look="secondary" busy={read.isPending} onClick={() => read.mutate({ body: {} })}>
              {t("allRead")}
            </Button>
          ) : null
        }
      />
      <Loaded query={query}>
        {({ notices, total }) =>
          notices.length === 0 ? (
            <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
          ) : (
            <>
              <ul className="flex max-w-3xl flex-col divide-y divide-line rounded-xl border border-line bg-surface">
                {notices.map((notice) => (
                  <li key={notice.id}>
                    <Row
                      notice={notice}
                      onOpen={() => {
                        if (notice.readAt === null) read.mutate({ body: { noticeIds: [notice.id] } });
                      }}
                    />
                  </li>
                ))}
              </ul>
              {total > notices.length && limit < MOST ? (
                <div className="pt-4">
                  <Button look="quiet" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
                    {t("older")}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Row({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) {
  const { t } = useTranslation("notices");
  const isNew = notice.readAt === null;
  return (
    <Link
      to={notice.link}
      onClick={onOpen}
      className="flex min-h-16 items-center justify-between gap-4 px-4 py-3 hover:bg-raised sm:px-6"
    >
      <span className="min-w-0">
        <span className={cx("block break-words", isNew && "font-semibold")}>{noticeText(notice, t)}</span>
        <time dateTime={notice.createdAt} className="text-sm text-ink-soft">
          {formatDateTime(notice.createdAt)}
        </time>
      </span>
      {isNew ? <Badge meaning="info">{t("unread")}</Badge> : null}
    </Link>
  );
}
