import type { ClinicTest, ExerciseDefinition, Side } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import type { PipelineState } from "../pose/index.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import type { SourceChoice } from "../source/source-choice.ts";
import { SourceNotice } from "../source/source-notice.tsx";
import { SourcePicker } from "../source/source-picker.tsx";
import { Stage } from "../source/stage.tsx";
import type { UsedSource } from "../source/use-source.ts";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Figure } from "../ui/figure.tsx";
import { PageHeader } from "../ui/page.tsx";
import { useTestName } from "./clinic-words.ts";
import { isAgeGood, type PersonDraft } from "./norm-person.ts";
import { PersonFields } from "./person-fields.tsx";

/** Before a test: what is to be done, from where to look, and whom the norms are for. */
export function TestSetup({
  test,
  side,
  shownBy,
  choice,
  onChoice,
  used,
  state,
  isMirrored,
  onOverlay,
  person,
  onPerson,
  onStart,
}: {
  readonly test: ClinicTest;
  readonly side: Side | null;
  readonly shownBy: ExerciseDefinition;
  readonly choice: SourceChoice | null;
  readonly onChoice: (choice: SourceChoice) => void;
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
  readonly isMirrored: boolean;
  readonly onOverlay: (overlay: Overlay | null) => void;
  readonly person: PersonDraft;
  readonly onPerson: (draft: PersonDraft) => void;
  readonly onStart: () => void;
}) {
  const { t } = useTranslation("clinic");
  const nameOf = useTestName();
  return (
    <main id="content" className="mx-auto flex max-w-6xl flex-col px-4 py-6 md:px-8 md:py-10">
      <PageHeader
        title={nameOf(test.id, side)}
        lead={t(`test.${test.id}.what`)}
        back={{ to: "/clinic-tests", label: t("back") }}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-5">
          <p className="measure text-lg">{t(`test.${test.id}.how`)}</p>
          <p className="measure text-ink-soft">{t(`test.${test.id}.camera`)}</p>
          <Notice meaning="attention">{t("safety")}</Notice>
          {used && choice?.kind !== "file" ? (
            <Stage
              source={used.source}
              isMirrored={isMirrored}
              fit="cover"
              onOverlay={onOverlay}
              className="aspect-[3/4] w-full rounded-xl landscape:aspect-video"
            />
          ) : (
            <div className="grid aspect-video w-full place-items-center rounded-xl bg-raised max-lg:hidden">
              <Figure
                pose={test.exercise.position === "sitting" ? "sit" : "stand"}
                className="h-4/5 max-h-72"
              />
            </div>
          )}
          {state ? (
            <SourceNotice
              source={state.source}
              model={state.model}
              onRetry={() => void used?.pipeline.retry()}
            />
          ) : null}
        </div>
        <div className="flex flex-col gap-6">
          <SourcePicker exercise={shownBy} choice={choice} onChoice={onChoice} />
          <PersonFields draft={person} onChange={onPerson} />
        </div>
      </div>
      <div className="sticky bottom-0 -mx-4 mt-8 flex justify-end border-t border-line bg-paper px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:-mx-8 md:px-8">
        <Button
          size="hand"
          data-testid="start"
          disabled={!choice || !isAgeGood(person)}
          onClick={onStart}
          className="max-sm:w-full"
        >
          {t("start")}
        </Button>
      </div>
    </main>
  );
}
