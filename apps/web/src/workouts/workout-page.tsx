import type { Workout } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";
import { useApi, useApiMutation, useMe } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { formatDateTime, formatDuration } from "../ui/format.ts";
import { PageHeader, Reading, Section } from "../ui/page.tsx";
import { ProgressBar } from "../ui/progress.tsx";
import { BodyMass } from "./body-mass.tsx";
import { BoutTable } from "./bout-table.tsx";
import { BoutTimeline } from "./bout-timeline.tsx";
import { FilmPlayer } from "./film-player.tsx";
import { useWorkoutWords } from "./words.ts";

const ASK_AGAIN_MS = 2000;

/** /workouts/:workoutId: what a film showed; to the patient also the film itself, with the skeleton over it. */
export default function WorkoutPage() {
  const { workoutId = "" } = useParams();
  const workout = useApi("getWorkout", { params: { workoutId } });
  const isUnderWay = workout.data?.state === "pending" || workout.data?.state === "in_progress";
  useApi("getWorkout", { params: { workoutId } }, { enabled: isUnderWay, refetchInterval: ASK_AGAIN_MS });
  return (
    <Loaded query={workout} whole>
      {(data) => <Detail workout={data} />}
    </Loaded>
  );
}

function Detail({ workout }: { readonly workout: Workout }) {
  const { t } = useTranslation("workouts");
  const me = useMe();
  const go = useNavigate();
  const [asks, setAsks] = useState(false);
  const remove = useApiMutation("removeWorkout", [
    "listWorkouts",
    "getWorkoutStatistics",
    "getWorkoutSettings",
  ]);
  const isMine = me.data?.id === workout.patientId;
  const list = isMine ? "/workouts" : `/people/${workout.patientId}/workouts`;
  return (
    <>
      <PageHeader
        title={t("detail.title")}
        lead={
          <>
            {formatDateTime(workout.at)} · <bdi>{workout.name}</bdi>
          </>
        }
        back={{ to: list, label: t("detail.back") }}
        actions={
          isMine ? (
            <Button look="quiet" onClick={() => setAsks(true)}>
              {t("detail.remove")}
            </Button>
          ) : null
        }
      />
      {remove.isError ? <Failure error={remove.error} /> : null}
      {workout.state === "completed" ? (
        <Result workout={workout} isMine={isMine} />
      ) : (
        <UnderWay workout={workout} isMine={isMine} />
      )}
      <ConfirmDialog
        open={asks}
        title={t("detail.remove")}
        consequence={t("detail.removeSure")}
        confirm={t("detail.remove")}
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate({ params: { workoutId: workout.id } }, { onSuccess: () => void go(list) })
        }
        onClose={() => setAsks(false)}
      />
    </>
  );
}

function UnderWay({ workout, isMine }: { readonly workout: Workout; readonly isMine: boolean }) {
  const { t } = useTranslation("workouts");
  const retry = useApiMutation("retryWorkout", ["getWorkout", "listWorkouts"]);
  const { state, reason, retryable, progress, video, id } = workout;
  if (state === "failed")
    return (
      <div className="flex flex-col gap-4" data-testid="workout-state" data-state={state}>
        <Notice
          meaning="stop"
          title={t("state.failed")}
          action={
            retryable && isMine ? (
              <Button
                look="secondary"
                busy={retry.isPending}
                onClick={() => retry.mutate({ params: { workoutId: id } })}
              >
                {t("detail.retry")}
              </Button>
            ) : undefined
          }
        >
          {t(`failure.${reason ?? "crashed"}`)} {retryable ? null : t("detail.notAgain")}
        </Notice>
        {retry.isError ? <Failure error={retry.error} /> : null}
      </div>
    );
  return (
    <div className="flex flex-col gap-4" data-testid="workout-state" data-state={state}>
      <ProgressBar
        value={state === "in_progress" ? progress : null}
        label={
          state === "in_progress"
            ? t("state.in_progress")
            : video
              ? t("state.pending")
              : t("detail.noFilmYet")
        }
      />
      {reason ? (
        <Notice meaning="attention">
          {t(`failure.${reason}`)} {t("detail.triesAgain")}
        </Notice>
      ) : null}
      <p className="measure text-ink-soft">{t("detail.mayLeave")}</p>
    </div>
  );
}

function Result({ workout, isMine }: { readonly workout: Workout; readonly isMine: boolean }) {
  const { t } = useTranslation("workouts");
  const words = useWorkoutWords();
  const [bout, setBout] = useState<number | null>(null);
  const { bouts, dominant, energy, film } = workout;
  const repetitions = bouts.reduce((sum, each) => sum + each.repetitions, 0);
  return (
    <div data-testid="workout-state" data-state="completed">
      <dl className="grid grid-cols-2 gap-6 pb-10 md:grid-cols-4">
        <Reading
          name={t("detail.dominant")}
          value={
            <span data-testid="workout-dominant">
              {dominant === null ? t("nothing") : words.exercise(dominant)}
            </span>
          }
        />
        <Reading
          name={t("stats.repetitions")}
          value={<span data-testid="workout-repetitions">{repetitions}</span>}
        />
        <Reading
          name={t("detail.length")}
          value={formatDuration(film?.durationMs ?? 0)}
          unit={t("stats.minutes")}
        />
        <Reading
          name={t("energy")}
          value={<span data-testid="workout-energy">{words.energy(energy) ?? "–"}</span>}
          detail={energy === null ? t("mass.unknown") : undefined}
        />
      </dl>
      <Section title={t("detail.film")}>
        <FilmPlayer
          key={workout.id}
          workout={workout}
          isMine={isMine}
          bout={bout === null ? null : (bouts[bout] ?? null)}
        />
      </Section>
      <Section
        title={t("detail.timeline")}
        lead={bouts.length === 0 ? t("detail.nothing") : t("detail.timelineLead")}
      >
        {bouts.length > 0 ? (
          <>
            <BoutTimeline bouts={bouts} lengthMs={film?.durationMs ?? 0} chosen={bout} onChoose={setBout} />
            <BoutTable bouts={bouts} />
          </>
        ) : null}
      </Section>
      {isMine ? <BodyMass /> : null}
    </div>
  );
}
