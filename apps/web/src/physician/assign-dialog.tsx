import type { Exercise, Patient } from "@physiocheck/contracts";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { focusFirstInvalid, SelectField, TextArea, TextField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";
import { doseOf, doseProblems, USUAL_DOSE, type DoseDraft } from "./dose-draft.ts";

/** Gives a patient an exercise: sets, repetitions or holding time, rest, side, a word. */
export function AssignDialog({
  patient,
  onClose,
}: {
  readonly patient: Patient;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("physician");
  const exercises = useApi("listExercises");
  return (
    <Dialog open title={t("assign.titleFor", { name: patient.name })} onClose={onClose}>
      <Loaded query={exercises} lines={2}>
        {(data) => <AssignForm patient={patient} exercises={data.exercises} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function AssignForm({
  patient,
  exercises,
  onClose,
}: {
  readonly patient: Patient;
  readonly exercises: readonly Exercise[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("physician");
  const { t: tCommon } = useTranslation("common");
  const name = useExerciseName();
  const form = useId();
  const [exerciseId, setExerciseId] = useState(exercises[0]?.definition.id ?? "");
  const [draft, setDraft] = useState<DoseDraft>(USUAL_DOSE);
  const [shown, setShown] = useState(false);
  const assign = useApiMutation("createAssignment", ["listAssignments", "getPatient", "listPatients"]);
  const exercise = exercises.find(({ definition }) => definition.id === exerciseId)?.definition;
  if (!exercise) return null;
  const hold = exercise.counting === "hold";
  const problems = doseProblems(draft, exercise);
  const problem = (field: keyof typeof problems) => {
    const range = problems[field];
    return shown && range ? t("assign.whole", { min: range[0], max: range[1] }) : undefined;
  };
  const set = (change: Partial<DoseDraft>) => setDraft((before) => ({ ...before, ...change }));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(problems).length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    assign.mutate(
      { body: { patientId: patient.id, exerciseId, dose: doseOf(draft, exercise), note: draft.note } },
      {
        onSuccess: () => {
          toast(t("assign.done", { exercise: name(exercise), name: patient.name }));
          onClose();
        },
      },
    );
  };

  return (
    <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
      {assign.isError ? (
        <Notice meaning="stop" alert>
          {failureText(assign.error, tCommon)}
        </Notice>
      ) : null}
      <SelectField
        label={t("assign.exercise")}
        value={exerciseId}
        onChange={(event) => setExerciseId(event.target.value)}
      >
        {exercises.map(({ definition }) => (
          <option key={definition.id} value={definition.id}>
            {name(definition)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField
          label={t("assign.sets")}
          inputMode="numeric"
          value={draft.sets}
          onChange={(event) => set({ sets: event.target.value })}
          error={problem("sets")}
        />
        {hold ? (
          <TextField
            label={t("assign.hold")}
            inputMode="numeric"
            unit={t("assign.seconds")}
            value={draft.holdSeconds}
            onChange={(event) => set({ holdSeconds: event.target.value })}
            error={problem("holdSeconds")}
          />
        ) : (
          <TextField
            label={t("assign.reps")}
            inputMode="numeric"
            value={draft.reps}
            onChange={(event) => set({ reps: event.target.value })}
            error={problem("reps")}
          />
        )}
        <TextField
          label={t("assign.rest")}
          inputMode="numeric"
          unit={t("assign.seconds")}
          value={draft.restSeconds}
          onChange={(event) => set({ restSeconds: event.target.value })}
          error={problem("restSeconds")}
        />
      </div>
      {exercise.sides === "either" ? (
        <SelectField
          label={t("assign.side")}
          value={draft.side}
          onChange={(event) => set({ side: event.target.value as DoseDraft["side"] })}
        >
          <option value="both">{t("assign.sideEither")}</option>
          <option value="left">{t("assign.sideLeft")}</option>
          <option value="right">{t("assign.sideRight")}</option>
        </SelectField>
      ) : null}
      <TextArea
        label={t("assign.note")}
        hint={t("assign.noteHint")}
        rows={3}
        maxLength={500}
        value={draft.note}
        onChange={(event) => set({ note: event.target.value })}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="secondary" onClick={onClose}>
          {tCommon("action.cancel")}
        </Button>
        <Button type="submit" busy={assign.isPending}>
          {t("assign.submit")}
        </Button>
      </div>
    </form>
  );
}
