import { Hand, Pause } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { PipelineState } from "../pose/index.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import { Stage } from "../source/stage.tsx";
import type { UsedSource } from "../source/use-source.ts";
import { Button } from "../ui/button.tsx";
import { ClockRing, CountRing } from "./count-ring.tsx";
import { COUNTDOWN_MS, type Flow, targetOf } from "./flow.ts";
import { HandButton } from "./hand-button.tsx";
import { PausedPanel } from "./paused-panel.tsx";
import type { SessionController } from "./session-controller.ts";
import { SetDots } from "./set-dots.tsx";
import { ListeningSign } from "./spoken-commands/listening-sign.tsx";
import { useSpokenCommands } from "./spoken-commands/use-spoken-commands.ts";
import { StageTrouble } from "./stage-trouble.tsx";

/** The exercise itself: one picture, one number, one sentence, one button. Readable from three metres. */
export function ExerciseStage({
  controller,
  used,
  state,
  isMirrored,
  hasHands,
  isSpokenTo,
  onOverlay,
}: {
  readonly controller: SessionController;
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
  readonly isMirrored: boolean;
  readonly hasHands: boolean;
  /** Spoken commands were asked for. */
  readonly isSpokenTo: boolean;
  readonly onOverlay: (overlay: Overlay | null) => void;
}) {
  const { t } = useTranslation("session");
  const flow = useStore(controller.flow);
  const { name } = flow.step;
  const isLive = flow.mode === "live";
  const listener = useSpokenCommands(controller, isSpokenTo && isLive);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" && event.key !== "p") return;
      event.preventDefault();
      if (controller.flow.getState().step.name === "paused") controller.resume();
      else controller.pause();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [controller]);

  return (
    <main id="content" className="fixed inset-0 overflow-hidden">
      <h1 className="sr-only">{t("title")}</h1>
      <Stage
        source={used?.source ?? null}
        isMirrored={isMirrored}
        fit={isLive ? "cover" : "contain"}
        onOverlay={onOverlay}
        className="size-full"
      >
        {/* In a wide picture the words stand beside the person, in a tall one above. */}
        <div className="absolute inset-x-0 top-0 flex flex-col items-center gap-3 p-4 md:gap-4 md:p-6 landscape:max-w-[34vw] landscape:items-start landscape:md:p-8">
          <div className="flex flex-wrap items-center gap-3">
            <SetDots set={flow.set} sets={flow.plan.sets} done={flow.setsDone} />
            <ListeningSign state={listener} />
          </div>
          <Cue controller={controller} isLooking={name === "view_check"} />
          <StageTrouble used={used} state={state} />
        </div>
        <div className="absolute inset-x-0 bottom-0 flex items-end justify-between gap-3 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:p-8">
          <Number controller={controller} flow={flow} />
          <div className="flex flex-col items-end gap-3">
            {name === "view_check" ? (
              <Button look="secondary" size="lg" onClick={() => controller.acceptView()}>
                {t("view.skip")}
              </Button>
            ) : null}
            {name === "rest" ? (
              <Button
                size="lg"
                className="whitespace-nowrap"
                data-testid="skip-rest"
                onClick={() => controller.skipRest()}
              >
                {t("rest.skip")}
              </Button>
            ) : null}
            {isLive ? (
              <HandButton label={t("pause.pause")} testId="pause" onClick={() => controller.pause()}>
                <Pause aria-hidden className="size-1/2" fill="currentColor" strokeWidth={0} />
              </HandButton>
            ) : (
              <Button size="lg" data-testid="stop" onClick={() => controller.stop("stopped")}>
                {t("pause.stop")}
              </Button>
            )}
          </div>
        </div>
        {name === "paused" ? (
          <PausedPanel controller={controller} hasHands={hasHands} isListening={listener === "listening"} />
        ) : null}
      </Stage>
    </main>
  );
}

function Cue({
  controller,
  isLooking,
}: {
  readonly controller: SessionController;
  readonly isLooking: boolean;
}) {
  const { t } = useTranslation("session");
  const line = useStore(controller.readouts, (now) => now.line);
  const phase = useStore(controller.readouts, (now) => now.phase);
  const isHandUp = useStore(controller.readouts, (now) => now.handUp);
  const rest = useStore(controller.flow, ({ step, set, plan }) =>
    step.name === "rest" ? t("rest.next", { set, sets: plan.sets }) : null,
  );
  const text = line ?? (isLooking ? t("view.looking") : rest);
  return (
    <>
      <p
        data-testid="cue"
        aria-live="polite"
        className={
          text || isHandUp
            ? "flex items-center gap-4 rounded-xl bg-stage/85 px-6 py-3 text-center landscape:text-start text-[clamp(1.75rem,5dvh,3.5rem)] leading-tight font-semibold"
            : "sr-only"
        }
      >
        {isHandUp ? <Hand aria-hidden className="size-[1em] shrink-0 text-stage-accent" /> : null}
        {isHandUp ? t("hand.rising") : text}
      </p>
      <span data-testid="phase" data-phase={phase} className="sr-only">
        {t(`phase.${phase}`)}
      </span>
    </>
  );
}

/** The one number: the count, or the seconds that pass before a set and between two. */
function Number({ controller, flow }: { readonly controller: SessionController; readonly flow: Flow }) {
  const { t } = useTranslation("session");
  const { step, plan } = flow;
  const target = targetOf(plan);
  const isHold = plan.target.kind === "hold";
  switch (step.name) {
    case "set":
    case "calibration":
    case "paused":
      return (
        <CountRing
          controller={controller}
          count={flow.count}
          label={t("set.ringLabel")}
          target={
            flow.mode === "recorded"
              ? t(isHold ? "set.secondsUnit" : "set.repsCounted")
              : t(isHold ? "set.seconds" : "set.reps", { target })
          }
        />
      );
    case "countdown":
      return <ClockRing remainingMs={step.remainingMs} ofMs={COUNTDOWN_MS} name={t("countdown.title")} />;
    case "rest":
      return (
        <ClockRing remainingMs={step.remainingMs} ofMs={plan.restSeconds * 1000} name={t("rest.title")} />
      );
    case "device_check":
    case "pain_before":
    case "view_check":
    case "summary":
    case "finished":
      return <span />;
  }
}
