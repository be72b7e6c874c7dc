import {
  Building2,
  Clapperboard,
  ChartColumn,
  Link2,
  ScrollText,
  CalendarCheck,
  ClipboardList,
  Timer,
  ChartNoAxesColumn,
  FlaskConical,
  Flower2,
  LogOut,
  PersonStanding,
  Radio,
  Settings,
  Stethoscope,
  UserPlus,
  Users,
  Dumbbell,
  type LucideIcon,
} from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router-dom";
import { cx } from "../ui/cx.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { Logo } from "./logo.tsx";
import { NoticeBell } from "./notice-bell.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

import type { Role } from "@physiocheck/contracts";

type Place = {
  readonly to: string;
  readonly name:
    | "today"
    | "history"
    | "tests"
    | "physicians"
    | "people"
    | "library"
    | "posture"
    | "workouts"
    | "yoga"
    | "live"
    | "plans"
    | "requests"
    | "users"
    | "relations"
    | "audit"
    | "figures"
    | "clinic"
    | "settings"
    | "lab";
  readonly Icon: LucideIcon;
  /** Not at the thumb on a phone, where five places have room: the page it belongs to leads there. */
  readonly wide?: boolean;
};

/** Where each role can go; the first is its home. */
export const PLACES: Record<Role, readonly Place[]> = {
  patient: [
    { to: "/today", name: "today", Icon: CalendarCheck },
    { to: "/history", name: "history", Icon: ChartNoAxesColumn },
    { to: "/clinic-tests", name: "tests", Icon: Timer },
    { to: "/posture", name: "posture", Icon: PersonStanding, wide: true },
    { to: "/workouts", name: "workouts", Icon: Clapperboard, wide: true },
    { to: "/yoga", name: "yoga", Icon: Flower2 },
    { to: "/physicians", name: "physicians", Icon: Stethoscope },
    { to: "/settings", name: "settings", Icon: Settings },
  ],
  physician: [
    { to: "/people", name: "people", Icon: Users },
    { to: "/live", name: "live", Icon: Radio },
    { to: "/plans", name: "plans", Icon: ClipboardList, wide: true },
    { to: "/requests", name: "requests", Icon: UserPlus },
    { to: "/exercises", name: "library", Icon: Dumbbell },
    { to: "/yoga", name: "yoga", Icon: Flower2 },
    { to: "/settings", name: "settings", Icon: Settings },
  ],
  admin: [
    { to: "/admin", name: "users", Icon: Users },
    { to: "/admin/relations", name: "relations", Icon: Link2, wide: true },
    { to: "/admin/audit", name: "audit", Icon: ScrollText, wide: true },
    { to: "/admin/figures", name: "figures", Icon: ChartColumn, wide: true },
    { to: "/admin/clinic", name: "clinic", Icon: Building2, wide: true },
    { to: "/exercises", name: "library", Icon: Dumbbell },
    { to: "/settings", name: "settings", Icon: Settings },
  ],
};

/** The page a role starts on. */
export function homeOf(role: Role): string {
  return PLACES[role][0]?.to ?? "/settings";
}

/** The frame of signed-in pages: a rail at the side on a desktop, a bar at the thumb on a phone. */
export function AppFrame({
  role,
  name,
  onSignOut,
  children,
}: {
  readonly role: Role;
  readonly name: string;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("common");
  const places = PLACES[role];
  useFocusOnNavigation();
  return (
    <>
      <SkipLink />
      <div className="[--frame-top:3.6rem] lg:grid lg:[--frame-top:0px] lg:grid-cols-[16rem_minmax(0,1fr)]">
        <header className="sticky top-0 z-30 flex items-center justify-between border-b border-line bg-paper px-4 py-1.5 lg:h-dvh lg:flex-col lg:items-stretch lg:justify-start lg:gap-8 lg:border-e lg:border-b-0 lg:px-4 lg:py-6">
          <div className="min-w-0 lg:px-2">
            <Logo to={homeOf(role)} />
          </div>
          <nav aria-label={t("nav.main")} className="max-lg:hidden">
            <ul className="flex flex-col gap-1">
              {places.map((place) => (
                <li key={place.to}>
                  <RailLink place={place} />
                </li>
              ))}
            </ul>
          </nav>
          <div className="flex shrink-0 items-center gap-1 lg:mt-auto lg:flex-col lg:items-stretch lg:gap-2">
            <RailLink place={{ to: "/lab", name: "lab", Icon: FlaskConical }} className="max-lg:hidden" />
            <div className="flex items-center gap-1 lg:flex-wrap lg:border-t lg:border-line lg:pt-4">
              <div className="min-w-0 basis-full px-3 max-lg:hidden">
                <p className="truncate font-medium">{name}</p>
                <p className="text-sm text-ink-soft">{t(`role.${role}`)}</p>
              </div>
              <NoticeBell />
              <LanguageChoice />
              <ThemeToggle />
              <button
                type="button"
                onClick={onSignOut}
                className="grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
              >
                <LogOut aria-hidden className="size-5 rtl:rotate-180" />
                <span className="sr-only">{t("action.signOut")}</span>
              </button>
            </div>
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl min-w-0 px-4 pt-8 pb-32 outline-none sm:px-6 lg:px-12 lg:pt-12 lg:pb-16"
        >
          {children}
        </main>
      </div>
      <nav
        aria-label={t("nav.main")}
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        <ul className="flex">
          {places
            .filter(({ wide }) => !wide)
            .map(({ to, name: place, Icon }) => (
              // As wide as its word and an equal share of what is left: six places do not touch one another.
              <li key={to} className="flex-auto">
                <NavLink
                  to={to}
                  className={({ isActive }) =>
                    cx(
                      "flex min-h-16 flex-col items-center justify-center gap-1 text-sm font-medium -outline-offset-4",
                      isActive ? "text-accent" : "text-ink-soft",
                    )
                  }
                >
                  {({ isActive }) => (
                    <>
                      <span className={cx("rounded-full px-3 py-0.5", isActive && "bg-accent-soft")}>
                        <Icon aria-hidden className="size-6" />
                      </span>
                      {t(`nav.${place}`)}
                    </>
                  )}
                </NavLink>
              </li>
            ))}
        </ul>
      </nav>
    </>
  );
}

function RailLink({
  place: { to, name, Icon },
  className,
}: {
  readonly place: Place;
  readonly className?: string;
}) {
  const { t } = useTranslation("common");
  return (
    <NavLink
      to={to}
      // Other places begin with the same words.
      end={to === "/admin"}
      className={({ isActive }) =>
        cx(
          "flex min-h-12 items-center gap-3 rounded-md px-3 font-medium transition-colors",
          isActive ? "bg-accent-soft text-accent-strong" : "text-ink-soft hover:bg-raised hover:text-ink",
          className,
        )
      }
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      {t(`nav.${name}`)}
    </NavLink>
  );
}

/** After going to another page a screen reader starts at its beginning, not where the link was. */
function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById("content")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [pathname]);
}
