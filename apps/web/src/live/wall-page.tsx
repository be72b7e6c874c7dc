import { MOST_WATCHED } from "@physiocheck/contracts/client";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { PageHeader } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { largestOf } from "./activity.ts";
import { LiveTile } from "./live-tile.tsx";
import { useWatchLine } from "./use-watched.ts";
import type { LiveSession } from "@physiocheck/contracts";

/** Who began is looked for this often, and who moves most is decided this often, ms. */
const LOOK_EVERY = 5000;
const DECIDE_EVERY = 4000;

/** Everybody who exercises now, side by side. */
export default function WallPage() {
  const { t } = useTranslation("live");
  const live = useApi("listLive", undefined, { refetchInterval: LOOK_EVERY });
  const count = live.data?.live.length ?? 0;
  return (
    <>
      <PageHeader title={t("wall.title")} lead={t("wall.lead")} />
      <output className="sr-only">{live.data ? t("wall.count", { count }) : ""}</output>
      <Loaded query={live}>
        {(data) =>
          data.live.length === 0 ? (
            <EmptyState
              pose="stand"
              title={t("wall.emptyTitle")}
              action={<ButtonLink to="/people">{t("wall.emptyAction")}</ButtonLink>}
            >
              {t("wall.empty")}
            </EmptyState>
          ) : (
            <Wall sessions={data.live} />
          )
        }
      </Loaded>
    </>
  );
}

function Wall({ sessions }: { readonly sessions: readonly LiveSession[] }) {
  const { t } = useTranslation("live");
  const line = useWatchLine();
  const [now, setNow] = useState(() => Date.now());
  const [pinned, setPinned] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  // By their beginning, so that nobody changes places because somebody else came.
  const shown = sessions
    .toSorted((a, b) => a.session.startedAt.localeCompare(b.session.startedAt))
    .slice(0, MOST_WATCHED);
  const key = shown.map(({ session }) => session.id).join(" ");

  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(clock);
  }, []);
  useEffect(() => {
    const ids = key.split(" ");
    const decide = (): void => setActive((before) => largestOf(ids, before, (id) => line.activity(id)));
    decide();
    const timer = setInterval(decide, DECIDE_EVERY);
    return () => clearInterval(timer);
  }, [line, key]);

  const isPinned = shown.some(({ session }) => session.id === pinned);
  const large = isPinned ? pinned : active;
  return (
    <>
      {sessions.length > shown.length ? (
        <p className="pb-4 text-ink-soft">{t("wall.tooMany", { count: shown.length })}</p>
      ) : null}
      <div className="grid grid-flow-dense gap-4 pb-12 md:grid-cols-2 lg:grid-cols-3">
        {shown.map((listed) => {
          const { id } = listed.session;
          return (
            <LiveTile
              key={id}
              line={line}
              listed={listed}
              now={now}
              large={id === large}
              pinned={isPinned && id === pinned}
              onPin={() => setPinned(id === pinned ? null : id)}
            />
          );
        })}
      </div>
    </>
  );
}
