import type { Assignment } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName, useExerciseText } from "../library/exercise-name.ts";
import type { PipelineState } from "../pose/index.ts";
import { SourceNotice } from "../source/source-notice.tsx";
import { SourcePicker } from "../source/source-picker.tsx";
import { Stage } from "../source/stage.tsx";
import { shownBy, type SourceChoice } from "../source/source-choice.ts";
import type { UsedSource } from "../source/use-source.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { CheckField } from "../ui/field.tsx";
import { Figure } from "../ui/figure.tsx";
import { PageHeader } from "../ui/page.tsx";
import { RecordingConsent } from "./recording/recording-consent.tsx";
import type { SessionRecording } from "./recording/use-recording.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import type { SessionOptions } from "./session-options.ts";
import { SpokenCommandsField } from "./spoken-commands/spoken-commands-field.tsx";
import { useVoiceMissing } from "./voice.ts";

/** Before the exercise: what to look at, what to listen to, and a picture that shows whether it works. */
export function DeviceCheck({
  assignment,
  choice,
  onChoice,
  used,
  state,
  options,
  onOptions,
  isMirrored,
  onOverlay,
  resumed,
  recording,
  isRun,
  onStart,
}: {
  readonly assignment: Assignment;
  readonly choice: SourceChoice | null;
  readonly onChoice: (choice: SourceChoice) => void;
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
  readonly options: SessionOptions;
  readonly onOptions: (options: SessionOptions) => void;
  readonly isMirrored: boolean;
  readonly onOverlay: (overlay: Overlay | null) => void;
  /** Repetitions of a session that was cut off; null for a new one. */
  readonly resumed: number | null;
  readonly recording: SessionRecording;
  /** One exercise of a run through a plan. */
  readonly isRun: boolean;
  readonly onStart: () => void;
}) {
  const { t, i18n } = useTranslation("session");
  const voiceMissing = useVoiceMissing(i18n.language);
  const nameOf = useExerciseName();
  const text = useExerciseText(assignment.exercise.id);
  const dose = useDoseText()(assignment.dose);
  const isFile = choice?.kind === "file";
  const isPicture = used !== null && !isFile;
  return (
    <main id="content" className="mx-auto flex max-w-6xl flex-col px-4 py-6 md:px-8 md:py-10">
      <PageHeader
        title={nameOf(assignment.exercise)}
        lead={dose}
        back={{ to: "/today", label: t("summary.home") }}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-5">
          {isPicture ? (
            <Stage
              source={used.source}
              isMirrored={isMirrored}
              fit="cover"
              onOverlay={onOverlay}
              className="aspect-[3/4] w-full rounded-xl landscape:aspect-video"
            />
          ) : (
            <div className="grid aspect-[4/3] w-full place-items-center rounded-xl bg-raised landscape:aspect-video">
              <Figure pose="stand" className="h-4/5 max-h-72" />
            </div>
          )}
          {state ? (
            <SourceNotice
              source={state.source}
              model={state.model}
              onRetry={() => void used?.pipeline.retry()}
            />
          ) : null}
          {text ? (
            <div className="flex flex-col gap-2">
              <p className="measure text-lg">{text.instruction}</p>
              <p className="measure text-ink-soft">{text.camera}</p>
            </div>
          ) : null}
          {assignment.note ? (
            <p className="measure border-s-4 border-accent ps-4">
              <bdi>{assignment.note}</bdi>
            </p>
          ) : null}
        </div>
        {/* On a phone the question comes first until it is answered, then the picture. */}
        <div className={cx("flex flex-col gap-6", choice ? undefined : "max-lg:order-first")}>
          <p className="measure text-ink-soft">{t("device.lead")}</p>
          <SourcePicker exercise={shownBy(assignment.exercise)} choice={choice} onChoice={onChoice} />
          <div className="flex flex-col gap-3">
            <CheckField
              label={t("device.voice")}
              hint={voiceMissing ? t("device.voiceMissing") : undefined}
              checked={options.voice}
              onChange={(event) => onOptions({ ...options, voice: event.target.checked })}
            />
            <CheckField
              label={t("device.handsFree")}
              checked={options.handsFree}
              onChange={(event) => onOptions({ ...options, handsFree: event.target.checked })}
            />
            {isFile ? null : (
              <SpokenCommandsField
                isOn={options.spoken}
                onChange={(spoken) => onOptions({ ...options, spoken })}
              />
            )}
            {choice?.kind === "camera" ? (
              <CheckField
                label={t("device.mirror")}
                checked={isMirrored}
                onChange={(event) => onOptions({ ...options, mirrored: event.target.checked })}
              />
            ) : null}
          </div>
          <RecordingConsent recording={recording} isFile={isFile} isRun={isRun} />
        </div>
      </div>
      <div className="sticky bottom-0 -mx-4 mt-8 flex flex-wrap items-center justify-end gap-x-6 gap-y-2 border-t border-line bg-paper px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:-mx-8 md:px-8">
        {resumed === null ? null : (
          <p className="measure font-medium">{t("device.resumeHint", { count: resumed })}</p>
        )}
        <Button
          size="hand"
          data-testid="start"
          disabled={!choice}
          onClick={onStart}
          className="max-sm:w-full"
        >
          {resumed === null ? t("device.start") : t("device.resume")}
        </Button>
      </div>
    </main>
  );
}
