import { type StepResult, yogaPoseById } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/badge.tsx";
import { formatFixed } from "../../ui/format.ts";
import { PoseFigure } from "../pose-figure.tsx";
import { useFixText } from "../pose-text.ts";
import { useStepName } from "./use-phrases.ts";

/** The holds of a session: how long, how well, and what would gain most. */
export function StepList({ steps }: { readonly steps: readonly StepResult[] }) {
  return (
    <ol className="flex flex-col gap-3" data-testid="yoga-steps">
      {steps.map((step, index) => (
        // A pose may come twice.
        <Step key={`${index}-${step.pose}-${step.side}`} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: StepResult }) {
  const { t } = useTranslation("practice");
  const name = useStepName();
  const fix = useFixText();
  const pose = yogaPoseById(step.pose);
  const { heldSeconds, seconds, accuracy, improvements } = step;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border border-line bg-surface p-4">
      <span className="w-24 shrink-0">{pose ? <PoseFigure pose={pose} /> : null}</span>
      <div className="flex min-w-48 flex-1 flex-col gap-1">
        <span className="font-semibold">{name(step)}</span>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft tabular-nums">
          <bdi>{t("heldOf", { held: formatFixed(heldSeconds, 0), asked: seconds })}</bdi>
          {accuracy === null ? null : <bdi>{t("accuracyOf", { accuracy: Math.round(accuracy) })}</bdi>}
          {heldSeconds >= seconds ? <Badge meaning="good">{t("complete")}</Badge> : null}
        </span>
      </div>
      <ul className="measure flex min-w-64 flex-1 flex-col gap-1 text-ink-soft">
        {improvements.map(({ joint, deviation }) => (
          <li key={joint}>{fix({ joint, deviation })}</li>
        ))}
        {improvements.length === 0 ? <li>{t(accuracy === null ? "notHeld" : "fine")}</li> : null}
      </ul>
    </li>
  );
}
