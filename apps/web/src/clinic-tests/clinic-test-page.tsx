import {
  CLINIC_TESTS,
  type ClinicTest,
  type ClinicTestResult,
  exerciseById,
  type ExerciseDefinition,
  type Side,
} from "@physiocheck/motion";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams, useSearchParams } from "react-router-dom";
import { useApi } from "../api.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import { chosenByAddress, type SourceChoice } from "../source/source-choice.ts";
import { useSource } from "../source/use-source.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { ClinicTestController } from "./clinic-test-controller.ts";
import { ClinicVoice } from "./clinic-voice.ts";
import { loadPerson, personOf, savePerson } from "./norm-person.ts";
import { standIn, useActing } from "./stand-in.ts";
import { TestResult } from "./test-result.tsx";
import { TestSetup } from "./test-setup.tsx";
import { TestStage } from "./test-stage.tsx";

const SOURCE_NAMES = { camera: "camera", file: "file", patient: "digital_patient" } as const;

type Step =
  | { readonly name: "setup" }
  | { readonly name: "test"; readonly controller: ClinicTestController }
  | { readonly name: "result"; readonly result: ClinicTestResult | null };

/** /clinic-tests/:testId?side=left */
export default function ClinicTestPage() {
  const { t } = useTranslation("clinic");
  const { testId = "" } = useParams();
  const [search] = useSearchParams();
  const test = CLINIC_TESTS.find(({ id }) => id === testId);
  const shownBy = test && exerciseById(test.shownBy);
  const asked = search.get("side");
  if (!test || !shownBy)
    return (
      <main id="content" className="mx-auto max-w-2xl px-4 py-12">
        <EmptyState
          title={t("missingTitle")}
          action={<ButtonLink to="/clinic-tests">{t("back")}</ButtonLink>}
        >
          {t("missing")}
        </EmptyState>
      </main>
    );
  const side = test.sided ? (asked === "right" ? "right" : "left") : null;
  return <Test key={`${test.id} ${side}`} test={test} side={side} shownBy={shownBy} />;
}

function Test({
  test,
  side,
  shownBy,
}: {
  readonly test: ClinicTest;
  readonly side: Side | null;
  readonly shownBy: ExerciseDefinition;
}) {
  const { search } = useLocation();
  const { used, state, use, stop } = useSource();
  const calibration = useApi("getCalibration");
  const [voice] = useState(() => new ClinicVoice());
  const [wanted] = useState(() => chosenByAddress(search, shownBy));
  const [choice, setChoice] = useState<SourceChoice | null>(wanted);
  const [person, setPerson] = useState(loadPerson);
  const [step, setStep] = useState<Step>({ name: "setup" });
  const controller = step.name === "test" ? step.controller : null;

  const choose = useCallback(
    (next: SourceChoice) => {
      setChoice(next);
      use(standIn(next, test, side));
    },
    [use, test, side],
  );
  useEffect(() => {
    if (wanted) use(standIn(wanted, test, side));
  }, [wanted, use, test, side]);

  useEffect(() => {
    if (!used || !controller) return;
    used.begin();
    return used.pipeline.onFrame((frame, picture) => controller.push(frame, picture));
  }, [used, controller]);
  // Whoever stands in for a patient waits for the sign, as a patient does.
  useActing(used?.patient ?? null, controller);

  useEffect(() => () => voice.hush(), [voice]);

  const start = (): void => {
    voice.unlock();
    setStep({
      name: "test",
      controller: new ClinicTestController({
        test,
        side,
        calibration: calibration.data?.calibration ?? null,
        onChange: (shown) => voice.say(shown),
        onDone: (result) => {
          stop();
          setStep({ name: "result", result });
        },
      }),
    });
  };
  const again = (): void => {
    setStep({ name: "setup" });
    if (choice && choice.kind !== "file") choose(choice);
  };
  const onOverlay = useCallback((overlay: Overlay | null) => controller?.drawOn(overlay), [controller]);
  const isMirrored = choice?.kind === "camera" && (used?.source.mirrored ?? true);
  const normPerson = useMemo(() => personOf(person), [person]);
  const stage = { test, used, state, isMirrored, onOverlay };

  if (step.name === "result")
    return (
      <TestResult
        result={step.result}
        person={normPerson}
        source={choice ? SOURCE_NAMES[choice.kind] : "camera"}
        onAgain={again}
      />
    );
  if (controller) return <TestStage {...stage} controller={controller} />;
  return (
    <TestSetup
      {...stage}
      side={side}
      shownBy={shownBy}
      choice={choice}
      onChoice={choose}
      person={person}
      onPerson={(draft) => {
        setPerson(draft);
        savePerson(draft);
      }}
      onStart={start}
    />
  );
}
