import { EXERCISES, exerciseById, type ExerciseDefinition } from "@physiocheck/motion";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useExerciseName } from "../library/exercise-name.ts";
import type { PipelineState } from "../pose/index.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import { type SourceChoice, usualPatient } from "../source/source-choice.ts";
import { SourceNotice } from "../source/source-notice.tsx";
import { SourcePicker } from "../source/source-picker.tsx";
import { Stage } from "../source/stage.tsx";
import type { UsedSource } from "../source/use-source.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { SelectField } from "../ui/field.tsx";
import { Figure } from "../ui/figure.tsx";
import { Section } from "../ui/page.tsx";
import type { TakeRecorder } from "./take-recorder.ts";

/** Long enough to walk into the picture; the digital patient stands there already. */
const COUNTDOWN_MS = { camera: 5000, patient: 2000, file: 0 } as const;
const ENOUGH = 3;

/** Shows the picture, counts down, records, and counts along. */
export function CaptureStep({
  recorder,
  used,
  state,
  choice,
  motion,
  onChoice,
  onMotion,
}: {
  readonly recorder: TakeRecorder;
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
  readonly choice: SourceChoice | null;
  /** What the digital patient would do. */
  readonly motion: ExerciseDefinition;
  readonly onChoice: (choice: SourceChoice) => void;
  readonly onMotion: (motion: ExerciseDefinition) => void;
}) {
  const { t } = useTranslation("authoring");
  const take = useStore(recorder.state);
  const isIdle = take.step === "waiting";
  const isReady = state?.model.name === "ready" || state?.model.name === "measuring";
  const onOverlay = useCallback((overlay: Overlay | null) => recorder.drawOn(overlay), [recorder]);

  const { source: sourceState } = state ?? {};
  useEffect(() => {
    // A video that is over has nothing more to show.
    if (choice?.kind === "file" && sourceState?.name === "ended") recorder.stop();
  }, [choice, sourceState, recorder]);

  const start = (): void => {
    if (!used || !choice) return;
    if (choice.kind === "file") used.begin();
    recorder.start(COUNTDOWN_MS[choice.kind], choice.kind, () => used.patient?.act(true));
  };

  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-5">
        <Stage
          source={used?.source ?? null}
          isMirrored={choice?.kind === "camera" && (used?.source.mirrored ?? false)}
          fit="contain"
          onOverlay={onOverlay}
          className="aspect-[3/4] w-full rounded-xl landscape:aspect-video"
        >
          {choice ? (
            <TakeWords recorder={recorder} />
          ) : (
            <div className="absolute inset-0 flex flex-col items-center justify-center gap-4 bg-raised p-6 text-center text-ink">
              <Figure pose="squat" className="h-32 md:h-48" />
              <p className="text-lg font-semibold">{t("capture.idleTitle")}</p>
              <p className="measure text-ink-soft">{t("capture.idleBody")}</p>
            </div>
          )}
        </Stage>
        {state ? (
          <SourceNotice
            source={state.source}
            model={state.model}
            onRetry={() => void used?.pipeline.retry()}
          />
        ) : null}
        <div className="flex flex-wrap items-center gap-4">
          {isIdle ? (
            <Button size="lg" data-testid="record" disabled={!choice || !isReady} onClick={start}>
              {choice?.kind === "file" ? t("capture.startFile") : t("capture.start")}
            </Button>
          ) : (
            <Button
              size="lg"
              data-testid="enough"
              look={take.step === "recording" ? "primary" : "secondary"}
              onClick={() => recorder.stop()}
            >
              {take.step === "recording" ? t("capture.stop") : t("capture.cancel")}
            </Button>
          )}
          {take.step === "recording" ? (
            <p className="text-ink-soft tabular-nums">
              {t("capture.seconds", { seconds: Math.round(take.recordedMs / 1000) })}
              {" · "}
              {take.found >= ENOUGH ? t("capture.enough") : t("capture.needed")}
            </p>
          ) : null}
        </div>
      </div>
      <div className={cx("flex flex-col gap-6", choice ? undefined : "max-lg:order-first")}>
        <fieldset disabled={!isIdle} className="flex flex-col gap-6">
          <SourcePicker exercise={motion} choice={choice} onChoice={onChoice} />
          {choice?.kind === "patient" ? (
            <MotionChoice
              motion={motion}
              onMotion={(next) => {
                onMotion(next);
                onChoice(usualPatient(next));
              }}
            />
          ) : null}
        </fieldset>
        <Section title={t("capture.how")} className="pb-0">
          <ul className="flex list-disc flex-col gap-1 ps-5 text-ink-soft marker:text-accent">
            {t("capture.tips", { returnObjects: true }).map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}

/** Which exercise of the library the digital patient shows. */
export function MotionChoice({
  motion,
  onMotion,
}: {
  readonly motion: ExerciseDefinition;
  readonly onMotion: (motion: ExerciseDefinition) => void;
}) {
  const { t } = useTranslation("authoring");
  const nameOf = useExerciseName();
  return (
    <SelectField
      label={t("capture.motion")}
      data-testid="motion"
      value={motion.id}
      onChange={(event) => onMotion(exerciseById(event.target.value) ?? motion)}
    >
      {EXERCISES.map((each) => (
        <option key={each.id} value={each.id}>
          {nameOf(each)}
        </option>
      ))}
    </SelectField>
  );
}

/** Over the picture: what to do now, and how many repetitions were found. */
function TakeWords({ recorder }: { readonly recorder: TakeRecorder }) {
  const { t } = useTranslation("authoring");
  const { step, remainingMs, found, isSeen } = useStore(recorder.state);
  if (step !== "countdown" && step !== "recording") return null;
  const words = isSeen
    ? t(step === "countdown" ? "capture.countdown" : "capture.recording")
    : t("capture.notSeen");
  return (
    <div className="absolute inset-x-0 bottom-0 flex flex-wrap items-end gap-3 p-4 md:p-6">
      <p
        aria-live="polite"
        className="order-last rounded-xl bg-stage/85 px-5 py-2.5 text-lg font-semibold text-on-stage"
      >
        {words}
      </p>
      <p className="flex items-baseline gap-3 rounded-xl bg-stage/85 px-5 py-2 text-on-stage">
        {step === "countdown" ? (
          <span className="text-[4rem] leading-none font-semibold tabular-nums">
            {Math.ceil(remainingMs / 1000)}
          </span>
        ) : (
          <>
            <span
              data-testid="found"
              className="text-[4rem] leading-none font-semibold tabular-nums"
              aria-live="polite"
            >
              {found}
            </span>
            <span>{t("capture.found", { count: found })}</span>
          </>
        )}
      </p>
    </div>
  );
}
