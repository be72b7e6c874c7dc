import type { Plan, PlanItem } from "@physiocheck/contracts";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDoseText } from "../../library/dose.ts";
import { useExerciseName } from "../../library/exercise-name.ts";
import { Notice } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/field.tsx";
import { formatDuration } from "../../ui/format.ts";
import { useTitle } from "../../ui/page.tsx";
import type { Ruling, Run } from "./run.ts";
import { RunItems } from "./run-items.tsx";
import { ReasonDialog, SkipButton, type SkipReason } from "./skip-button.tsx";

/** Whether exercises of the run are recorded, once that was agreed to: since when (ISO 8601), or not any more. Null: never agreed to. */
export type RunRecording = { readonly agreedAt: string | null } | null;

/** Between two exercises: rest that counts down, what comes next, and every way on. Never begins by itself while it hurts. */
export function RunBreak({
  plan,
  run,
  next,
  ruling,
  restSeconds,
  recording,
  onRecording,
  onStart,
  onSkip,
  onStop,
}: {
  readonly plan: Plan;
  readonly run: Run;
  readonly next: PlanItem;
  readonly ruling: Ruling;
  readonly restSeconds: number;
  readonly recording: RunRecording;
  readonly onRecording: (agreedAt: string | null) => void;
  readonly onStart: () => void;
  readonly onSkip: (item: PlanItem, reason: SkipReason) => void;
  readonly onStop: (reason: SkipReason) => void;
}) {
  const { t } = useTranslation(["patient", "recording"]);
  const name = useExerciseName();
  const dose = useDoseText();
  const [stopping, setStopping] = useState(false);
  const [asking, setAsking] = useState(false);
  useTitle(t("run.restTitle"));
  const held = ruling !== null || stopping || asking;
  const left = useCountdown(restSeconds * 1000, held, onStart);
  const exercise = plan.exercises.find(({ id }) => id === next.exerciseId);
  const title = exercise ? name(exercise) : "";
  return (
    <main id="content" className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-8 md:py-12">
      {ruling === "skip" ? (
        <Notice meaning="attention" title={t("run.ruledSkipTitle")} alert>
          {t("run.ruledSkip")}
        </Notice>
      ) : null}
      <div className="flex flex-col gap-2">
        <p className="text-lg text-ink-soft">
          {t("run.place", { number: run.items.length + 1, count: plan.content.items.length })}
        </p>
        <h1 className="text-xl font-semibold md:text-2xl">{t("run.next", { exercise: title })}</h1>
        <p className="text-lg">{dose(next.dose)}</p>
        {next.note ? (
          <p className="measure border-s-4 border-accent ps-4">
            <bdi>{next.note}</bdi>
          </p>
        ) : null}
      </div>
      {restSeconds > 0 && ruling === null ? (
        <p className="flex items-baseline gap-4">
          <span aria-hidden className="text-[4.5rem] leading-none font-bold text-accent tabular-nums">
            {formatDuration(left)}
          </span>
          <span className="text-lg">{t("run.rest")}</span>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-4">
        <Button size="hand" data-testid="run-next" onClick={onStart} className="max-sm:w-full">
          {t("run.nextNow")}
        </Button>
        <SkipButton
          key={next.id}
          plan={plan}
          item={next}
          onAsking={setAsking}
          onSkip={(reason) => onSkip(next, reason)}
        />
        <Button look="quiet" size="lg" data-testid="run-stop" onClick={() => setStopping(true)}>
          {t("run.stop")}
        </Button>
      </div>
      {recording ? (
        <CheckField
          label={t("recording:consent.next")}
          hint={t("recording:consent.nextHint")}
          checked={recording.agreedAt !== null}
          data-testid="record-next"
          onChange={(event) => onRecording(event.target.checked ? new Date().toISOString() : null)}
        />
      ) : null}
      <RunItems plan={plan} run={run} next={next} />
      <ReasonDialog
        open={stopping}
        title={t("run.stopTitle")}
        onClose={() => setStopping(false)}
        onReason={onStop}
      />
    </main>
  );
}

const TICK_MS = 250;

/** Milliseconds left; calls back once when they are over. Stands still while held. */
function useCountdown(ms: number, held: boolean, onOver: () => void): number {
  const [left, setLeft] = useState(ms);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  }, [onOver]);
  useEffect(() => {
    if (held || ms <= 0) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - last;
      last = now;
      setLeft((before) => Math.max(0, before - passed));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [held, ms]);
  const isOver = ms > 0 && left <= 0;
  useEffect(() => {
    if (isOver) over.current();
  }, [isOver]);
  return left;
}
