import type { Patient } from "@physiocheck/contracts";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useApi, useMe } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { Section } from "../ui/page.tsx";
import { PlanProposals } from "./plan-proposals.tsx";
import { PlanRow } from "./plan-row.tsx";

/** A patient's plans on their physician's page, and what their sessions propose to change. */
export function PersonPlans({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation("plans");
  const me = useMe();
  const plans = useApi("listPlans", { query: { patientId: patient.id } });
  return (
    <>
      <Section
        title={t("person.title")}
        actions={
          <div className="flex flex-wrap gap-3">
            <ButtonLink look="quiet" to="/plans">
              {t("builder.backList")}
            </ButtonLink>
            <ButtonLink
              to={`/plans/new?patient=${patient.id}`}
              icon={<Plus aria-hidden className="size-5" />}
            >
              {t("person.new")}
            </ButtonLink>
          </div>
        }
      >
        <Loaded query={plans} lines={1}>
          {(data) =>
            data.plans.length === 0 ? (
              <p className="measure text-ink-soft">{t("person.none")}</p>
            ) : (
              <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
                {data.plans.map((plan) => (
                  <li key={plan.id}>
                    <PlanRow plan={plan} withPatient={false} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      {plans.data?.plans
        .filter(({ state, physician }) => state === "active" && physician.id === me.data?.id)
        .map(({ id }) => (
          <PlanProposals
            key={id}
            planId={id}
            patientName={patient.name}
            locked={false}
            onChanged={() => undefined}
          />
        ))}
    </>
  );
}
