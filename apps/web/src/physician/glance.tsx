import type { Caseload, Patient, Subscription } from "@physiocheck/contracts";
import { ClipboardList, Radio, UserPlus, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { cx } from "../ui/cx.ts";

/** Lines of one tile; the rest is a number. */
const MOST_LINES = 3;

type Line = { readonly key: string; readonly to: string; readonly text: string };

/** What waits for a physician today, apart from how people are: who exercises now, who asks, what was proposed. */
export function Glance({
  patients,
  subscriptions,
  proposals,
}: {
  readonly patients: readonly Patient[];
  readonly subscriptions: readonly Subscription[];
  readonly proposals: Caseload["proposals"];
}) {
  const { t } = useTranslation("physician");
  const live = patients.flatMap(({ id, name, liveSessionId }): Line[] =>
    liveSessionId === null ? [] : [{ key: id, to: `/live/${liveSessionId}`, text: name }],
  );
  const requests = subscriptions
    .filter(({ state }) => state === "requested")
    .map(({ id, patient }): Line => ({ key: id, to: "/requests", text: patient.name }));
  const plans = [...new Set(proposals.map(({ planId }) => planId))].map((planId): Line => {
    const list = proposals.filter((each) => each.planId === planId);
    const name = list[0]?.patient.name ?? "";
    const less = list.some(({ proposal }) => proposal.verdict === "regress");
    const more = list.some(({ proposal }) => proposal.verdict === "progress");
    const text = t(less && more ? "glance.change" : less ? "glance.less" : "glance.more", { name });
    return { key: planId, to: `/plans/${planId}`, text };
  });
  return (
    <section aria-label={t("glance.label")} className="grid gap-4 pb-10 md:grid-cols-3">
      <Tile Icon={Radio} title={t("glance.live")} none={t("glance.liveNone")} lines={live} />
      <Tile Icon={UserPlus} title={t("glance.requests")} none={t("glance.requestsNone")} lines={requests} />
      <Tile
        Icon={ClipboardList}
        title={t("glance.proposals")}
        none={t("glance.proposalsNone")}
        lines={plans}
      />
    </section>
  );
}

function Tile({
  Icon,
  title,
  none,
  lines,
}: {
  readonly Icon: LucideIcon;
  readonly title: string;
  readonly none: string;
  readonly lines: readonly Line[];
}) {
  const { t } = useTranslation("physician");
  const isQuiet = lines.length === 0;
  return (
    <div
      className={cx(
        "flex flex-col gap-2 rounded-xl border p-5",
        isQuiet ? "border-line" : "border-line bg-surface shadow-card",
      )}
    >
      <h2 className="flex items-center gap-2 font-semibold">
        <Icon aria-hidden className={cx("size-5", isQuiet ? "text-ink-soft" : "text-accent")} />
        <span className="flex-1">{title}</span>
        {isQuiet ? null : <span className="text-xl leading-none tabular-nums">{lines.length}</span>}
      </h2>
      {isQuiet ? <p className="text-ink-soft">{none}</p> : null}
      <ul className="flex flex-col">
        {lines.slice(0, MOST_LINES).map(({ key, to, text }) => (
          <li key={key}>
            <Link
              to={to}
              className="inline-flex min-h-11 items-center font-medium text-accent underline-offset-4 hover:underline"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
      {lines.length > MOST_LINES ? (
        <p className="text-ink-soft">{t("glance.others", { others: lines.length - MOST_LINES })}</p>
      ) : null}
    </div>
  );
}
