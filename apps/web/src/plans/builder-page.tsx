import type { Assignment, Exercise, Plan } from "@physiocheck/contracts";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router-dom";
import { isApiError, useApi, useMe } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { localDay } from "../ui/local-day.ts";
import { PageHeader } from "../ui/page.tsx";
import { EmptyState, LoadingState } from "../ui/states.tsx";
import { Builder, type Subject } from "./builder.tsx";
import { draftOf, emptyDraft } from "./plan-draft.ts";
import { ReadOnlyPlan } from "./read-only-plan.tsx";

/** /plans/new for a template, /plans/new?patient=… for somebody's plan, /plans/:planId for one there is. */
export default function BuilderPage() {
  const { planId } = useParams();
  const [search] = useSearchParams();
  const patientId = search.get("patient");
  if (planId !== undefined) return <Existing key={planId} planId={planId} />;
  return patientId === null ? <New patient={null} /> : <NewFor patientId={patientId} />;
}

function NewFor({ patientId }: { readonly patientId: string }) {
  const person = useApi("getPatient", { params: { patientId } });
  if (isApiError(person.error, "not_found")) return <Missing />;
  return <Loaded query={person}>{({ id, name }) => <New patient={{ id, name }} />}</Loaded>;
}

function New({ patient }: { readonly patient: Subject }) {
  const [draft] = useState(() => emptyDraft(localDay(Date.now())));
  return (
    <WithExercises patient={patient}>
      {(exercises, loose) => (
        <Builder plan={null} patient={patient} start={draft} exercises={exercises} loose={loose} />
      )}
    </WithExercises>
  );
}

function Existing({ planId }: { readonly planId: string }) {
  const me = useMe();
  const plan = useApi("getPlan", { params: { planId } });
  if (isApiError(plan.error, "not_found")) return <Missing />;
  return (
    <Loaded query={plan}>
      {(data) =>
        data.physician.id !== me.data?.id || data.state === "ended" ? (
          <ReadOnlyPlan plan={data} mine={data.physician.id === me.data?.id} />
        ) : (
          <WithExercises patient={data.patient}>
            {(exercises, loose) => <Editing plan={data} exercises={exercises} loose={loose} />}
          </WithExercises>
        )
      }
    </Loaded>
  );
}

/** What was read first is what is edited: a plan that somebody else saves meanwhile must not change under the hand. */
function Editing({
  plan,
  exercises,
  loose,
}: {
  readonly plan: Plan;
  readonly exercises: readonly Exercise[];
  readonly loose: readonly Assignment[];
}) {
  const [opened, setOpened] = useState(plan);
  const start = useMemo(() => draftOf(opened.content, opened.exercises), [opened]);
  return (
    <Builder
      key={opened.version}
      plan={opened}
      patient={opened.patient}
      start={start}
      exercises={exercises}
      loose={loose}
      onReopen={setOpened}
    />
  );
}

/** The exercises that can be given, and what the patient was given without a plan. */
function WithExercises({
  patient,
  children,
}: {
  readonly patient: Subject;
  readonly children: (exercises: readonly Exercise[], loose: readonly Assignment[]) => ReactNode;
}) {
  const me = useMe();
  const exercises = useApi("listExercises");
  const given = useApi(
    "listAssignments",
    { query: patient ? { patientId: patient.id } : {} },
    { enabled: patient !== null },
  );
  if (exercises.isError) return <Failure error={exercises.error} retry={() => void exercises.refetch()} />;
  if (!exercises.data || (patient && given.isPending)) return <LoadingState />;
  const loose = patient
    ? (given.data?.assignments ?? []).filter(
        ({ planId, physician }) => planId === undefined && physician.id === me.data?.id,
      )
    : [];
  return children(exercises.data.exercises, loose);
}

function Missing() {
  const { t } = useTranslation("plans");
  return (
    <>
      <PageHeader title={t("builder.missingTitle")} back={{ to: "/plans", label: t("builder.backList") }} />
      <EmptyState pose="sit" title={t("builder.missing")} />
    </>
  );
}
