/**
 * Exercises and their versions. The library is code; a physician's own exercise is a row whose definition is the newest
 * version's, and a row of `exercise_versions` for each version there ever was. Nothing rewrites a version.
 *
 * To change an exercise (an edit, a suggestion that was accepted): inside a transaction call `addVersion` with the version
 * the change was made from. To make an own exercise out of one of the library: `insertExercise` with its definition and
 * another title. Both return the definition as it now stands; sessions and assignments need no telling.
 */
import {
  exerciseDefinitionSchema,
  type Exercise,
  type ExerciseVersion,
  type NewExercise,
} from "@physiocheck/contracts";
import { and, asc, desc, eq, isNotNull, isNull, or, sql } from "@physiocheck/database";
import type { Database, Schema, Writer } from "@physiocheck/database";
import { EXERCISES, exerciseById, type ExerciseDefinition } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import { may, type Action, type Viewer } from "../access.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { instant, instantOrNull } from "../time.ts";

type Row = Schema["exercises"]["$inferSelect"] & {
  readonly ownerName: string;
  readonly assigned: boolean;
  readonly subscribed: boolean;
};

const MOST_EXERCISES = 500;
const MOST_VERSIONS = 1000;

const LIBRARY: readonly Exercise[] = EXERCISES.map((definition) => ({
  definition,
  origin: "library",
  createdBy: null,
  createdAt: null,
  archivedAt: null,
}));

/** Exercises that the viewer may see: the library, and of physicians' own what the access rules open; or the archived ones. */
export async function visibleExercises(
  database: Database,
  viewer: Viewer,
  archived = false,
): Promise<Exercise[]> {
  const { exercises } = database.schema;
  const state = archived ? isNotNull(exercises.archivedAt) : isNull(exercises.archivedAt);
  const rows = await ownRows(database, viewer, state);
  const own = rows.filter((row) => opens(viewer, "read", row)).map(toExercise);
  return archived ? own : [...LIBRARY, ...own];
}

/** One of them, archived or not; null for missing and foreign alike. */
export async function visibleExercise(
  database: Database,
  viewer: Viewer,
  id: string,
  action: Action = "read",
): Promise<Exercise | null> {
  const fromLibrary = LIBRARY.find(({ definition }) => definition.id === id);
  if (fromLibrary) {
    const facts = { kind: "exercise", ownerId: null, assigned: false, subscribed: false } as const;
    return may(viewer, action, facts) ? fromLibrary : null;
  }
  const [row] = await ownRows(database, viewer, eq(database.schema.exercises.id, id));
  return row && opens(viewer, action, row) ? toExercise(row) : null;
}

/** Newest definitions by id, access apart: for showing what somebody was given. */
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

/** Every version of an exercise, newest first, access apart. The library has the one that is code. */
export async function versionsOf({ read, schema }: Database, id: string): Promise<ExerciseVersion[]> {
  const known = exerciseById(id);
  if (known)
    return [
      { version: known.version, definition: known, author: null, createdAt: null, note: "", hasTake: false },
    ];
  const { exerciseVersions, users } = schema;
  const rows = await read
    .select({
      version: exerciseVersions.version,
      definition: exerciseVersions.definition,
      authorId: exerciseVersions.authorId,
      authorName: users.name,
      createdAt: exerciseVersions.createdAt,
      note: exerciseVersions.note,
      takeId: exerciseVersions.takeId,
    })
    .from(exerciseVersions)
    .innerJoin(users, eq(users.id, exerciseVersions.authorId))
    .where(eq(exerciseVersions.exerciseId, id))
    .orderBy(desc(exerciseVersions.version));
  return rows.map((row) => ({
    version: row.version,
    definition: parseDefinition(row.definition),
    author: { id: row.authorId, name: row.authorName },
    createdAt: instant(row.createdAt),
    note: row.note,
    hasTake: row.takeId !== null,
  }));
}

/** A definition as it was stored. */
export function parseDefinition(json: string): ExerciseDefinition {
  return exerciseDefinitionSchema.parse(JSON.parse(json));
}

/** What a version comes with. */
export type Authorship = {
  readonly authorId: string;
  readonly note: string;
  /** A row of `exercise_takes`: see exercises/takes.ts. Null keeps that of the version before. */
  readonly takeId: string | null;
  /** ms since 1970. */
  readonly now: number;
};

/**
 * A new exercise of the author's own, as version 1.
 * @throws Refusal wrong_state where they have as many as there can be
 */
export async function insertExercise(
  { schema: { exercises, exerciseVersions } }: Database,
  writer: Writer,
  exercise: NewExercise,
  { authorId, note, takeId, now }: Authorship,
): Promise<ExerciseDefinition> {
  const owned = await writer
    .select({ id: exercises.id })
    .from(exercises)
    .where(eq(exercises.ownerId, authorId))
    .limit(MOST_EXERCISES);
  if (owned.length >= MOST_EXERCISES)
    throw new Refusal("wrong_state", `${MOST_EXERCISES} own exercises are the most there can be.`);
  const id = uuidv7();
  const made: ExerciseDefinition = { id, version: 1, ...exercise };
  const definition = JSON.stringify(made);
  const row = { definition, createdAt: now };
  await writer.insert(exercises).values({ ...row, id, ownerId: authorId, title: exercise.title });
  await writer
    .insert(exerciseVersions)
    .values({ ...row, exerciseId: id, version: 1, authorId, note, takeId });
  return made;
}

/**
 * The next version of an own exercise; plans use it from now on, sessions that were done keep theirs.
 * @param basedOn the version that was changed
 * @throws Refusal not_found unless it is the author's; conflict where another change came first; wrong_state where it would
 *   count seconds instead of repetitions or the other way round, which the doses of plans do not fit
 */
export async function addVersion(
  database: Database,
  writer: Writer,
  change: { readonly exerciseId: string; readonly basedOn: number; readonly definition: NewExercise },
  { authorId, note, takeId, now }: Authorship,
): Promise<ExerciseDefinition> {
  const { exercises, exerciseVersions } = database.schema;
  const { exerciseId, basedOn } = change;
  const [row] = await database.forUpdate(
    writer
      .select()
      .from(exercises)
      .where(and(eq(exercises.id, exerciseId), eq(exercises.ownerId, authorId))),
  );
  if (!row) throw notFound();
  const before = parseDefinition(row.definition);
  if (before.version !== basedOn)
    throw new Refusal("conflict", `Version ${before.version} is the newest; look at it first.`);
  if (before.version >= MOST_VERSIONS)
    throw new Refusal("wrong_state", `${MOST_VERSIONS} versions are the most there can be.`);
  if ((before.counting === "hold") !== (change.definition.counting === "hold"))
    throw new Refusal("wrong_state", "Plans of it would not fit: make another exercise instead.");
  const [last] = await writer
    .select({ takeId: exerciseVersions.takeId })
    .from(exerciseVersions)
    .where(and(eq(exerciseVersions.exerciseId, exerciseId), eq(exerciseVersions.version, basedOn)));
  const version = before.version + 1;
  const made: ExerciseDefinition = { ...change.definition, id: exerciseId, version };
  const definition = JSON.stringify(made);
  await writer.insert(exerciseVersions).values({
    exerciseId,
    version,
    definition,
    authorId,
    createdAt: now,
    note,
    takeId: takeId ?? last?.takeId ?? null,
  });
  await writer
    .update(exercises)
    .set({ title: change.definition.title, definition })
    .where(eq(exercises.id, exerciseId));
  return made;
}

function opens(viewer: Viewer, action: Action, { ownerId, assigned, subscribed }: Row): boolean {
  return may(viewer, action, { kind: "exercise", ownerId, assigned, subscribed });
}

async function ownRows(
  { read, schema }: Database,
  viewer: Viewer,
  where: ReturnType<typeof and>,
): Promise<Row[]> {
  const { exercises, assignments, subscriptions, users } = schema;
  const assigned = sql<boolean>`exists (select 1 from ${assignments} where ${assignments.exerciseId} = ${exercises.id} and ${assignments.patientId} = ${viewer.id})`;
  const subscribed = sql<boolean>`exists (select 1 from ${subscriptions} where ${subscriptions.physicianId} = ${exercises.ownerId} and ${subscriptions.patientId} = ${viewer.id} and ${subscriptions.state} = 'approved')`;
  const mine =
    viewer.role === "admin"
      ? undefined
      : viewer.role === "physician"
        ? eq(exercises.ownerId, viewer.id)
        : or(assigned, subscribed);
  return read
    .select({
      id: exercises.id,
      ownerId: exercises.ownerId,
      title: exercises.title,
      definition: exercises.definition,
      createdAt: exercises.createdAt,
      archivedAt: exercises.archivedAt,
      ownerName: users.name,
      assigned: assigned.mapWith(Boolean),
      subscribed: subscribed.mapWith(Boolean),
    })
    .from(exercises)
    .innerJoin(users, eq(users.id, exercises.ownerId))
    .where(and(mine, where))
    .orderBy(asc(exercises.title), asc(exercises.id));
}

function toExercise(row: Row): Exercise {
  return {
    definition: parseDefinition(row.definition),
    origin: "own",
    createdBy: { id: row.ownerId, name: row.ownerName },
    createdAt: instant(row.createdAt),
    archivedAt: instantOrNull(row.archivedAt),
  };
}
