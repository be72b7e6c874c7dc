import { ChevronLeft } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { Link } from "react-router-dom";
import { useTranslation } from "react-i18next";
import { cx } from "./cx.ts";

/** The head of a page: where it leads back to, what it is, and what can be done here. Also names the browser tab. */
export function PageHeader({
  title,
  lead,
  back,
  actions,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
}) {
  useTitle(title);
  return (
    <header className="flex flex-col gap-2 pb-8">
      {back ? (
        <Link
          to={back.to}
          className="-ms-2 inline-flex min-h-11 items-center gap-1 self-start rounded-md pe-3 ps-1 font-medium text-accent hover:bg-accent-soft"
        >
          <ChevronLeft aria-hidden className="size-5 rtl:rotate-180" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 flex-col gap-2">
          <h1 className="text-xl font-semibold md:text-2xl">{title}</h1>
          {lead ? <div className="measure text-lg text-ink-soft">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </header>
  );
}

/** Names the browser tab while the page is open. */
export function useTitle(title: string): void {
  const { t } = useTranslation("common");
  useEffect(() => {
    document.title = title ? `${title} · ${t("app.name")}` : t("app.name");
  }, [title, t]);
}

/** A part of a page under its own heading. */
export function Section({
  title,
  lead,
  actions,
  className,
  children,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={cx("flex flex-col gap-4 pb-12", className)}>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="flex flex-col gap-1">
          <h2 className="text-lg font-semibold">{title}</h2>
          {lead ? <p className="measure text-ink-soft">{lead}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Things that are separate from one another stand on cards; nothing else does. */
export function Card({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <div className={cx("rounded-xl border border-line bg-surface p-6 shadow-card", className)}>
      {children}
    </div>
  );
}

/** A number that people look for, with its unit and its name. */
export function Reading({
  name,
  value,
  unit,
  detail,
}: {
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  readonly detail?: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="flex flex-col">
        <span className="text-xl font-semibold tabular-nums">
          {/* Number and unit keep their order in a line that runs from right to left. */}
          <bdi>
            {value}
            {unit ? <span className="ms-1 text-base font-medium text-ink-soft">{unit}</span> : null}
          </bdi>
        </span>
        {detail ? <span className="text-sm text-ink-soft">{detail}</span> : null}
      </dd>
    </div>
  );
}
