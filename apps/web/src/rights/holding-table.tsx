import type { HoldingSummary } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Badge, type Meaning } from "../ui/badge.tsx";

const MEANINGS: Record<HoldingSummary["fate"], Meaning> = {
  deleted: "good",
  anonymised: "info",
  kept: "attention",
};

/** Every kind of data kept, how much, for how long, and what erasing does to it and why. */
export function HoldingTable({ holdings }: { readonly holdings: readonly HoldingSummary[] }) {
  const { t } = useTranslation("rights");
  return (
    <ul
      aria-label={t("held.caption")}
      className="divide-y divide-line rounded-xl border border-line bg-surface"
    >
      {holdings.map(({ kind, count, fate, reason }) => (
        <li
          key={`${kind} ${fate} ${reason ?? ""}`}
          className="grid gap-x-8 gap-y-2 p-5 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,2fr)]"
        >
          <div className="flex flex-col gap-1">
            <h3 className="font-semibold">{t(`kind.${kind}.name`)}</h3>
            <p className="text-sm text-ink-soft">{t(`kind.${kind}.what`)}</p>
          </div>
          <dl className="flex flex-col gap-1 text-sm">
            <div className="flex gap-2">
              <dt className="text-ink-soft">{t("held.count")}</dt>
              <dd className="tabular-nums">{count}</dd>
            </div>
            <div>
              <dt className="sr-only">{t("held.howLong")}</dt>
              <dd>{t(`howLong.${howLong(kind)}`)}</dd>
            </div>
          </dl>
          <div className="flex flex-col items-start gap-2">
            <Badge meaning={MEANINGS[fate]}>
              <span className="sr-only">{t("held.fate")}: </span>
              {t(`held.${fate}`)}
            </Badge>
            {reason ? <p className="text-sm text-ink-soft">{t(`reason.${reason}`)}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What the clinic's retention job clears by itself, and what only the person or the law ends. */
function howLong(kind: HoldingSummary["kind"]): "account" | "tidied" | "trail" {
  switch (kind) {
    case "trail":
    case "requests":
      return "trail";
    case "movement":
    case "sign_ins":
    case "messages":
    case "videos":
      return "tidied";
    default:
      return "account";
  }
}
