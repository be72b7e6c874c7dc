import type { Plan } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useMe } from "../api.ts";
import { Badge, type Meaning } from "../ui/badge.tsx";
import { formatDate } from "../ui/format.ts";

const MEANINGS: Record<Plan["state"], Meaning> = { draft: "attention", active: "good", ended: "neutral" };

/** A plan in a list; its name leads to it. */
export function PlanRow({
  plan,
  withPatient = true,
}: {
  readonly plan: Plan;
  readonly withPatient?: boolean;
}) {
  const { t } = useTranslation("plans");
  const me = useMe();
  const { content, patient, physician } = plan;
  const facts = [
    withPatient && patient ? t("list.for", { name: patient.name }) : null,
    physician.id === me.data?.id ? null : t("list.by", { name: physician.name }),
    t("list.exercises", { count: content.items.length }),
    patient
      ? content.endsOn
        ? `${day(content.startsOn)} – ${day(content.endsOn)}`
        : t("list.since", { date: day(content.startsOn) })
      : null,
    plan.shared ? t("list.shared") : null,
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4">
      <div className="flex min-w-0 flex-col gap-0.5">
        <Link
          to={`/plans/${plan.id}`}
          className="inline-flex min-h-8 items-center self-start text-lg font-semibold text-accent underline-offset-4 hover:underline"
        >
          {content.title}
        </Link>
        <p className="text-ink-soft">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {patient ? <Badge meaning={MEANINGS[plan.state]}>{t(`state.${plan.state}`)}</Badge> : null}
    </div>
  );
}

/** @param date YYYY-MM-DD */
function day(date: string): string {
  return formatDate(`${date}T12:00:00`);
}
