import type { NewWorkout } from "@physiocheck/contracts";
import { analyzeWorkout } from "../analyze/analyze-workout.ts";
import { FilmError } from "../analyze/film-error.ts";
import { api, isApiError, queryClient } from "../api.ts";
import { gzip } from "../session/gzip.ts";
import { FilmQueue, type FilmFailure } from "./film-queue.ts";
import { rememberFilm } from "./films-here.ts";
import { KeptParts } from "./kept-parts.ts";

let shared: { readonly user: string; readonly queue: FilmQueue } | null = null;

/** The queue of whoever is signed in; one for the whole page, so that it goes on while other pages are looked at. */
export function sharedQueue(user: string): FilmQueue {
  if (shared?.user === user) return shared.queue;
  for (const { id } of shared?.queue.films.getState() ?? []) shared?.queue.stop(id);
  const queue = new FilmQueue(new KeptParts(user), {
    analyze: (file, options) =>
      analyzeWorkout(file, { variant: "full", delegate: "CPU" }, import.meta.env.BASE_URL, options),
    store,
    upload,
    announced,
    withdraw,
    reasonOf,
    onStored: (id, file) => {
      rememberFilm(id, file);
      for (const route of ["listWorkouts", "getWorkoutStatistics", "getWorkoutSettings"] as const)
        void queryClient.invalidateQueries({ queryKey: [route] });
    },
    now: Date.now,
  });
  shared = { user, queue };
  void queue.restore();
  return queue;
}

async function store(workout: NewWorkout, trace: Uint8Array): Promise<void> {
  await api.createWorkout({ body: workout });
  await api.putWorkoutTrace({ params: { workoutId: workout.id }, body: await gzip(trace) });
}

async function upload(
  workout: NewWorkout,
  file: File,
  signal: AbortSignal,
  onSent: (part: number) => void,
): Promise<void> {
  await api.createWorkout({ body: workout, signal });
  await api.putWorkoutVideo({
    params: { workoutId: workout.id },
    body: file,
    signal,
    onSent: (bytes) => onSent(Math.min(1, bytes / file.size)),
  });
}

async function announced() {
  // Without the server there is nothing to upload to either.
  const { workouts } = await api.listWorkouts().catch(() => ({ workouts: [] }));
  return workouts.filter(({ where, state, video }) => where === "server" && state === "pending" && !video);
}

async function withdraw(workoutId: string): Promise<void> {
  // It was never announced, or the server is away: then it stands in the list, and can be deleted there.
  await api.removeWorkout({ params: { workoutId } }).catch(() => undefined);
  void queryClient.invalidateQueries({ queryKey: ["listWorkouts"] });
}

function reasonOf(error: unknown): FilmFailure {
  if (error instanceof FilmError) return error.reason;
  if (isApiError(error, "too_large")) return "too_large";
  if (isApiError(error)) return error.status >= 400 && error.status < 500 ? "refused" : "unsent";
  return "model";
}
