import type { Plan, PlanRun } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/badge.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page.tsx";
import { doneIn, type Ruling, type Run } from "./run.ts";
import { RunItems } from "./run-items.tsx";

const FEELINGS = ["too_easy", "right", "too_hard"] as const;

/** After the last exercise: what was done, and one question. */
export function RunEnd({
  plan,
  run,
  ruling,
  onFinish,
}: {
  readonly plan: Plan;
  readonly run: Run;
  readonly ruling: Ruling;
  readonly onFinish: (feeling: PlanRun["feeling"]) => Promise<void>;
}) {
  const { t } = useTranslation("patient");
  const [saving, setSaving] = useState<"no" | "saving" | "saved">(run.finishedAt === null ? "no" : "saved");
  const done = doneIn(run);
  const finish = async (feeling: PlanRun["feeling"]): Promise<void> => {
    setSaving("saving");
    await onFinish(feeling);
    setSaving("saved");
  };
  return (
    <main id="content" className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-8 md:py-12">
      <PageHeader
        title={t(ruling === "stop" ? "run.ruledStopTitle" : "run.endTitle")}
        lead={
          ruling === "stop"
            ? t("run.ruledStop", { name: plan.physician.name })
            : t("run.endLead", { done, count: plan.content.items.length })
        }
      />
      <RunItems plan={plan} run={run} next={undefined} />
      {saving === "saved" ? (
        <>
          <Notice meaning="good">{t("run.saved")}</Notice>
          <div className="flex flex-wrap gap-3">
            <ButtonLink size="lg" to="/today" data-testid="run-home">
              {t("run.home")}
            </ButtonLink>
            <ButtonLink size="lg" look="secondary" to="/history?tab=progress">
              {t("run.progress")}
            </ButtonLink>
          </div>
        </>
      ) : (
        <fieldset className="flex flex-col gap-4" disabled={saving === "saving"}>
          <legend className="pb-4 text-xl font-semibold">{t("run.feeling")}</legend>
          <div className="grid gap-3 sm:grid-cols-3">
            {FEELINGS.map((feeling) => (
              <Button
                key={feeling}
                look="secondary"
                size="hand"
                data-testid={`feeling-${feeling}`}
                busy={saving === "saving"}
                onClick={() => void finish(feeling)}
              >
                {t(`run.feelings.${feeling}`)}
              </Button>
            ))}
          </div>
          <Button look="quiet" className="self-start" onClick={() => void finish(null)}>
            {t("run.noAnswer")}
          </Button>
        </fieldset>
      )}
    </main>
  );
}
