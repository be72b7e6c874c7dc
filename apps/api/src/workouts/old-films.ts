import { and, eq, isNotNull, lt, type AnyColumn } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { traceKey, videoKey, type WorkoutRow } from "./workout-store.ts";

type OldDeps = Pick<Deps, "database" | "objects">;

/** Removes uploaded films that have been kept long enough; what they showed stays. @returns how many */
export function clearFilms(deps: OldDeps, before: number, signal?: AbortSignal): Promise<number> {
  const { videoAt } = deps.database.schema.workouts;
  return clear(deps, videoAt, before, videoKey, { videoSize: null, videoType: null, videoAt: null }, signal);
}

/** Removes the movement of old workouts; bouts and counts stay. @returns how many */
export function clearWorkoutTraces(deps: OldDeps, before: number, signal?: AbortSignal): Promise<number> {
  const { traceSize } = deps.database.schema.workouts;
  return clear(deps, traceSize, before, traceKey, { traceSize: null }, signal);
}

async function clear(
  { database, objects }: OldDeps,
  there: AnyColumn,
  before: number,
  keyOf: (id: string) => string,
  change: Partial<WorkoutRow>,
  signal?: AbortSignal,
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
    await database.write(async (writer) => {
      await writer.update(workouts).set(change).where(eq(workouts.id, id));
    });
    cleared += 1;
  }
  return cleared;
}
