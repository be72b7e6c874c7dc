import { exerciseDefinitionSchema, type Exercise } from "@physiocheck/contracts";
import { and, asc, eq, sql, type Database, type Schema } from "@physiocheck/database";
import { EXERCISES, exerciseById, type ExerciseDefinition } from "@physiocheck/motion";
import { may, type Viewer } from "../access.ts";
import { instant } from "../time.ts";

type Row = Schema["exercises"]["$inferSelect"] & { readonly ownerName: string; readonly assigned: boolean };

const LIBRARY: readonly Exercise[] = EXERCISES.map((definition) => ({
  definition,
  origin: "library",
  createdBy: null,
  createdAt: null,
}));

/** Exercises that the viewer may see: the library, and of physicians' own what the access rules open. */
export async function visibleExercises(database: Database, viewer: Viewer): Promise<Exercise[]> {
  const rows = await ownRows(database, viewer, undefined);
  return [...LIBRARY, ...rows.filter((row) => opens(viewer, row)).map(toExercise)];
}

/** One of them; null for missing and foreign alike. */
export async function visibleExercise(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<Exercise | null> {
  const fromLibrary = LIBRARY.find(({ definition }) => definition.id === id);
  if (fromLibrary) return fromLibrary;
  const [row] = await ownRows(database, viewer, id);
  return row && opens(viewer, row) ? toExercise(row) : null;
}

/** Definitions by id, access apart: for showing what somebody was given. */
export async function definitionsOf(
  { read, schema: { exercises } }: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExerciseDefinition>> {
  const found = new Map<string, ExerciseDefinition>();
  for (const id of new Set(ids)) {
    const known = exerciseById(id);
    if (known) {
      found.set(id, known);
      continue;
    }
    const [row] = await read.select().from(exercises).where(eq(exercises.id, id));
    if (row) found.set(id, parseDefinition(row.definition));
  }
  return found;
}

/** A definition as it was stored. */
export function parseDefinition(json: string): ExerciseDefinition {
  return exerciseDefinitionSchema.parse(JSON.parse(json));
}

function opens(viewer: Viewer, row: Row): boolean {
  return may(viewer, "read", { kind: "exercise", ownerId: row.ownerId, assigned: row.assigned });
}

async function ownRows({ read, schema }: Database, viewer: Viewer, id: string | undefined): Promise<Row[]> {
  const { exercises, assignments, users } = schema;
  const assigned = sql<boolean>`exists (select 1 from ${assignments} where ${assignments.exerciseId} = ${exercises.id} and ${assignments.patientId} = ${viewer.id})`;
  const mine =
    viewer.role === "admin"
      ? undefined
      : viewer.role === "physician"
        ? eq(exercises.ownerId, viewer.id)
        : assigned;
  return read
    .select({
      id: exercises.id,
      ownerId: exercises.ownerId,
      title: exercises.title,
      definition: exercises.definition,
      createdAt: exercises.createdAt,
      ownerName: users.name,
      assigned: assigned.mapWith(Boolean),
    })
    .from(exercises)
    .innerJoin(users, eq(users.id, exercises.ownerId))
    .where(and(mine, id === undefined ? undefined : eq(exercises.id, id)))
    .orderBy(asc(exercises.title), asc(exercises.id));
}

function toExercise(row: Row): Exercise {
  return {
    definition: parseDefinition(row.definition),
    origin: "own",
    createdBy: { id: row.ownerId, name: row.ownerName },
    createdAt: instant(row.createdAt),
  };
}
