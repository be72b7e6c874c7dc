import { and, eq } from "@physiocheck/database";
import {
  addVersion,
  insertExercise,
  versionsOf,
  visibleExercise,
  visibleExercises,
} from "../care/exercise-store.ts";
import type { Action } from "../access.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { insertTake, packedTake, takeOf } from "./takes.ts";

type ExerciseHandlers = Pick<
  Handlers,
  | "listExercises"
  | "getExercise"
  | "createExercise"
  | "setExerciseArchived"
  | "listExerciseVersions"
  | "getExerciseVersion"
  | "addExerciseVersion"
  | "getExerciseTake"
>;

/** Exercises and their versions. */
export function exerciseHandlers({ database, engine, now }: Deps): ExerciseHandlers {
  const { exercises } = database.schema;

  const found = async (viewer: SignedIn, id: string, action: Action = "read") => {
    const exercise = await visibleExercise(database, viewer, id, action);
    if (!exercise) throw notFound();
    return exercise;
  };
  const versionOf = async (id: string, version: number) => {
    const known = (await versionsOf(database, id)).find((each) => each.version === version);
    if (!known) throw notFound();
    return known;
  };

  return {
    listExercises: async ({ viewer, query: { archived } }) => ({
      exercises: await visibleExercises(database, viewer, archived === "only"),
    }),

    getExercise: ({ viewer, params: { exerciseId } }) => found(viewer, exerciseId),

    async createExercise({ viewer, body: { note, take, ...exercise } }) {
      const packed = take === undefined ? null : await packedTake(engine, take);
      const { id } = await database.write(async (writer) => {
        const takeId = packed && (await insertTake(database, writer, viewer.id, packed, now()));
        return insertExercise(database, writer, exercise, { authorId: viewer.id, note, takeId, now: now() });
      });
      return found(viewer, id);
    },

    async setExerciseArchived({ viewer, params: { exerciseId }, body: { archived } }) {
      const { archivedAt } = await found(viewer, exerciseId, "write");
      if ((archivedAt !== null) !== archived)
        await database.write(async (writer) => {
          await writer
            .update(exercises)
            .set({ archivedAt: archived ? now() : null })
            .where(and(eq(exercises.id, exerciseId), eq(exercises.ownerId, viewer.id)));
        });
      return found(viewer, exerciseId);
    },

    async listExerciseVersions({ viewer, params: { exerciseId } }) {
      await found(viewer, exerciseId);
      return { versions: await versionsOf(database, exerciseId) };
    },

    async getExerciseVersion({ viewer, params: { exerciseId, version } }) {
      await found(viewer, exerciseId);
      return versionOf(exerciseId, version);
    },

    async addExerciseVersion({ viewer, params: { exerciseId }, body: { basedOn, definition, note, take } }) {
      await found(viewer, exerciseId, "write");
      const packed = take === undefined ? null : await packedTake(engine, take);
      const { version } = await database.write(async (writer) => {
        const takeId = packed && (await insertTake(database, writer, viewer.id, packed, now()));
        return addVersion(
          database,
          writer,
          { exerciseId, basedOn, definition },
          { authorId: viewer.id, note, takeId, now: now() },
        );
      });
      return versionOf(exerciseId, version);
    },

    async getExerciseTake({ viewer, params: { exerciseId, version } }) {
      await found(viewer, exerciseId, "write");
      const data = await takeOf(database, viewer.id, exerciseId, version);
      if (!data) throw notFound();
      return data;
    },
  };
}
