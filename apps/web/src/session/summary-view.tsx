import type { SessionSummary } from "@physiocheck/motion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Notice } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Card, PageHeader, Reading } from "../ui/page.tsx";
import type { Flow, StopReason } from "./flow.ts";
import { ScaleQuestion } from "./scale-question.tsx";
import type { SessionInRun } from "./session-in-run.ts";
import { SyncLine } from "./sync-line.tsx";
import type { ReadySession } from "./use-session.ts";

/** After the last set: what was done, two questions, and where to look at it. */
export function SummaryView({
  session,
  flow,
  why,
  run = null,
}: {
  readonly session: ReadySession;
  readonly flow: Flow;
  readonly why: StopReason;
  /** Where this is one exercise of a plan: it goes on from here. */
  readonly run?: SessionInRun | null;
}) {
  const { t } = useTranslation("session");
  const { controller, outbox } = session;
  const [summary] = useState(() => controller.summary());
  const isFinished = flow.step.name === "finished";
  return (
    <main id="content" className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-8 md:py-12">
      <PageHeader
        title={t(why === "completed" ? "summary.title" : "summary.stoppedTitle")}
        lead={t(`summary.stopReason.${why}`)}
      />
      <Done summary={summary} flow={flow} />
      {isFinished ? (
        <Saved session={session} run={run} why={why} />
      ) : (
        <Questions session={session} run={run} why={why} />
      )}
      <SyncLine outbox={outbox} journal={controller.journal} className="text-ink-soft" />
    </main>
  );
}

const PARTS = ["range", "alignment", "tempo", "stability", "completion"] as const;

function Done({ summary, flow }: { readonly summary: SessionSummary | null; readonly flow: Flow }) {
  const { t } = useTranslation("session");
  const isHold = flow.plan.target.kind === "hold";
  const seconds = Math.round((summary?.durationMs ?? 0) / 1000);
  const main = isHold ? Math.floor(summary?.holdSeconds ?? 0) : (summary?.repetitions ?? 0);
  const partial = summary?.partial ?? 0;
  const { score, parts } = summary?.quality ?? { score: null, parts: null };
  return (
    <Card className="flex flex-col gap-6">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span data-testid="total" className="text-[4.5rem] leading-none font-bold text-accent">
          {main}
        </span>
        <span className="text-lg">
          {isHold ? t("summary.held") : t("summary.reps", { count: main })}
          {partial > 0 ? `, ${t("summary.partial", { count: partial })}` : ""}
        </span>
      </p>
      <dl className="grid grid-cols-2 gap-6 sm:grid-cols-3">
        <Reading
          name={t("summary.setsName")}
          value={t("summary.sets", { done: flow.setsDone, sets: flow.plan.sets })}
        />
        <Reading
          name={t("summary.duration")}
          value={t("summary.minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
        />
        <Reading
          name={t("summary.quality")}
          value={score === null ? t("summary.notScored") : Math.round(score)}
          unit={score === null ? undefined : t("summary.outOf")}
        />
      </dl>
      {parts && score !== null ? (
        <ul className="flex flex-col gap-3">
          {PARTS.map((part) => {
            const value = parts[part];
            return value === null ? null : (
              <li key={part} className="grid grid-cols-[7rem_1fr_2.5rem] items-center gap-3">
                <span className="text-ink-soft">{t(`summary.part.${part}`)}</span>
                <span aria-hidden className="h-2 overflow-hidden rounded-full bg-raised">
                  <span className="block h-full rounded-full bg-accent" style={{ inlineSize: `${value}%` }} />
                </span>
                <span className="text-end font-semibold">{Math.round(value)}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </Card>
  );
}

type InRun = {
  readonly session: ReadySession;
  readonly run: SessionInRun | null;
  readonly why: StopReason;
};

function Questions({ session, run, why }: InRun) {
  const { t } = useTranslation("session");
  const [painAfter, setPain] = useState<number | null>(null);
  const [effort, setEffort] = useState<number | null>(null);
  const [step, setStep] = useState<"asking" | "unanswered" | "saving">("asking");
  const save = async (): Promise<void> => {
    if (painAfter === null || effort === null) {
      setStep("unanswered");
      return;
    }
    setStep("saving");
    await session.controller.save({ painAfter, effort });
    await session.forget();
    run?.onDone({ sessionId: session.controller.journal.sessionId, pain: painAfter, why });
  };
  return (
    <>
      <ScaleQuestion
        name="pain-after"
        question={t("pain.after")}
        lowest={t("pain.none")}
        highest={t("pain.worst")}
        value={painAfter}
        onAnswer={setPain}
      />
      <ScaleQuestion
        name="effort"
        question={t("effort.question")}
        lowest={t("effort.none")}
        highest={t("effort.worst")}
        value={effort}
        onAnswer={setEffort}
      />
      {step === "unanswered" ? (
        <Notice meaning="attention" alert>
          {t("summary.answerFirst")}
        </Notice>
      ) : null}
      <Button size="hand" data-testid="finish" busy={step === "saving"} onClick={() => void save()}>
        {t(step === "saving" ? "summary.saving" : "summary.save")}
      </Button>
    </>
  );
}

function Saved({ session, run }: InRun) {
  const { t } = useTranslation("session");
  const isSent = useStore(session.outbox.state, ({ name }) => name === "idle");
  // The run goes on by itself.
  if (run) return null;
  return (
    <div className="flex flex-col gap-6">
      <Notice meaning={isSent ? "good" : "info"}>
        {t(isSent ? "summary.saved" : "summary.savedLocally")}
      </Notice>
      <div className="grid gap-3 sm:grid-cols-2">
        <ButtonLink size="lg" data-testid="results" to={`/results/${session.controller.journal.sessionId}`}>
          {t("summary.results")}
        </ButtonLink>
        <ButtonLink size="lg" look="secondary" to="/today">
          {t("summary.home")}
        </ButtonLink>
      </div>
    </div>
  );
}
