import type { Plan, PlanItem, RunItem } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../../library/exercise-name.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

export type SkipReason = NonNullable<RunItem["reason"]>;

const REASONS = [
  "pain",
  "tired",
  "no_time",
  "no_space",
  "not_understood",
  "other",
] as const satisfies readonly SkipReason[];

/** Leaves an exercise out, with a reason that takes one press. */
export function SkipButton({
  plan,
  item,
  onAsking = () => undefined,
  onSkip,
}: {
  readonly plan: Plan;
  readonly item: PlanItem;
  /** The question is on the screen, or gone again: nothing else should happen meanwhile. */
  readonly onAsking?: (asking: boolean) => void;
  readonly onSkip: (reason: SkipReason) => void;
}) {
  const { t } = useTranslation("patient");
  const name = useExerciseName();
  const [asking, setAsking] = useState(false);
  const ask = (next: boolean): void => {
    setAsking(next);
    onAsking(next);
  };
  const exercise = plan.exercises.find(({ id }) => id === item.exerciseId);
  return (
    <>
      <Button look="secondary" size="lg" data-testid="run-skip" onClick={() => ask(true)}>
        {t("run.skip")}
      </Button>
      <ReasonDialog
        open={asking}
        title={t("run.skipTitle", { exercise: exercise ? name(exercise) : "" })}
        onClose={() => ask(false)}
        onReason={(reason) => {
          ask(false);
          onSkip(reason);
        }}
      />
    </>
  );
}

/** Why; one press is the answer. */
export function ReasonDialog({
  open,
  title,
  onClose,
  onReason,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly onReason: (reason: SkipReason) => void;
}) {
  const { t } = useTranslation("patient");
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <p className="measure text-ink-soft">{t("run.skipLead")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {REASONS.map((reason) => (
          <Button
            key={reason}
            look="secondary"
            size="lg"
            data-testid={`reason-${reason}`}
            onClick={() => onReason(reason)}
          >
            {t(`run.reason.${reason}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
