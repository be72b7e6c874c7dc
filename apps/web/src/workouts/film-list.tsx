import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Badge } from "../ui/badge.tsx";
import { Button, TextLink } from "../ui/button.tsx";
import { FileInput } from "../ui/field.tsx";
import { formatDuration } from "../ui/format.ts";
import { Card } from "../ui/page.tsx";
import { ProgressBar } from "../ui/progress.tsx";
import type { FilmQueue, FilmState, QueuedFilm } from "./film-queue.ts";

/** Films on their way, each with what can be done about it. */
export function FilmList({
  queue,
  onFiles,
  mayAdd,
}: {
  readonly queue: FilmQueue;
  readonly onFiles: (files: readonly File[]) => void;
  readonly mayAdd: boolean;
}) {
  const { t } = useTranslation("workouts");
  const films = useStore(queue.films);
  if (films.length === 0) return null;
  return (
    <Card>
      <h2 className="pb-4 font-semibold">{t("queue.title")}</h2>
      <ul className="flex flex-col gap-6">
        {films.map((film) => (
          <li
            key={film.id}
            data-testid="workout-film"
            data-state={film.state.name}
            className="flex flex-col gap-3 sm:flex-row sm:items-end sm:justify-between"
          >
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <p className="truncate font-medium">
                <bdi>{film.name}</bdi>
              </p>
              <FilmProgress film={film} />
            </div>
            <FilmActions film={film} queue={queue} onFiles={onFiles} mayAdd={mayAdd} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FilmProgress({ film: { id, where, state } }: { readonly film: QueuedFilm }) {
  const { t } = useTranslation("workouts");
  switch (state.name) {
    case "waiting":
      return <Badge>{t("queue.waiting")}</Badge>;
    case "analysing": {
      const left = leftOf(state);
      const label =
        left === null ? t("queue.analysing") : t("queue.analysingLeft", { left: formatDuration(left) });
      return <ProgressBar value={state.of > 0 ? state.done / state.of : null} label={label} />;
    }
    case "naming":
      return <ProgressBar value={null} label={t("queue.naming")} />;
    case "sending":
      return (
        <ProgressBar
          value={state.part}
          label={t(state.part === null ? "queue.storing" : "queue.uploading")}
        />
      );
    case "stopped":
      return (
        <Badge meaning="attention" className="self-start whitespace-normal">
          {state.of > 0
            ? t("queue.stoppedAt", { percent: Math.round((100 * state.done) / state.of) })
            : t(where === "server" ? "queue.uploadCut" : "queue.stopped")}
        </Badge>
      );
    case "failed":
      return (
        <Badge meaning="stop" className="self-start whitespace-normal">
          {where === "server" && state.reason === "unsent"
            ? t("queue.uploadCut")
            : t(`failure.${state.reason}`)}
        </Badge>
      );
    case "done":
      return (
        <span className="flex flex-wrap items-center gap-3">
          <Badge meaning="good">{t("queue.done")}</Badge>
          <TextLink to={`/workouts/${id}`}>{t("queue.open")}</TextLink>
        </span>
      );
  }
}

/** Milliseconds that the rest will take at the pace so far; null until there is one. */
function leftOf(state: Extract<FilmState, { name: "analysing" }>): number | null {
  const looked = state.done - state.from;
  if (looked < 10) return null;
  return ((Date.now() - state.since) / looked) * (state.of - state.done);
}

function FilmActions({
  film,
  queue,
  onFiles,
  mayAdd,
}: {
  readonly film: QueuedFilm;
  readonly queue: FilmQueue;
  readonly onFiles: (files: readonly File[]) => void;
  readonly mayAdd: boolean;
}) {
  const { t } = useTranslation("workouts");
  const { id, state, file } = film;
  const isWorking = ["analysing", "naming", "sending", "waiting"].includes(state.name);
  const mayResume =
    state.name === "stopped" || (state.name === "failed" && ["unsent", "model"].includes(state.reason));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isWorking ? (
        <Button look="secondary" size="sm" onClick={() => queue.stop(id)}>
          {t("queue.stop")}
        </Button>
      ) : null}
      {mayResume && file ? (
        <Button size="sm" onClick={() => queue.resume(id)}>
          {t("queue.resume")}
        </Button>
      ) : null}
      {mayResume && !file ? <ChooseAgain disabled={!mayAdd} onFiles={onFiles} name={film.name} /> : null}
      <Button look="quiet" size="sm" onClick={() => void queue.discard(id)}>
        {state.name === "done" ? t("queue.dismiss") : t("queue.discard")}
      </Button>
    </div>
  );
}

function ChooseAgain({
  name,
  disabled,
  onFiles,
}: {
  readonly name: string;
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation("workouts");
  const id = useId();
  return (
    <span className="flex flex-col gap-1 text-sm">
      <label htmlFor={id} className="font-medium">
        {disabled ? t("queue.agreeAgain") : t("queue.chooseAgain", { name })}
      </label>
      <FileInput
        id={id}
        accept="video/*"
        disabled={disabled}
        data-testid="workout-choose-again"
        onChange={({ target }) => onFiles([...(target.files ?? [])])}
      />
    </span>
  );
}
