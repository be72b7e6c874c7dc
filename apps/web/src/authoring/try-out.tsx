import type { ExerciseDefinition } from "@physiocheck/motion";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Overlay } from "../skeleton/overlay.ts";
import { type SourceChoice, usualPatient } from "../source/source-choice.ts";
import { SourceNotice } from "../source/source-notice.tsx";
import { SourcePicker } from "../source/source-picker.tsx";
import { Stage } from "../source/stage.tsx";
import { useSource } from "../source/use-source.ts";
import { Button } from "../ui/button.tsx";
import { Card, Section } from "../ui/page.tsx";
import { MotionChoice } from "./capture-step.tsx";
import { TryController } from "./try-controller.ts";

/** Counts live with the exercise as it stands on the page, with camera, video or the digital patient. */
export function TryOut({
  definition,
  motion,
}: {
  readonly definition: ExerciseDefinition;
  /** What the digital patient does at first. */
  readonly motion: ExerciseDefinition;
}) {
  const { t } = useTranslation("authoring");
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t("try.title")} lead={t("try.lead")}>
      {isOpen ? (
        <Trying definition={definition} motion={motion} onStop={() => setOpen(false)} />
      ) : (
        <Button
          look="secondary"
          size="lg"
          data-testid="try"
          className="self-start"
          onClick={() => setOpen(true)}
        >
          {t("try.start")}
        </Button>
      )}
    </Section>
  );
}

function Trying({
  definition,
  motion: first,
  onStop,
}: {
  readonly definition: ExerciseDefinition;
  readonly motion: ExerciseDefinition;
  readonly onStop: () => void;
}) {
  const { t } = useTranslation(["authoring", "results"]);
  const [controller] = useState(() => new TryController(definition));
  const [choice, setChoice] = useState<SourceChoice | null>(null);
  const [motion, setMotion] = useState(first);
  const { used, state, use } = useSource();
  const { isArmed, counted, heldSeconds, lastRefusal } = useStore(controller.state);
  const isHold = definition.counting === "hold";

  useEffect(() => controller.use(definition), [controller, definition]);
  useEffect(
    () => used?.pipeline.onFrame((frame, picture) => controller.push(frame, picture)),
    [used, controller],
  );
  useEffect(() => {
    // The digital patient begins as soon as somebody is ready to count.
    if (isArmed || isHold) used?.patient?.act(true);
  }, [isArmed, isHold, used]);

  const look = (next: SourceChoice): void => {
    setChoice(next);
    controller.use(definition);
    use(next).begin();
  };
  const onOverlay = useCallback((overlay: Overlay | null) => controller.drawOn(overlay), [controller]);
  return (
    <Card className="flex flex-col gap-5">
      <Stage
        source={used?.source ?? null}
        isMirrored={choice?.kind === "camera" && (used?.source.mirrored ?? false)}
        fit="contain"
        onOverlay={onOverlay}
        className="aspect-[4/3] w-full rounded-xl landscape:aspect-video"
      >
        <p className="absolute bottom-3 start-3 flex items-baseline gap-3 rounded-xl bg-stage/85 px-5 py-2 text-on-stage">
          <span data-testid="try-count" className="text-[4rem] leading-none font-semibold tabular-nums">
            {isHold ? Math.floor(heldSeconds) : counted}
          </span>
          <span>{isHold ? t("try.held") : t("try.counted", { count: counted })}</span>
        </p>
      </Stage>
      <p aria-live="polite" className="font-medium">
        {isArmed
          ? lastRefusal
            ? t(`results:reason.${lastRefusal}`)
            : counted > 0
              ? t("try.lastCounted")
              : t("try.ready")
          : t("try.arming")}
      </p>
      {state ? (
        <SourceNotice source={state.source} model={state.model} onRetry={() => void used?.pipeline.retry()} />
      ) : null}
      <SourcePicker exercise={motion} choice={choice} onChoice={look} />
      {choice?.kind === "patient" ? (
        <MotionChoice
          motion={motion}
          onMotion={(next) => {
            setMotion(next);
            look(usualPatient(next));
          }}
        />
      ) : null}
      <Button look="secondary" className="self-start" onClick={onStop}>
        {t("try.stop")}
      </Button>
    </Card>
  );
}
