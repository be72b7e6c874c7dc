import type { Plan, PlanItem, RunItem } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page.tsx";
import type { Run } from "./run.ts";
import { RunItems } from "./run-items.tsx";
import { SkipButton } from "./skip-button.tsx";

/** Before the first exercise, or after a reload: what is ahead, what is behind, and one button. */
export function RunOverview({
  plan,
  run,
  next,
  resumed,
  onStart,
  onSkip,
}: {
  readonly plan: Plan;
  readonly run: Run;
  readonly next: PlanItem | undefined;
  readonly resumed: boolean;
  readonly onStart: () => void;
  readonly onSkip: (item: PlanItem, reason: NonNullable<RunItem["reason"]>) => void;
}) {
  const { t } = useTranslation("patient");
  return (
    <main id="content" className="mx-auto flex max-w-3xl flex-col px-4 py-8 md:py-12">
      <PageHeader
        title={plan.content.title}
        lead={t("run.lead", { count: plan.content.items.length })}
        back={{ to: "/today", label: t("run.home") }}
      />
      <div className="flex flex-col gap-6">
        {resumed && run.items.length > 0 ? <Notice meaning="info">{t("run.resumed")}</Notice> : null}
        {plan.content.note ? (
          <p className="measure border-s-4 border-accent ps-4">
            <bdi>{plan.content.note}</bdi>
          </p>
        ) : null}
        <RunItems plan={plan} run={run} next={next} />
        <div className="flex flex-wrap gap-4">
          <Button size="hand" data-testid="run-start" onClick={onStart} className="max-sm:w-full">
            {t(run.items.length > 0 ? "run.goOn" : "run.start")}
          </Button>
          {next ? <SkipButton plan={plan} item={next} onSkip={(reason) => onSkip(next, reason)} /> : null}
        </div>
      </div>
    </main>
  );
}
