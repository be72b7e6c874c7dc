import { practiceSeconds, practiceSteps, READY_PRACTICES, yogaPoseById } from "@physiocheck/motion";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useStore } from "zustand";
import { useApi } from "../../api.ts";
import { loadOptions } from "../../session/session-options.ts";
import { Loaded } from "../../shell/loaded.tsx";
import { NotFound } from "../../shell/route-error.tsx";
import type { Overlay } from "../../skeleton/overlay.ts";
import { chosenByAddress, type SourceChoice } from "../../source/source-choice.ts";
import { usualYaw } from "../../source/patient-source.ts";
import { useSource } from "../../source/use-source.ts";
import { isReady, type KnownPractice } from "./known-practice.ts";
import { PracticeAnnouncer } from "./practice-announcer.ts";
import { PracticeController } from "./practice-controller.ts";
import { PracticeEnding } from "./practice-ending.tsx";
import { PracticeStage } from "./practice-stage.tsx";
import { PracticeStart } from "./practice-start.tsx";
import { usePracticePhrases } from "./use-phrases.ts";

/** /yoga/practices/:practiceId/do: a practice, led pose by pose. */
export default function PractisePage() {
  const { practiceId = "" } = useParams();
  const { t } = useTranslation("practice");
  const ready = isReady(practiceId);
  const own = useApi("getPractice", { params: { practiceId } }, { enabled: !ready });
  if (ready)
    return (
      <Practise
        practice={{
          id: practiceId,
          title: t(`ready.${practiceId}.title`),
          note: t(`ready.${practiceId}.note`),
          poses: READY_PRACTICES[practiceId],
          isOwn: false,
        }}
      />
    );
  if (own.error?.status === 404 || own.error?.status === 422) return <NotFound />;
  return <Loaded query={own}>{(practice) => <Practise practice={{ ...practice, isOwn: true }} />}</Loaded>;
}

function Practise({ practice }: { readonly practice: KnownPractice }) {
  const { i18n } = useTranslation();
  const phrases = usePracticePhrases();
  const [steps] = useState(() => practiceSteps(practice.poses));
  const [controller] = useState(() => {
    const announcer = new PracticeAnnouncer(() => i18n.language);
    announcer.switch(loadOptions().voice);
    return new PracticeController(steps, announcer, phrases);
  });
  const { used, state, use, stop } = useSource();
  const [wanted] = useState(() => chosenByAddress(location.search, performed(practice.poses[0]?.pose)));
  const [choice, setChoice] = useState<SourceChoice | null>(wanted);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const stage = useStore(controller.state, (now) => now.stage);
  const index = useStore(controller.state, (now) => now.index);

  // The digital patient goes into the pose that is asked for; a camera and a film go on.
  const isPatient = choice?.kind === "patient";
  useEffect(() => {
    const step = steps[index];
    if (startedAt === null || !isPatient || !step) return;
    const { id, view } = performed(step.pose);
    const source = use({
      kind: "patient",
      settings: {
        exercise: id,
        yaw: usualYaw(view),
        repSeconds: null,
        fault: null,
        side: step.side === "both" ? undefined : step.side,
      },
    });
    source.patient?.act(true);
  }, [startedAt, isPatient, steps, index, use]);
  useEffect(() => {
    if (!used) return;
    return used.pipeline.onFrame((frame, picture) => controller.push(frame, picture));
  }, [used, controller]);
  useEffect(() => {
    // The camera's light goes out with the last pose.
    if (stage === "over") stop();
  }, [stage, stop]);
  const onOverlay = useCallback((overlay: Overlay | null) => controller.drawOn(overlay), [controller]);

  if (startedAt === null)
    return (
      <PracticeStart
        practice={practice}
        seconds={practiceSeconds(practice.poses)}
        performed={performed(practice.poses[0]?.pose)}
        choice={choice}
        onChoice={setChoice}
        onStart={(chosen) => {
          if (chosen.kind !== "patient") use(chosen).begin();
          setStartedAt(Date.now());
          controller.begin();
        }}
      />
    );
  if (stage === "over")
    return <PracticeEnding title={practice.title} startedAt={startedAt} steps={controller.results()} />;
  return (
    <PracticeStage
      controller={controller}
      steps={steps}
      used={used}
      state={state}
      isMirrored={choice?.kind === "camera" && (used?.source.mirrored ?? false)}
      onOverlay={onOverlay}
    />
  );
}

/** What the digital patient does for a pose, and from where it is best seen. */
function performed(id: string | undefined) {
  const pose = yogaPoseById(id ?? "");
  return { id: `yoga/${pose?.id ?? "mountain"}`, view: pose?.view ?? ("front" as const) };
}
