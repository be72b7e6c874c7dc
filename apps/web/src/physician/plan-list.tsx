import type { Assignment, Patient } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useApi, useApiMutation } from "../api.ts";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { EmptyState } from "../ui/states.tsx";
import { toast } from "../ui/toast.tsx";

/** The exercises that a patient has been given by themselves; those of plans stand in the plans. */
export function PlanList({
  patient,
  onAssign,
}: {
  readonly patient: Patient;
  readonly onAssign: () => void;
}) {
  const { t } = useTranslation("physician");
  const plan = useApi("listAssignments", { query: { patientId: patient.id } });
  return (
    <Loaded query={plan}>
      {({ assignments }) => {
        const alone = assignments.filter(({ planId }) => planId === undefined);
        if (alone.length === 0 && assignments.length > 0) return null;
        return alone.length === 0 ? (
          <EmptyState
            pose="reach"
            title={t("person.planEmptyTitle")}
            action={<Button onClick={onAssign}>{t("person.assign")}</Button>}
          >
            {t("person.planEmpty", { name: patient.name })}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
            {alone.map((assignment) => (
              <li key={assignment.id}>
                <PlanItem assignment={assignment} patient={patient} />
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function PlanItem({ assignment, patient }: { readonly assignment: Assignment; readonly patient: Patient }) {
  const { t } = useTranslation("physician");
  const { t: tCommon } = useTranslation("common");
  const name = useExerciseName();
  const dose = useDoseText();
  const [asking, setAsking] = useState(false);
  const end = useApiMutation("endAssignment", ["listAssignments", "getPatient", "listPatients"]);
  const exercise = name(assignment.exercise);
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 p-5">
      <div className="flex min-w-0 flex-col gap-1">
        <Link
          to={`/exercises/${assignment.exercise.id}`}
          className="self-start text-lg font-semibold text-accent underline-offset-4 hover:underline"
        >
          {exercise}
        </Link>
        <p>
          {dose(assignment.dose)}
          <span className="text-ink-soft">{` · ${t("person.rest", { count: assignment.dose.restSeconds })}`}</span>
        </p>
        {assignment.note ? <p className="measure text-ink-soft">{assignment.note}</p> : null}
      </div>
      <Button
        look="secondary"
        aria-label={`${t("person.remove")}: ${exercise}`}
        onClick={() => setAsking(true)}
      >
        {t("person.remove")}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("person.removeTitle", { exercise })}
        consequence={t("person.removeConsequence", { name: patient.name })}
        confirm={t("person.remove")}
        busy={end.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          end.mutate(
            { params: { assignmentId: assignment.id } },
            {
              onSuccess: () => toast(t("person.removed", { exercise })),
              onError: (error) => {
                setAsking(false);
                toast(failureText(error, tCommon), "stop");
              },
            },
          )
        }
      />
    </div>
  );
}
