import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { PipelineState } from "../pose/index.ts";
import { Badge } from "../ui/badge.tsx";
import { formatFixed } from "../ui/format.ts";
import { Reading } from "../ui/page.tsx";
import type { LabController } from "./lab-controller.ts";

/** The few numbers that people look for first. */
export function LabNumbers({
  controller,
  isHold,
  state,
}: {
  readonly controller: LabController;
  readonly isHold: boolean;
  readonly state: PipelineState | null;
}) {
  const { t } = useTranslation(["lab", "session", "common"]);
  const now = useStore(controller.readouts);
  const { posesPerSecond, msPerPose } = state?.rate ?? { posesPerSecond: 0, msPerPose: 0 };
  const readiness = !now.present
    ? ({ meaning: "neutral", text: t("lab:notPresent") } as const)
    : now.armed
      ? ({ meaning: "good", text: t("lab:armed") } as const)
      : ({ meaning: "info", text: t(now.arming > 0 ? "lab:arming" : "lab:notArmed") } as const);
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 xl:grid-cols-6">
        {isHold ? (
          <Reading name={t("lab:held")} value={formatFixed(now.heldSeconds, 1)} unit={t("common:unit.s")} />
        ) : (
          <div className="flex flex-col gap-1">
            <dt className="text-sm text-ink-soft">{t("lab:counted")}</dt>
            <dd data-testid="count" className="text-2xl leading-none font-bold text-accent">
              {now.counted}
            </dd>
          </div>
        )}
        <Reading name={t("lab:partial")} value={now.partial} />
        <Reading
          name={t("lab:phase")}
          value={
            <span data-testid="phase" data-phase={now.phase}>
              {t(`session:phase.${now.phase}`)}
            </span>
          }
        />
        <Reading
          name={t("lab:facing")}
          value={now.facing === null ? t("lab:facingUnknown") : `${Math.round(now.facing)}°`}
        />
        <Reading
          name={t("lab:poses")}
          value={formatFixed(posesPerSecond, 0)}
          unit={t("lab:perSecond")}
          detail={t("lab:modelCost", { ms: formatFixed(msPerPose, 0) })}
        />
        <Reading
          name={t("lab:engine")}
          value={formatFixed(now.engineMicros, 0)}
          unit="µs"
          detail={t("lab:perFrame")}
        />
      </dl>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Badge meaning={readiness.meaning}>{readiness.text}</Badge>
        {now.accuracy ? (
          <span className="text-sm text-ink-soft">
            {t("lab:accuracy", {
              error: formatFixed(now.accuracy.meanError, 1),
              inside: Math.round(now.accuracy.inside * 100),
            })}
          </span>
        ) : null}
      </p>
    </div>
  );
}
