import type { Dose, Plan, PlanProposal } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { failureText } from "../shell/failure.tsx";
import { Badge, Notice, type Meaning } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { formatDate, formatNumber } from "../ui/format.ts";
import { localDay } from "../ui/local-day.ts";
import { Section } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import { useNow } from "../ui/use-now.ts";
import { DismissProposal } from "./dismiss-proposal.tsx";

const MEANINGS: Record<PlanProposal["proposal"]["verdict"], Meaning> = {
  progress: "good",
  regress: "attention",
  hold: "neutral",
};
const MOST_PAST = 5;

/** What the sessions of a plan propose, exercise by exercise, for its physician to accept or dismiss. */
export function PlanProposals({
  planId,
  patientName,
  locked,
  onChanged,
}: {
  readonly planId: string;
  readonly patientName: string;
  /** Something is typed and not saved: accepting now would bring two changes into each other's way. */
  readonly locked: boolean;
  readonly onChanged: (plan: Plan) => void;
}) {
  const { t } = useTranslation("plans");
  const { t: tCommon } = useTranslation("common");
  const name = useExerciseName();
  const dose = useDoseText();
  const day = localDay(useNow());
  const query = useApi("listPlanProposals", { params: { planId }, query: { day } });
  const refreshes = ["listPlanProposals", "getPlan", "listPlans", "listAssignments"] as const;
  const accept = useApiMutation("acceptPlanProposal", refreshes);
  const [dismissing, setDismissing] = useState<PlanProposal | null>(null);
  if (!query.data) return null;
  const { version, proposals, decisions } = query.data;
  const changed = (before: Dose, { proposal }: PlanProposal): Dose => ({ ...before, ...proposal.dose });

  return (
    <Section title={t("proposals.title")} lead={t("proposals.lead")}>
      {proposals.length === 0 ? <p className="text-ink-soft">{t("proposals.none")}</p> : null}
      <ul className="flex flex-col gap-3" data-testid="proposals">
        {proposals.map((entry) => {
          const { itemId, exercise, before, proposal } = entry;
          const { verdict, reason, measured } = proposal;
          return (
            <li
              key={itemId}
              data-verdict={verdict}
              className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border border-line bg-surface p-4"
            >
              <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
                <p className="flex flex-wrap items-center gap-3">
                  <span className="font-semibold">{name(exercise)}</span>
                  <Badge meaning={MEANINGS[verdict]}>{t(`proposals.${verdict}`)}</Badge>
                </p>
                {verdict === "hold" ? null : (
                  <p className="font-medium tabular-nums">
                    {t("proposals.fromTo", { from: dose(before), to: dose(changed(before, entry)) })}
                  </p>
                )}
                <p className="measure text-ink-soft">
                  {t(`proposals.why.${reason}`, {
                    value: formatNumber(measured ?? 0),
                    percent: Math.round((measured ?? 0) * 100),
                  })}
                  {verdict === "hold" ? "" : ` (${t("proposals.sessions", { count: proposal.sessions })})`}
                </p>
              </div>
              {verdict === "hold" ? null : (
                <div className="flex flex-wrap gap-3">
                  <Button
                    look="secondary"
                    aria-label={t("proposals.dismissOf", { exercise: name(exercise) })}
                    onClick={() => setDismissing(entry)}
                  >
                    {t("proposals.dismiss")}
                  </Button>
                  <Button
                    aria-label={t("proposals.acceptOf", { exercise: name(exercise) })}
                    disabled={locked}
                    busy={accept.isPending}
                    onClick={() =>
                      accept.mutate(
                        { params: { planId }, query: { day }, body: { basedOn: version, itemId, proposal } },
                        {
                          onSuccess: (plan) => {
                            toast(t("proposals.accepted", { name: patientName }));
                            onChanged(plan);
                          },
                          onError: (error) => {
                            toast(failureText(error, tCommon), "stop");
                            void query.refetch();
                          },
                        },
                      )
                    }
                  >
                    {t("proposals.accept")}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {locked && proposals.some(({ proposal }) => proposal.verdict !== "hold") ? (
        <Notice meaning="info">{t("proposals.saveFirst")}</Notice>
      ) : null}
      {decisions.length > 0 ? (
        <details>
          <summary className="cursor-pointer font-medium text-accent">{t("proposals.past")}</summary>
          <ul className="flex flex-col gap-1 pt-2 text-ink-soft">
            {decisions.slice(0, MOST_PAST).map(({ itemId, outcome, at, reason }) => {
              const entry = proposals.find((each) => each.itemId === itemId);
              return (
                <li key={`${itemId} ${at}`}>
                  {entry ? `${name(entry.exercise)}: ` : ""}
                  {outcome === "accepted"
                    ? t("proposals.pastAccepted", { date: formatDate(at) })
                    : t("proposals.pastDismissed", { date: formatDate(at), reason })}
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
      {dismissing ? (
        <DismissProposal planId={planId} entry={dismissing} onClose={() => setDismissing(null)} />
      ) : null}
    </Section>
  );
}
