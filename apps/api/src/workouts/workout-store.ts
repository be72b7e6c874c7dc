import {
  boutSchema,
  FILM_FAULTS,
  WORKOUT_FAILURES,
  workoutSchema,
  type Workout,
} from "@physiocheck/contracts";
import { and, type Database, desc, eq, type Schema } from "@physiocheck/database";
import { dominantExercise, workoutEnergy } from "@physiocheck/motion";
import * as z from "zod";
import { may, type Facts } from "../access.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { SignedIn } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { instant } from "../time.ts";

export type WorkoutRow = Schema["workouts"]["$inferSelect"];

/** The newest workouts that a list holds. */
const MOST = 200;
const boutsSchema = z.array(boutSchema);
const filmSchema = workoutSchema.shape.film;
const faults: readonly string[] = FILM_FAULTS;

/** Where things of a workout lie in the object store. */
export function traceKey(workoutId: string): string {
  return `workouts/${workoutId}/trace.gz`;
}
export function videoKey(workoutId: string): string {
  return `workouts/${workoutId}/video`;
}

/**
 * A workout that the viewer may read or write, or whose film they may.
 * @throws Refusal not_found, for one that is missing and for one that is foreign
 */
export async function findWorkout(
  database: Database,
  viewer: SignedIn,
  id: string,
  action: "read" | "write",
  kind: "workout" | "workout_film" = "workout",
): Promise<WorkoutRow> {
  const { workouts } = database.schema;
  const [row] = await database.read.select().from(workouts).where(eq(workouts.id, id));
  if (!row) throw notFound();
  const { patientId } = row;
  const subscribed = viewer.role === "physician" && (await isSubscribed(database, viewer.id, patientId));
  const facts: Facts = kind === "workout" ? { kind, patientId, subscribed } : { kind, patientId };
  if (!may(viewer, action, facts)) throw notFound();
  return row;
}

/** A patient's workouts, newest first. The caller has seen to it that they may be read. */
export async function listWorkouts(
  database: Database,
  patientId: string,
  only?: ReturnType<typeof and>,
): Promise<Workout[]> {
  const { workouts } = database.schema;
  const rows = await database.read
    .select()
    .from(workouts)
    .where(and(eq(workouts.patientId, patientId), only))
    .orderBy(desc(workouts.at), desc(workouts.id))
    .limit(MOST);
  const kilograms = await bodyMassOf(database, patientId);
  return rows.map((row) => toWorkout(row, kilograms));
}

/** kg; null where the patient has not told. */
export async function bodyMassOf(
  { read, schema: { bodyMasses } }: Database,
  patientId: string,
): Promise<number | null> {
  const [row] = await read.select().from(bodyMasses).where(eq(bodyMasses.patientId, patientId));
  return row?.kilograms ?? null;
}

export async function readWorkout(database: Database, row: WorkoutRow): Promise<Workout> {
  return toWorkout(row, await bodyMassOf(database, row.patientId));
}

/** The row as it is answered. What follows from the bouts is computed now, so that a better engine speaks for old ones too. */
export function toWorkout(row: WorkoutRow, kilograms: number | null): Workout {
  const bouts = boutsOf(row);
  const reason = row.reason === null ? null : z.enum(WORKOUT_FAILURES).parse(row.reason);
  return {
    id: row.id,
    patientId: row.patientId,
    at: instant(row.at),
    name: row.name,
    where: row.where,
    model: row.model,
    fingerprint: row.fingerprint,
    state: row.state,
    reason,
    attempts: row.attempts,
    retryable:
      row.state === "failed" && row.videoSize !== null && reason !== null && !faults.includes(reason),
    progress: row.state === "in_progress" ? row.progress : null,
    film: row.film === null ? null : filmSchema.parse(JSON.parse(row.film)),
    bouts,
    dominant: dominantExercise(bouts),
    energy: kilograms === null || bouts.length === 0 ? null : workoutEnergy(bouts, kilograms),
    hasTrace: row.traceSize !== null,
    video:
      row.videoSize === null || row.videoType === null ? null : { bytes: row.videoSize, type: row.videoType },
  };
}

export function boutsOf({ bouts }: Pick<WorkoutRow, "bouts">) {
  return bouts === null ? [] : boutsSchema.parse(JSON.parse(bouts));
}
