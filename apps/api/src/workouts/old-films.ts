import { and, eq, inArray, isNotNull, isNull, lt, type AnyColumn, type Writer } from "@physiocheck/database";
import type { WorkoutFailure } from "@physiocheck/contracts";
import type { Deps } from "../deps.ts";
import { traceKey, videoKey, type WorkoutRow } from "./workout-store.ts";

type OldDeps = Pick<Deps, "database" | "objects">;

/**
 * Removes uploaded films that have been kept long enough; what they showed stays. Whoever still waits for such a film, or for one
 * that was announced and never came, is told that nothing will come of it. @returns how many films
 */
export async function clearFilms(deps: OldDeps, before: number, signal?: AbortSignal): Promise<number> {
  const { database } = deps;
  const { workouts } = database.schema;
  const fail = (writer: Writer, reason: WorkoutFailure, only: ReturnType<typeof and>) =>
    writer
      .update(workouts)
      .set({ state: "failed", reason, progress: null })
      .where(and(only, eq(workouts.where, "server"), inArray(workouts.state, ["pending", "in_progress"])));
  const gone = { videoSize: null, videoType: null, videoAt: null };
  const cleared = await clear(deps, workouts.videoAt, before, videoKey, signal, async (writer, id) => {
    await writer.update(workouts).set(gone).where(eq(workouts.id, id));
    await fail(writer, "expired", eq(workouts.id, id));
  });
  await database.write(async (writer) => {
    await fail(writer, "never_came", and(isNull(workouts.videoAt), lt(workouts.createdAt, before)));
  });
  return cleared;
}

/** Removes the movement of old workouts; bouts and counts stay. @returns how many */
export function clearWorkoutTraces(deps: OldDeps, before: number, signal?: AbortSignal): Promise<number> {
  const { workouts } = deps.database.schema;
  return clear(deps, workouts.traceSize, before, traceKey, signal, async (writer, id) => {
    await writer.update(workouts).set({ traceSize: null }).where(eq(workouts.id, id));
  });
}

async function clear(
  { database, objects }: OldDeps,
  there: AnyColumn,
  before: number,
  keyOf: (id: WorkoutRow["id"]) => string,
  signal: AbortSignal | undefined,
  note: (writer: Writer, id: WorkoutRow["id"]) => Promise<void>,
): Promise<number> {
  const { workouts } = database.schema;
  const old = await database.read
    .select({ id: workouts.id })
    .from(workouts)
    .where(and(isNotNull(there), lt(workouts.createdAt, before)));
  let cleared = 0;
  for (const { id } of old) {
    if (signal?.aborted) break;
    // The file first: the row is what it is found by, should this end in between.
    await objects.delete(keyOf(id));
    await database.write((writer) => note(writer, id));
    cleared += 1;
  }
  return cleared;
}
