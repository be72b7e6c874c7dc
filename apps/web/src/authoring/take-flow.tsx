import {
  type AuthoredExercise,
  type ExerciseDefinition,
  exerciseById,
  EXERCISES,
  type Trace,
} from "@physiocheck/motion";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SourceChoice } from "../source/source-choice.ts";
import { useSource } from "../source/use-source.ts";
import { Notice } from "../ui/badge.tsx";
import { ProgressBar } from "../ui/progress.tsx";
import { type Bad, BadTake } from "./bad-take.ts";
import { CaptureStep } from "./capture-step.tsx";
import { Editor } from "./editor.tsx";
import { EngineClient } from "./engine-client.ts";
import { TakeRecorder } from "./take-recorder.ts";
import { useBadTakeText } from "./use-bad-take-text.ts";

type Step =
  | { readonly name: "capture"; readonly bad: Bad | null }
  | { readonly name: "measuring" }
  | { readonly name: "editing"; readonly take: Trace; readonly authored: AuthoredExercise };

/** From the picture to the saved exercise: recording, measuring, editing. */
export function TakeFlow({
  basedOn,
  title,
}: {
  readonly basedOn: ExerciseDefinition | null;
  readonly title: string;
}) {
  const { t } = useTranslation("authoring");
  const badText = useBadTakeText();
  const [engine] = useState(() => new EngineClient());
  const [recorder] = useState(() => new TakeRecorder(engine));
  const [step, setStep] = useState<Step>({ name: "capture", bad: null });
  const [choice, setChoice] = useState<SourceChoice | null>(null);
  const [motion, setMotion] = useState<ExerciseDefinition>(
    () => exerciseById("squat") ?? EXERCISES[0] ?? never(),
  );
  const { used, state, use, stop } = useSource();

  useEffect(
    () => used?.pipeline.onFrame((frame, picture) => recorder.push(frame, picture)),
    [used, recorder],
  );
  useEffect(() => {
    const measure = async (): Promise<void> => {
      const take = recorder.take();
      stop();
      recorder.reset();
      setChoice(null);
      setStep({ name: "measuring" });
      try {
        if (!take) throw new BadTake({ code: "nobody_seen", seen: {} });
        setStep({ name: "editing", take, authored: await engine.author(take) });
      } catch (error) {
        setStep({ name: "capture", bad: whyBad(error, take) });
      }
    };
    return recorder.state.subscribe((now, before) => {
      if (now.step === "done" && before.step !== "done") void measure();
    });
  }, [recorder, engine, stop]);
  useEffect(
    () => () => {
      recorder.dispose();
      engine.close();
    },
    [recorder, engine],
  );

  switch (step.name) {
    case "capture":
      return (
        <div className="flex flex-col gap-6">
          {step.bad ? (
            <Notice meaning="attention" alert title={t("bad.title")}>
              {badText(step.bad)}
            </Notice>
          ) : null}
          <CaptureStep
            recorder={recorder}
            used={used}
            state={state}
            choice={choice}
            motion={motion}
            onChoice={(next) => {
              setChoice(next);
              use(next);
            }}
            onMotion={setMotion}
          />
        </div>
      );
    case "measuring":
      return <ProgressBar value={null} label={t("capture.working")} />;
    case "editing":
      return (
        <Editor
          engine={engine}
          take={step.take}
          authored={step.authored}
          definition={step.authored.definition}
          title={title}
          basedOn={basedOn}
          isNewTake
          motion={motion}
          onAgain={() => setStep({ name: "capture", bad: null })}
        />
      );
  }
}

/** Fewer pictures a second follow no movement, ms between two. */
const SLOWEST_MS = 200;

function whyBad(error: unknown, take: Trace | null): Bad {
  const [first, last] = [take?.frames[0], take?.frames.at(-1)];
  const between = take && first && last ? (last.t - first.t) / Math.max(1, take.frames.length - 1) : 0;
  if (between > SLOWEST_MS) return { code: "too_slow", seen: {}, rate: 1000 / between };
  return error instanceof BadTake ? error.bad : { code: "failed", seen: {} };
}

function never(): never {
  throw new Error("the library is empty");
}
