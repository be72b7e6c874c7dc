import type { Assignment, Plan, PlanItem, PlanRun } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "react-router-dom";
import { useMe } from "../../api.ts";
import type { SourceChoice } from "../../source/source-choice.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { useTitle } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "../../ui/states.tsx";
import { SessionOf } from "../session-page.tsx";
import { ahead, finishRun, settle, skip, stopHere, type ExerciseResult, type Ruling } from "./run.ts";
import { RunBreak, type RunRecording } from "./run-break.tsx";
import { RunEnd } from "./run-end.tsx";
import { RunOverview } from "./run-overview.tsx";
import { usePlanRun, type PlanRunState } from "./use-plan-run.ts";

/** /plan/:planId: a whole plan in one go. */
export default function PlanRunPage() {
  const { t } = useTranslation("patient");
  const { planId = "" } = useParams();
  const me = useMe();
  useTitle(t("run.title"));
  const [attempt, setAttempt] = useState(0);
  if (!me.data) return null;
  return (
    <Loaded
      key={`${me.data.id}/${planId}/${attempt}`}
      user={me.data.id}
      planId={planId}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}

function Loaded({
  user,
  planId,
  onRetry,
}: {
  readonly user: string;
  readonly planId: string;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation("patient");
  const { state, change } = usePlanRun(user, planId);
  if (state.name === "ready") return <Running user={user} state={state} change={change} />;
  return (
    <main id="content" className="mx-auto max-w-2xl px-4 py-12">
      {state.name === "loading" ? <LoadingState /> : null}
      {state.name === "missing" ? (
        <EmptyState
          title={t("run.missingTitle")}
          action={<ButtonLink to="/today">{t("run.home")}</ButtonLink>}
        >
          {t("run.missing")}
        </EmptyState>
      ) : null}
      {state.name === "failed" ? (
        <ErrorState title={t("run.failedTitle")} retry={onRetry}>
          {t("run.failed")}
        </ErrorState>
      ) : null}
    </main>
  );
}

type Place =
  | { readonly name: "overview" }
  | { readonly name: "exercise"; readonly item: PlanItem }
  | { readonly name: "break"; readonly ruling: Ruling; readonly pain: number | null }
  | { readonly name: "end"; readonly ruling: Ruling };

function Running({
  user,
  state,
  change,
}: {
  readonly user: string;
  readonly state: Extract<PlanRunState, { name: "ready" }>;
  readonly change: ReturnType<typeof usePlanRun>["change"];
}) {
  const { plan, run, source } = state;
  const { search } = useLocation();
  const left = ahead(plan, run);
  const [place, setPlace] = useState<Place>(
    run.items.length > 0 && left.length === 0 ? { name: "end", ruling: null } : { name: "overview" },
  );
  const [choice, setChoice] = useState<SourceChoice | null>(null);
  const [pain, setPain] = useState<number | null>(null);
  const [begun, setBegun] = useState(false);
  // Agreed to as the run is begun, and asked anew after a reload.
  const [recording, setRecording] = useState<RunRecording>(null);

  const leaveTo = (next: typeof run, ruling: Ruling, felt: number | null): void => {
    void change(next, choice?.kind === "file" ? null : (choice?.kind ?? source));
    setPlace(
      ahead(plan, next).length === 0 ? { name: "end", ruling } : { name: "break", ruling, pain: felt },
    );
  };
  const onDone = (item: PlanItem, result: ExerciseResult): void => {
    const settled = settle(plan, run, item, result);
    setPain(result.pain);
    setBegun(true);
    leaveTo(settled.run, settled.ruling, result.pain);
  };
  const onSkip = (item: PlanItem, reason: NonNullable<PlanRun["items"][number]["reason"]>): void =>
    leaveTo(skip(run, item.id, reason), null, null);
  const next = left[0];
  const start = (): void => {
    if (next) setPlace({ name: "exercise", item: next });
  };
  const shared = { plan, run, next, onStart: start, onSkip };

  return (
    <>
      <p data-testid="run-state" data-state={place.name} data-done={run.items.length} className="sr-only" />
      {place.name === "overview" ? <RunOverview {...shared} resumed={state.resumed} /> : null}
      {place.name === "break" && next ? (
        <RunBreak
          {...shared}
          next={next}
          ruling={place.ruling}
          restSeconds={plan.content.restBetweenSeconds}
          recording={recording}
          onRecording={(agreedAt) => setRecording({ agreedAt })}
          onStop={(reason) => leaveTo(stopHere(plan, run, reason), null, null)}
        />
      ) : null}
      {place.name === "exercise" ? (
        <SessionOf
          key={place.item.id}
          user={user}
          assignmentId={place.item.id}
          given={assignmentOf(plan, place.item)}
          run={{
            number: plan.content.items.findIndex(({ id }) => id === place.item.id) + 1,
            count: plan.content.items.length,
            // Chosen once; after a reload a person opens the camera again, as browsers want it.
            choice,
            begun,
            painBefore: pain,
            recordingAgreedAt: recording?.agreedAt ?? null,
            search,
            onRecordingAgreed: (agreedAt) => setRecording(agreedAt === null ? null : { agreedAt }),
            onChoice: setChoice,
            onDone: (result) => onDone(place.item, result),
          }}
        />
      ) : null}
      {place.name === "end" ? (
        <RunEnd
          plan={plan}
          run={run}
          ruling={place.ruling}
          onFinish={(feeling) => change(finishRun(run, feeling, new Date().toISOString()))}
        />
      ) : null}
    </>
  );
}

/** The plan's item as sessions know it, so that beginning it needs no network. */
function assignmentOf(plan: Plan, item: PlanItem): Assignment | null {
  const exercise = plan.exercises.find(({ id }) => id === item.exerciseId);
  if (!exercise || !plan.patient) return null;
  return {
    id: item.id,
    patientId: plan.patient.id,
    physician: plan.physician,
    exercise,
    dose: item.dose,
    note: item.note,
    createdAt: plan.createdAt,
    endedAt: null,
    planId: plan.id,
  };
}
