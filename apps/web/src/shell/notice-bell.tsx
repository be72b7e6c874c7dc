import { Bell } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router-dom";
import { useApi } from "../api.ts";
import { cx } from "../ui/cx.ts";

/** How often it is asked for new notices, ms. */
const ASK_EVERY_MS = 60_000;
/** More are told as "9+": the badge stays a dot. */
const MOST_SHOWN = 9;

/** The way to the notices, with how many are new. */
export function NoticeBell() {
  const { t } = useTranslation("common");
  const { data } = useApi("listNotices", { query: { limit: 20 } }, { refetchInterval: ASK_EVERY_MS });
  const unread = data?.unread ?? 0;
  return (
    <NavLink
      to="/notices"
      className={({ isActive }) =>
        cx(
          "relative grid size-11 shrink-0 place-items-center rounded-full hover:bg-raised hover:text-ink",
          isActive ? "text-accent" : "text-ink-soft",
        )
      }
    >
      <Bell aria-hidden className="size-5" />
      <span className="sr-only">{t("nav.notices", { count: unread })}</span>
      {unread > 0 ? (
        <span
          aria-hidden
          className="absolute end-0.5 top-0.5 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-on-accent tabular-nums"
        >
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      ) : null}
    </NavLink>
  );
}
