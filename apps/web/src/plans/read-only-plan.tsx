import type { Plan } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/badge.tsx";
import { PageHeader, Section } from "../ui/page.tsx";
import { PlanItemsView } from "./plan-items-view.tsx";
import { WeekPreview } from "./week-preview.tsx";

/** A plan that cannot be changed: a colleague's, or one that has ended. */
export function ReadOnlyPlan({ plan, mine }: { readonly plan: Plan; readonly mine: boolean }) {
  const { t } = useTranslation("plans");
  const why = mine
    ? t("builder.endedNote")
    : t(plan.patient ? "builder.readOnly" : "builder.readOnlyTemplate", { name: plan.physician.name });
  return (
    <>
      <PageHeader
        title={plan.content.title}
        lead={plan.patient?.name}
        back={
          plan.patient
            ? { to: `/people/${plan.patient.id}?tab=plan`, label: t("builder.back") }
            : { to: "/plans", label: t("builder.backList") }
        }
      />
      <div className="pb-8">
        <Notice meaning="info">{why}</Notice>
      </div>
      <div className="grid items-start gap-x-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title={t("builder.exercises")}>
          <PlanItemsView plan={plan} />
        </Section>
        <WeekPreview content={plan.content} exercises={plan.exercises} />
      </div>
    </>
  );
}
