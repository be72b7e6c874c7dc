import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router-dom";
import { PLACES } from "../shell/app-frame.tsx";
import { cx } from "../ui/cx.ts";
import { useInSight } from "../ui/in-sight.ts";
import { PageHeader } from "../ui/page.tsx";

/** A page of the administration: its head and, on a phone, the way to the others, which the rail shows on a desktop. */
export function AdminPage({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const pages = useRef<HTMLElement>(null);
  useInSight(pages, '[aria-current="page"]');
  const places = PLACES.admin.filter(({ to }) => to.startsWith("/admin"));
  return (
    <>
      <nav ref={pages} aria-label={t("pages")} className="-mx-4 overflow-x-auto px-4 pb-6 lg:hidden">
        <ul className="flex gap-2">
          {places.map(({ to, name }) => (
            <li key={to}>
              <NavLink
                to={to}
                end
                className={({ isActive }) =>
                  cx(
                    "grid min-h-11 place-items-center rounded-full border px-4 font-medium whitespace-nowrap",
                    isActive
                      ? "border-accent bg-accent-soft text-accent-strong"
                      : "border-line bg-surface text-ink-soft",
                  )
                }
              >
                {tCommon(`nav.${name}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <PageHeader title={title} lead={lead} actions={actions} />
      {children}
    </>
  );
}
