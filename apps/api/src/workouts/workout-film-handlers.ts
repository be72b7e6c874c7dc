import { and, eq, isNotNull, sql, type Database } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { sendRange } from "../http/ranges.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { ObjectTooLarge } from "../ports/objects/object-store.ts";
import { backgroundAnalysis } from "./analyse-film.ts";
import { typeOfFilm } from "./take-film.ts";
import { askForAnalysis } from "./workout-jobs.ts";
import { findWorkout, readWorkout, toWorkout, videoKey, type WorkoutRow } from "./workout-store.ts";
import type { WorkoutsConfig } from "./workouts-config.ts";

type FilmHandlers = Pick<Handlers, "putWorkoutVideo" | "getWorkoutVideo" | "retryWorkout">;
export type Background = () => ReturnType<typeof backgroundAnalysis>;

/** Whether films can be analysed, asked of the analyser once, and again where it could not. */
export function askedOnce(config: WorkoutsConfig): Background {
  let asked: ReturnType<typeof backgroundAnalysis> | null = null;
  return async () => {
    const answer = await (asked ??= backgroundAnalysis(config));
    if (!answer.offered) asked = null;
    return answer;
  };
}

/** @throws Refusal wrong_state where films are not analysed */
export async function refuseWithout(background: Background): Promise<void> {
  const { offered } = await background();
  if (!offered) throw new Refusal("wrong_state", "This server does not analyse films.");
}

/** Bytes of a person's uploaded films. */
export async function usedBytes(
  { read, schema: { workouts } }: Database,
  patientId: string,
): Promise<number> {
  const [{ total }] = await read
    .select({ total: sql<number>`coalesce(sum(${workouts.videoSize}), 0)`.mapWith(Number) })
    .from(workouts)
    .where(eq(workouts.patientId, patientId));
  return total;
}

/** What is done with films that are uploaded to be analysed. @param keep notes what was stored, see workout-handlers.ts */
export function workoutFilmHandlers(
  deps: Deps,
  background: Background,
  keepOrDelete: (id: string, key: string, note: Partial<WorkoutRow>) => Promise<void>,
): FilmHandlers {
  const { config, database, objects, now } = deps;
  const { workouts } = database.schema;
  return {
    async putWorkoutVideo({ viewer, params: { workoutId }, request, body }) {
      const row = await findWorkout(database, viewer, workoutId, "write", "workout_film");
      if (row.where !== "server" || row.state !== "pending" || row.attempts > 0)
        throw new Refusal("wrong_state", "This workout waits for no film.");
      await refuseWithout(background);
      const { videoBytes, quotaBytes } = config.workouts;
      const left = quotaBytes - (await usedBytes(database, viewer.id)) + (row.videoSize ?? 0);
      const maxBytes = Math.min(videoBytes, left);
      const tooLarge = (): Refusal =>
        left < videoBytes
          ? new Refusal("too_large", `There is room for ${Math.max(0, left)} bytes more. Delete older films.`)
          : new Refusal("too_large", `A film may have ${videoBytes} bytes.`);
      if (Number(request.headers["content-length"] ?? 0) > maxBytes) {
        body.resume();
        throw tooLarge();
      }
      const videoType = await typeOfFilm(body);
      const key = videoKey(workoutId);
      const { size } = await objects
        .put(key, body, { contentType: videoType, maxBytes })
        .catch((error: unknown) => {
          throw error instanceof ObjectTooLarge ? tooLarge() : error;
        });
      await keepOrDelete(workoutId, key, { videoSize: size, videoType, videoAt: now() });
      await askForAnalysis(deps, workoutId);
      return readWorkout(database, await findWorkout(database, viewer, workoutId, "read"));
    },

    async getWorkoutVideo({ viewer, params: { workoutId }, request, response }) {
      const row = await findWorkout(database, viewer, workoutId, "read", "workout_film");
      if (row.videoType === null) throw notFound();
      await sendRange(objects, videoKey(workoutId), request, response, row.videoType);
    },

    async retryWorkout({ viewer, params: { workoutId } }) {
      const row = await findWorkout(database, viewer, workoutId, "write");
      if (!toWorkout(row, null).retryable) throw new Refusal("wrong_state", "There is nothing to try again.");
      await refuseWithout(background);
      await database.write(async (writer) => {
        await writer
          .update(workouts)
          .set({ state: "pending", reason: null, attempts: 0 })
          .where(
            and(eq(workouts.id, workoutId), eq(workouts.state, "failed"), isNotNull(workouts.videoSize)),
          );
      });
      await askForAnalysis(deps, workoutId);
      return readWorkout(database, await findWorkout(database, viewer, workoutId, "read"));
    },
  };
}
