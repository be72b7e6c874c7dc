import { EXERCISES, exerciseById, type ExerciseDefinition } from "@physiocheck/motion";
import { Download, RotateCcw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router-dom";
import { useExerciseName, useExerciseText } from "../library/exercise-name.ts";
import { PublicFrame } from "../shell/public-frame.tsx";
import { loadGhost } from "../skeleton/ghost.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import { chosenByAddress, type SourceChoice, usualPatient } from "../source/source-choice.ts";
import { SourceNotice } from "../source/source-notice.tsx";
import { SourcePicker } from "../source/source-picker.tsx";
import { Stage } from "../source/stage.tsx";
import { useSource } from "../source/use-source.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { SelectField } from "../ui/field.tsx";

import { Figure } from "../ui/figure.tsx";
import { PageHeader, Section } from "../ui/page.tsx";
import { AngleTable } from "./angle-table.tsx";
import { BodyView } from "./body-view.tsx";
import { LabBouts } from "./lab-bouts.tsx";
import { LabController } from "./lab-controller.ts";
import { LabLedger } from "./lab-ledger.tsx";
import { LabNumbers } from "./lab-numbers.tsx";
import { ModelChoiceFields } from "./model-choice-fields.tsx";
import { ProgressCurve } from "./progress-curve.tsx";
import { download, traceBlob } from "./save-trace.ts";

const FIRST = exerciseById("squat") ?? firstExercise();

/** /lab: everything the engine sees, without an account. */
export default function LabPage() {
  const { t } = useTranslation("lab");
  const { search } = useLocation();
  const nameOf = useExerciseName();
  const [exercise, setExercise] = useState<ExerciseDefinition>(
    () => exerciseById(new URLSearchParams(search).get("exercise") ?? "") ?? FIRST,
  );
  const text = useExerciseText(exercise.id);
  const [wanted] = useState(() => {
    const chosen = chosenByAddress(search, exercise);
    return chosen && { choice: chosen, exercise };
  });
  const [choice, setChoice] = useState<SourceChoice | null>(wanted?.choice ?? null);
  const [controller] = useState(() => new LabController({ exercise, mode: "live", truthAt: null }));
  const { used, state, use } = useSource();

  const look = useCallback(
    (next: SourceChoice, at: ExerciseDefinition) => {
      const source = use(next);
      source.patient?.act(true);
      source.begin();
      const { patient, momentOf } = source;
      controller.restart({
        exercise: at,
        mode: next.kind === "file" ? "recorded" : "live",
        truthAt: patient ? (time) => patient.truthAt(momentOf(time)) : null,
      });
    },
    [controller, use],
  );

  const choose = (next: SourceChoice, at = exercise): void => {
    setChoice(next);
    look(next, at);
  };

  const change = (next: ExerciseDefinition): void => {
    setExercise(next);
    if (choice?.kind === "patient") {
      choose(usualPatient(next), next);
    } else
      controller.restart({
        exercise: next,
        mode: choice?.kind === "file" ? "recorded" : "live",
        truthAt: null,
      });
  };

  useEffect(() => {
    if (wanted) look(wanted.choice, wanted.exercise);
  }, [wanted, look]);

  useEffect(() => {
    if (!used) return;
    return used.pipeline.onFrame((frame, picture) => controller.push(frame, picture));
  }, [used, controller]);

  useEffect(() => {
    let isCurrent = true;
    const haunt = async (): Promise<void> => {
      const ghost = await loadGhost(exercise.id);
      if (isCurrent) controller.haunt(ghost);
    };
    haunt().catch(() => controller.haunt(null));
    return () => {
      isCurrent = false;
    };
  }, [exercise, controller]);

  const onOverlay = useCallback((overlay: Overlay | null) => controller.drawOn(overlay), [controller]);
  const save = async (): Promise<void> => {
    const trace = controller.trace();
    if (trace) download(await traceBlob(trace), `${exercise.id}.trace.json`);
  };
  const isMirrored = choice?.kind === "camera" && (used?.source.mirrored ?? false);

  return (
    <PublicFrame>
      <div className="w-full py-8">
        <PageHeader title={t("title")} lead={t("lead")} />
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="flex min-w-0 flex-col gap-6">
            <Stage
              source={used?.source ?? null}
              isMirrored={isMirrored}
              fit="contain"
              onOverlay={onOverlay}
              className="aspect-[3/4] w-full rounded-xl landscape:aspect-video"
            >
              {choice ? null : (
                <div className="absolute inset-0 flex flex-col items-center justify-center gap-4 bg-raised p-6 text-center text-ink">
                  <Figure pose="squat" className="h-32 md:h-48" />
                  <p className="text-lg font-semibold">{t("idleTitle")}</p>
                  <p className="measure text-ink-soft">{t("idleBody")}</p>
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
            <LabNumbers controller={controller} isHold={exercise.counting === "hold"} state={state} />
            <ProgressCurve controller={controller} />
            <Section
              title={t("ledger")}
              actions={
                <div className="flex flex-wrap gap-2">
                  <Button
                    look="secondary"
                    icon={<RotateCcw aria-hidden className="size-4" />}
                    onClick={() => controller.restart()}
                  >
                    {t("restart")}
                  </Button>
                  <Button
                    look="secondary"
                    icon={<Download aria-hidden className="size-4" />}
                    title={t("saveTraceHint")}
                    onClick={() => void save()}
                  >
                    {t("saveTrace")}
                  </Button>
                </div>
              }
            >
              <LabLedger controller={controller} />
            </Section>
            <LabBouts controller={controller} />
            <Section title={t("body")}>
              <BodyView controller={controller} />
            </Section>
          </div>
          <div className={cx("flex min-w-0 flex-col gap-6", choice ? undefined : "max-lg:order-first")}>
            <SelectField
              label={t("exercise")}
              hint={text?.camera}
              value={exercise.id}
              onChange={(event) => change(exerciseById(event.target.value) ?? FIRST)}
            >
              {EXERCISES.map((each) => (
                <option key={each.id} value={each.id}>
                  {nameOf(each)}
                </option>
              ))}
            </SelectField>
            <SourcePicker exercise={exercise} choice={choice} onChoice={(next) => choose(next)} />
            <ModelChoiceFields used={used} />
            <Section title={t("angles")}>
              <AngleTable controller={controller} hasTruth={choice?.kind === "patient"} />
            </Section>
          </div>
        </div>
      </div>
    </PublicFrame>
  );
}

function firstExercise(): ExerciseDefinition {
  const [first] = EXERCISES;
  if (!first) throw new Error("the library is empty");
  return first;
}
