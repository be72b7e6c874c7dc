import type { ClinicTest } from "@physiocheck/motion";
import { Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { PipelineState } from "../pose/index.ts";
import { HandButton } from "../session/hand-button.tsx";
import { StageTrouble } from "../session/stage-trouble.tsx";
import type { Overlay } from "../skeleton/overlay.ts";
import { Stage } from "../source/stage.tsx";
import type { UsedSource } from "../source/use-source.ts";
import { formatFixed, formatNumber } from "../ui/format.ts";
import type { ClinicShown, ClinicTestController } from "./clinic-test-controller.ts";

/** The test itself: one picture, one number, one sentence, one button. */
export function TestStage({
  test,
  controller,
  used,
  state,
  isMirrored,
  onOverlay,
}: {
  readonly test: ClinicTest;
  readonly controller: ClinicTestController;
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
  readonly isMirrored: boolean;
  readonly onOverlay: (overlay: Overlay | null) => void;
}) {
  const { t } = useTranslation("clinic");
  const shown = useStore(controller.shown);
  const { large, small } = useNumbers(test, shown);
  return (
    <main id="content" className="fixed inset-0 overflow-hidden">
      <h1 className="sr-only">{t(`test.${test.id}.name`)}</h1>
      <Stage
        source={used?.source ?? null}
        isMirrored={isMirrored}
        fit="cover"
        onOverlay={onOverlay}
        className="size-full"
      >
        <div className="absolute inset-x-0 top-0 flex flex-col items-center gap-4 p-4 md:p-8">
          <p
            data-testid="clinic-state"
            data-state={shown.state}
            aria-live="polite"
            className="rounded-xl bg-stage/85 px-6 py-3 text-center text-[clamp(1.5rem,4.5dvh,3rem)] leading-tight font-semibold"
          >
            {t(`state.${shown.state}`)}
          </p>
          <StageTrouble used={used} state={state} />
        </div>
        <div className="absolute inset-x-0 bottom-0 flex items-end justify-between gap-3 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:p-8">
          <div className="flex min-w-44 flex-col items-center rounded-xl bg-stage/85 px-6 py-4">
            <output
              data-testid="clinic-number"
              className="text-[18dvh] leading-[0.9] font-bold tracking-[-0.05em] tabular-nums"
            >
              {large}
            </output>
            <span className="text-[max(1.125rem,2.6dvh)] font-medium tabular-nums">{small}</span>
          </div>
          <HandButton label={t("stop")} testId="stop" onClick={() => controller.stop()}>
            <Square aria-hidden className="size-2/5" fill="currentColor" strokeWidth={0} />
          </HandButton>
        </div>
      </Stage>
    </main>
  );
}

/** The number that matters in this test, and the one that helps. */
function useNumbers(
  { protocol }: ClinicTest,
  { count, seconds, angle }: ClinicShown,
): { readonly large: string; readonly small: string } {
  const { t } = useTranslation("clinic");
  const trial = (trials: number): string => t("ofTrials", { count: Math.min(trials, count + 1), of: trials });
  switch (protocol.kind) {
    case "count": {
      const left = Math.max(0, protocol.limitMs / 1000 - seconds);
      return { large: String(count), small: t("seconds", { value: Math.ceil(left) }) };
    }
    case "time":
      return { large: String(count), small: t("seconds", { value: formatFixed(seconds, 1) }) };
    case "hold":
      return { large: String(Math.floor(seconds)), small: trial(protocol.trials) };
    case "range":
      return {
        large: angle === null ? "–" : `${formatNumber(Math.round(angle))}°`,
        small: trial(protocol.trials),
      };
  }
}
