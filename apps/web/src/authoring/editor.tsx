import type { AuthoredExercise, ExerciseDefinition, Trace } from "@physiocheck/motion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { focusFirstInvalid, TextField } from "../ui/field.tsx";
import { Section } from "../ui/page.tsx";
import { BadTake } from "./bad-take.ts";
import { EditForm } from "./edit-form.tsx";
import type { EngineClient } from "./engine-client.ts";
import { edited, editOf, type ExerciseEdit, proposalOf, remeasured, triable } from "./exercise-edit.ts";
import { TakeNotes } from "./take-notes.tsx";
import { TakeTimeline } from "./take-timeline.tsx";
import { TryOut } from "./try-out.tsx";
import { useBadTakeText } from "./use-bad-take-text.ts";
import { useSave } from "./use-save.ts";

/** A proposal with its take on one side and everything that can be set on the other; tried and saved from here. */
export function Editor({
  engine,
  take,
  authored: proposed,
  definition,
  title,
  basedOn,
  isNewTake,
  motion,
  onAgain,
}: {
  readonly engine: EngineClient;
  /** The recording, if there is one; and what was made of it. */
  readonly take: Trace | null;
  readonly authored: AuthoredExercise | null;
  /** What is changed. */
  readonly definition: ExerciseDefinition;
  readonly title: string;
  /** The own exercise that gets a new version; null for a new exercise. */
  readonly basedOn: ExerciseDefinition | null;
  /** Whether the take is to be stored. */
  readonly isNewTake: boolean;
  readonly motion: ExerciseDefinition;
  readonly onAgain: (() => void) | null;
}) {
  const { t } = useTranslation(["authoring", "common"]);
  const { t: tCommon } = useTranslation("common");
  const badText = useBadTakeText();
  const [authored, setAuthored] = useState(proposed);
  const [base, setBase] = useState(() => (isNewTake && proposed ? proposed : proposalOf(definition)));
  const [edit, setEdit] = useState<ExerciseEdit>(() => editOf(base, title));
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [bad, setBad] = useState<BadTake | null>(null);
  const saving = useSave(basedOn, isNewTake ? take : null);
  const result = edited(base, edit);
  const tried = triable(base, edit);

  const remeasure = async (repetitions: AuthoredExercise["repetitions"]): Promise<void> => {
    if (!take || !authored) return;
    setBusy(true);
    setBad(null);
    try {
      const next = remeasured(authored, repetitions, await engine.again(take, repetitions));
      setAuthored(next);
      setBase(next);
      // What was set by hand for the old marks is no longer about anything.
      setEdit(({ primary: _primary, minRep: _min, maxRep: _max, alignment: _rules, ...kept }) => kept);
    } catch (error) {
      setBad(error instanceof BadTake ? error : new BadTake({ code: "failed", seen: {} }));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (result.definition) void saving.save(result.definition, note);
        else focusFirstInvalid(event.currentTarget);
      }}
    >
      <div className="grid items-start gap-x-10 gap-y-2 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col xl:sticky xl:top-6">
          <Section title={t("take.title")} lead={take ? t("take.lead") : t("take.none")}>
            {take && authored ? (
              <>
                <TakeTimeline
                  take={take}
                  repetitions={authored.repetitions}
                  isBusy={isBusy}
                  onRemeasure={(repetitions) => void remeasure(repetitions)}
                />
                {bad ? (
                  <Notice meaning="attention" alert>
                    {badText(bad.bad)}
                  </Notice>
                ) : null}
                <TakeNotes notes={authored.notes} />
              </>
            ) : null}
            {onAgain ? (
              <Button look="secondary" className="self-start" onClick={onAgain}>
                {t("bad.again")}
              </Button>
            ) : null}
          </Section>
          {tried ? <TryOut definition={tried} motion={motion} /> : null}
        </div>
        <div className="min-w-0">
          <EditForm
            proposal={base}
            authored={authored}
            edit={edit}
            problem={result.problem}
            isAsked={isAsked}
            onEdit={(change) => setEdit((before) => ({ ...before, ...change }))}
          />
          {basedOn ? (
            <div className="pb-8">
              <TextField
                label={t("edit.note")}
                hint={t("edit.noteHint")}
                value={note}
                maxLength={500}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
          ) : null}
          <div className="flex flex-col items-start gap-4">
            {saving.error ? (
              <Notice meaning="stop" alert>
                {failureText(saving.error, tCommon)}
              </Notice>
            ) : null}
            {isAsked && result.problem !== null ? (
              <Notice meaning="attention" alert>
                {result.problem === "title" ? t("edit.problem.title") : t("edit.problem.other")}
              </Notice>
            ) : null}
            <Button type="submit" size="lg" data-testid="save" busy={saving.isPending}>
              {basedOn ? t("edit.saveVersion", { version: basedOn.version + 1 }) : t("edit.save")}
            </Button>
          </div>
        </div>
      </div>
    </form>
  );
}
