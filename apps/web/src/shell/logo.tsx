import { Link } from "react-router-dom";
import { useTranslation } from "react-i18next";
import { cx } from "../ui/cx.ts";
import { useClinicFace } from "./clinic-face.ts";

/** The mark: a goniometer, two arms and the arc between them. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <g fill="none" className="stroke-on-accent" strokeLinecap="round">
        <path d="M8 23h15M8 23 18.5 8" strokeWidth="2.6" />
        <path d="M16.6 23a8.6 8.6 0 0 0-3.7-7.1" strokeWidth="2" />
      </g>
      <circle cx="8" cy="23" r="2.6" className="fill-on-accent" />
    </svg>
  );
}

/** Mark and name, leading to the first page: the clinic's own where it has them. */
export function Logo({ to = "/" }: { readonly to?: string }) {
  const { t } = useTranslation("common");
  const face = useClinicFace();
  const clinic = face?.clinicName;
  return (
    <Link
      to={to}
      aria-label={clinic ? `${clinic}. ${t("nav.home")}` : t("nav.home")}
      className={cx("inline-flex min-h-11 items-center gap-3 rounded-md", clinic ? "min-w-0" : "shrink-0")}
    >
      {face?.logo ? (
        <img src={face.logo} alt="" className="h-8 w-auto max-w-24 shrink-0 object-contain" />
      ) : (
        <Mark className="size-8 shrink-0" />
      )}
      {clinic ? (
        <span className="line-clamp-2 min-w-0 text-lg leading-6 break-words font-semibold tracking-tight">
          {clinic}
        </span>
      ) : (
        // One word, which is never broken in two.
        <span className="shrink-0 text-lg font-semibold tracking-tight">{t("app.name")}</span>
      )}
    </Link>
  );
}
