import type { Plan } from "@physiocheck/contracts";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { PlanRow } from "./plan-row.tsx";

/** Every plan of one's patients, and the templates to start from. */
export default function PlansPage() {
  const { t } = useTranslation("plans");
  const plans = useApi("listPlans", { query: {} });
  const templates = useApi("listPlans", { query: { templates: "only" } });
  return (
    <>
      <PageHeader
        title={t("list.title")}
        lead={t("list.lead")}
        actions={
          <ButtonLink to="/plans/new" icon={<Plus aria-hidden className="size-5" />}>
            {t("list.new")}
          </ButtonLink>
        }
      />
      <Section title={t("list.plans")}>
        <Loaded query={plans}>
          {(data) => {
            const standing = data.plans.filter(({ state }) => state !== "ended");
            const ended = data.plans.filter(({ state }) => state === "ended");
            return (
              <>
                {standing.length === 0 ? (
                  <EmptyState
                    pose="reach"
                    title={t("list.emptyTitle")}
                    action={<ButtonLink to="/people">{t("list.toPeople")}</ButtonLink>}
                  >
                    {t("list.empty")}
                  </EmptyState>
                ) : (
                  <Rows plans={standing} />
                )}
                {ended.length > 0 ? (
                  <details>
                    <summary className="min-h-11 cursor-pointer py-2 font-medium text-accent">
                      {t("list.ended")}
                    </summary>
                    <Rows plans={ended} />
                  </details>
                ) : null}
              </>
            );
          }}
        </Loaded>
      </Section>
      <Section title={t("list.templates")}>
        <Loaded query={templates}>
          {(data) =>
            data.plans.length === 0 ? (
              <p className="measure text-ink-soft">{t("list.templatesEmpty")}</p>
            ) : (
              <Rows plans={data.plans} />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function Rows({ plans }: { readonly plans: readonly Plan[] }) {
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {plans.map((plan) => (
        <li key={plan.id}>
          <PlanRow plan={plan} />
        </li>
      ))}
    </ul>
  );
}
