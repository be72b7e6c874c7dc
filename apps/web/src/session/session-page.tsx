import type { Assignment } from "@physiocheck/contracts";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "react-router-dom";
import { useStore } from "zustand";
import { useMe } from "../api.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import {
  chosenByAddress,
  type Performed,
  shownBy,
  type SourceChoice,
  usualPatient,
} from "../source/source-choice.ts";
import { useSource } from "../source/use-source.ts";
import { ButtonLink } from "../ui/button.tsx";
import { useTitle } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "../ui/states.tsx";
import { DeviceCheck } from "./device-check.tsx";
import { ExerciseStage } from "./exercise-stage.tsx";
import { useLivePublisher } from "./live/use-live-publisher.ts";
import { WatchedBy } from "./live/watched-by.tsx";
import { useRecording } from "./recording/use-recording.ts";
import { ScaleQuestion } from "./scale-question.tsx";
import type { SessionInRun } from "./session-in-run.ts";
import { loadOptions, saveOptions, type SessionOptions } from "./session-options.ts";
import { SummaryView } from "./summary-view.tsx";
import { SyncLine } from "./sync-line.tsx";
import { type ReadySession, useSession } from "./use-session.ts";

/** /session/:assignmentId */
export default function SessionPage() {
  const { t } = useTranslation("session");
  const { assignmentId = "" } = useParams();
  const me = useMe();
  useTitle(t("title"));
  const [attempt, setAttempt] = useState(0);
  if (!me.data) return null;
  return (
    <Loaded
      key={`${me.data.id}/${assignmentId}/${attempt}`}
      user={me.data.id}
      assignmentId={assignmentId}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}

/** The session of an assignment that is known already, inside a run through a plan. */
export function SessionOf({
  user,
  assignmentId,
  given,
  run,
}: {
  readonly user: string;
  readonly assignmentId: string;
  readonly given: Assignment | null;
  readonly run: SessionInRun;
}) {
  const [attempt, setAttempt] = useState(0);
  return (
    <Loaded
      key={attempt}
      user={user}
      assignmentId={assignmentId}
      given={given}
      run={run}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}

function Loaded({
  user,
  assignmentId,
  given = null,
  run = null,
  onRetry,
}: {
  readonly user: string;
  readonly assignmentId: string;
  readonly given?: Assignment | null;
  readonly run?: SessionInRun | null;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation("session");
  const setup = useSession(user, assignmentId, given);
  if (setup.name === "ready") return <Session session={setup} run={run} />;
  return (
    <main id="content" className="mx-auto max-w-2xl px-4 py-12">
      {setup.name === "loading" ? <LoadingState /> : null}
      {setup.name === "missing" ? (
        <EmptyState
          title={t("notFound.title")}
          action={<ButtonLink to="/today">{t("notFound.home")}</ButtonLink>}
        >
          {t("notFound.body")}
        </EmptyState>
      ) : null}
      {setup.name === "failed" ? (
        <ErrorState title={t("loadFailed.title")} retry={onRetry}>
          {t("loadFailed.body")}
        </ErrorState>
      ) : null}
    </main>
  );
}

function Session({ session, run }: { readonly session: ReadySession; readonly run: SessionInRun | null }) {
  const { t } = useTranslation("session");
  const { controller, assignment, memory } = session;
  const { search } = useLocation();
  const flow = useStore(controller.flow);
  const { used, state, use, stop } = useSource();
  // The address chooses as the page opens; afterwards the person does.
  const [wanted] = useState(() => chosenBefore(run, search, shownBy(assignment.exercise)));
  const [choice, setChoice] = useState<SourceChoice | null>(wanted);
  const [options, setOptions] = useState<SessionOptions>(loadOptions);
  const { name } = flow.step;
  const onChoice = run?.onChoice;

  const recording = useRecording(session.user, controller, used, run?.recordingAgreedAt ?? null);
  const publisher = useLivePublisher(controller, used, ON_STAGE.has(name));

  const choose = useCallback(
    (next: SourceChoice) => {
      setChoice(next);
      onChoice?.(next);
      controller.attach(use(next).pipeline);
    },
    [controller, use, onChoice],
  );

  useEffect(() => {
    if (wanted) controller.attach(use(wanted).pipeline);
  }, [wanted, controller, use]);

  useEffect(() => {
    // In a run only the first exercise is begun by hand; one that was cut off asks again.
    if (!run?.begun || memory || !wanted || !used) return;
    if (name === "device_check") controller.start(SOURCE_NAMES[wanted.kind]);
  }, [run, memory, wanted, used, name, controller]);

  useEffect(() => {
    if (name === "pain_before" && run && run.painBefore !== null) controller.answerPain(run.painBefore);
  }, [name, run, controller]);

  useEffect(() => {
    controller.switchHands(options.handsFree);
    controller.switchVoice(options.voice);
  }, [controller, options]);

  useEffect(() => {
    used?.patient?.act(name === "set");
    if (name === "set") used?.begin();
    // The camera's light goes out with the last repetition.
    if (name === "summary") stop();
    if (name === "summary" || name === "finished") publisher.close();
  }, [used, name, stop, publisher]);

  const onOverlay = useCallback(
    (overlay: Overlay | null) => {
      controller.drawOn(overlay);
      if (overlay) void session.ghost.then((ghost) => overlay.haunt(ghost));
    },
    [controller, session],
  );

  const isMirrored = choice?.kind === "camera" && (options.mirrored ?? used?.source.mirrored ?? true);
  const stage = { used, state, isMirrored, onOverlay };
  return (
    <>
      <aside aria-label={t("state.label")} className="sr-only">
        <p data-testid="flow-state" data-state={name}>
          {t(`state.${name}`, { set: flow.set, sets: flow.plan.sets })}
        </p>
        {ON_STAGE.has(name) ? <SyncLine outbox={session.outbox} journal={controller.journal} /> : null}
      </aside>
      {name === "device_check" ? (
        <DeviceCheck
          {...stage}
          assignment={assignment}
          choice={choice}
          onChoice={choose}
          options={options}
          onOptions={(next) => {
            saveOptions(next);
            setOptions(next);
          }}
          resumed={memory ? (controller.summary()?.repetitions ?? 0) : null}
          recording={recording}
          isRun={run !== null}
          onStart={() => {
            if (choice) onChoice?.(choice);
            run?.onRecordingAgreed(recording.agreedAt);
            controller.start(choice ? SOURCE_NAMES[choice.kind] : "camera");
          }}
        />
      ) : null}
      {name === "pain_before" ? (
        <main
          id="content"
          className="mx-auto flex min-h-dvh max-w-3xl flex-col justify-center gap-6 px-4 py-10"
        >
          <h1 className="text-lg text-ink-soft">{t("pain.lead")}</h1>
          <ScaleQuestion
            name="pain-before"
            question={t("pain.before")}
            lowest={t("pain.none")}
            highest={t("pain.worst")}
            value={null}
            onAnswer={(pain) => controller.answerPain(pain)}
          />
        </main>
      ) : null}
      {flow.step.name === "summary" || flow.step.name === "finished" ? (
        <SummaryView session={session} flow={flow} why={flow.step.why} run={run} />
      ) : null}
      {ON_STAGE.has(name) ? <WatchedBy publisher={publisher} recording={recording.status} /> : null}
      {ON_STAGE.has(name) ? (
        <ExerciseStage
          {...stage}
          controller={controller}
          hasHands={options.handsFree}
          isSpokenTo={options.spoken}
        />
      ) : null}
    </>
  );
}

/** What the exercise before looked at, or what the address says. A film shows one exercise, not the next one. */
function chosenBefore(run: SessionInRun | null, search: string, exercise: Performed): SourceChoice | null {
  const before = run?.choice ?? null;
  if (before?.kind === "patient") return usualPatient(exercise);
  return before?.kind === "camera" ? before : chosenByAddress(search, exercise);
}

const SOURCE_NAMES = { camera: "camera", file: "file", patient: "digital_patient" } as const;

const ON_STAGE: ReadonlySet<string> = new Set([
  "view_check",
  "calibration",
  "countdown",
  "set",
  "rest",
  "paused",
]);
