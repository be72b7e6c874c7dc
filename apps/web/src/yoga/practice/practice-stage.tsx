import { type PracticeStep, yogaPoseById } from "@physiocheck/motion";
import { Pause, SkipForward } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { PipelineState } from "../../pose/index.ts";
import { ClockRing } from "../../session/count-ring.tsx";
import { HandButton } from "../../session/hand-button.tsx";
import { PausedDialog } from "../../session/paused-dialog.tsx";
import { StageTrouble } from "../../session/stage-trouble.tsx";
import type { Overlay } from "../../skeleton/overlay.ts";
import { Stage } from "../../source/stage.tsx";
import type { UsedSource } from "../../source/use-source.ts";
import { Button } from "../../ui/button.tsx";
import { PoseFigure } from "../pose-figure.tsx";
import type { PracticeController } from "./practice-controller.ts";
import { useStepName } from "./use-phrases.ts";

/** A practice while it is done: the person, the pose that is asked for, its seconds, one sentence. */
export function PracticeStage({
  controller,
  steps,
  used,
  state,
  isMirrored,
  onOverlay,
}: {
  readonly controller: PracticeController;
  readonly steps: readonly PracticeStep[];
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
  readonly isMirrored: boolean;
  readonly onOverlay: (overlay: Overlay | null) => void;
}) {
  const { t } = useTranslation("practice");
  const name = useStepName();
  const stage = useStore(controller.state, (now) => now.stage);
  const index = useStore(controller.state, (now) => now.index);
  const line = useStore(controller.state, (now) => now.line);
  const step = steps[index];
  const next = steps[index + 1];
  const pose = step && yogaPoseById(step.pose);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" && event.key !== "p") return;
      event.preventDefault();
      if (controller.state.getState().stage === "paused") controller.resume();
      else controller.pause();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [controller]);
  if (!step || !pose) return null;
  return (
    <main id="content" className="fixed inset-0 overflow-hidden">
      <h1 className="sr-only">{t("title")}</h1>
      <Stage
        source={used?.source ?? null}
        isMirrored={isMirrored}
        fit="cover"
        onOverlay={onOverlay}
        className="size-full"
      >
        <div className="absolute inset-x-0 top-0 flex items-start justify-between gap-4 p-4 md:p-8">
          <div className="flex min-w-0 flex-col items-start gap-3 landscape:max-w-[40vw]">
            <p
              data-testid="practice-step"
              data-index={index}
              className="rounded-xl bg-stage/85 px-5 py-2 text-[clamp(1.25rem,3.5dvh,2.25rem)] font-semibold"
            >
              {name(step)}
              <span className="ms-3 font-normal tabular-nums">
                {t("stepOf", { place: index + 1, count: steps.length })}
              </span>
            </p>
            <p
              data-testid="cue"
              aria-live="polite"
              className={
                line
                  ? "rounded-xl bg-stage/85 px-5 py-2 text-[clamp(1.5rem,4.5dvh,3rem)] leading-tight font-semibold"
                  : "sr-only"
              }
            >
              {line}
            </p>
            <StageTrouble used={used} state={state} />
          </div>
          <div className="w-[min(34vw,16rem)] shrink-0 rounded-xl bg-surface/90 p-2 text-ink">
            <PoseFigure key={pose.id} pose={pose} />
            {next ? (
              <p className="px-2 pb-1 text-sm text-ink-soft">{t("next", { step: name(next) })}</p>
            ) : null}
          </div>
        </div>
        <div className="absolute inset-x-0 bottom-0 flex items-end justify-between gap-3 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:p-8">
          <Remaining controller={controller} seconds={step.seconds} />
          <div className="flex flex-col items-end gap-3">
            <Button
              look="secondary"
              size="lg"
              data-testid="practice-skip"
              icon={<SkipForward aria-hidden className="size-5 rtl:rotate-180" />}
              onClick={() => controller.skip()}
            >
              {t("skip")}
            </Button>
            <HandButton label={t("pause")} testId="pause" onClick={() => controller.pause()}>
              <Pause aria-hidden className="size-1/2" fill="currentColor" strokeWidth={0} />
            </HandButton>
          </div>
        </div>
        {stage === "paused" ? <Paused controller={controller} /> : null}
      </Stage>
    </main>
  );
}

function Paused({ controller }: { readonly controller: PracticeController }) {
  const { t } = useTranslation("practice");
  return (
    <PausedDialog title={t("paused")}>
      <Button size="hand" onClick={() => controller.resume()}>
        {t("resume")}
      </Button>
      <Button look="secondary" size="lg" data-testid="practice-end" onClick={() => controller.end()}>
        {t("end")}
      </Button>
    </PausedDialog>
  );
}

/** The seconds to go, which stand still while the pose is not kept. */
function Remaining({
  controller,
  seconds,
}: {
  readonly controller: PracticeController;
  readonly seconds: number;
}) {
  const { t } = useTranslation("practice");
  const remaining = useStore(controller.state, (now) => now.remaining);
  const holding = useStore(controller.state, (now) => now.holding);
  const accuracy = useStore(controller.state, (now) => now.accuracy);
  return (
    <div data-testid="practice-remaining" data-holding={holding}>
      <ClockRing
        remainingMs={remaining * 1000}
        ofMs={seconds * 1000}
        name={
          accuracy === null
            ? t("unread")
            : t(holding ? "keeping" : "reaching", { accuracy: Math.round(accuracy) })
        }
      />
    </div>
  );
}
