import { ADDRESSES } from "../addresses.ts";
import {
  createExerciseSchema,
  exerciseIdSchema,
  exerciseSchema,
  exerciseVersionSchema,
  newVersionSchema,
} from "../exercises.ts";
import { uuidSchema } from "../primitives.ts";
import {
  rescoredExerciseSchema,
  rescoreExerciseSchema,
  rescoreSessionSchema,
  rescoringSchema,
  rescoringsSchema,
} from "../rescorings.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

const exerciseParams = z.strictObject({ exerciseId: exerciseIdSchema });
const versionParams = z.strictObject({
  exerciseId: exerciseIdSchema,
  version: z.coerce.number().int().min(1).max(1_000_000),
});
const sessionParams = z.strictObject({ sessionId: uuidSchema });

export const exerciseRoutes = {
  listExercises: {
    ...ADDRESSES.listExercises,
    who: ["patient", "physician", "admin"],
    object: "none",
    summary: "The library, and own exercises: a physician's those they made, a patient's their physicians'",
    query: z.strictObject({
      /** `only`: the archived ones instead. */
      archived: z.enum(["only"]).optional(),
    }),
    response: z.object({ exercises: z.array(exerciseSchema) }),
  },
  getExercise: {
    ...ADDRESSES.getExercise,
    who: ["patient", "physician", "admin"],
    object: "exercise",
    summary: "One exercise in its newest version",
    params: exerciseParams,
    response: exerciseSchema,
  },
  createExercise: {
    ...ADDRESSES.createExercise,
    who: ["physician"],
    object: "none",
    summary: "Make an exercise of my own",
    body: createExerciseSchema,
    response: exerciseSchema,
    status: 201,
  },
  setExerciseArchived: {
    ...ADDRESSES.setExerciseArchived,
    who: ["physician"],
    object: "exercise",
    summary: "Archive an exercise of my own, or take it out again; plans that have it keep it",
    params: exerciseParams,
    body: z.strictObject({ archived: z.boolean() }),
    response: exerciseSchema,
  },
  listExerciseVersions: {
    ...ADDRESSES.listExerciseVersions,
    who: ["patient", "physician", "admin"],
    object: "exercise",
    summary: "Every version of an exercise, newest first",
    params: exerciseParams,
    response: z.object({ versions: z.array(exerciseVersionSchema) }),
  },
  getExerciseVersion: {
    ...ADDRESSES.getExerciseVersion,
    who: ["patient", "physician", "admin"],
    object: "exercise",
    summary: "An exercise as it was in one version",
    params: versionParams,
    response: exerciseVersionSchema,
  },
  addExerciseVersion: {
    ...ADDRESSES.addExerciseVersion,
    who: ["physician"],
    object: "exercise",
    summary: "Change an exercise of my own: a new version, used by plans from now on; old ones stay",
    params: exerciseParams,
    body: newVersionSchema,
    response: exerciseVersionSchema,
    status: 201,
  },
  getExerciseTake: {
    ...ADDRESSES.getExerciseTake,
    who: ["physician"],
    object: "exercise",
    summary: "The recording that a version of my exercise was derived from: a gzip file of packed trace",
    params: versionParams,
  },
  rescoreExercise: {
    ...ADDRESSES.rescoreExercise,
    who: ["physician"],
    object: "exercise",
    summary: "Score my patients' sessions of an exercise with one of its versions, some at a time",
    params: exerciseParams,
    body: rescoreExerciseSchema,
    response: rescoredExerciseSchema,
  },
  listRescorings: {
    ...ADDRESSES.listRescorings,
    who: ["patient", "physician"],
    object: "session",
    summary: "A session as it was scored again, newest first, and the versions it can be scored with",
    params: sessionParams,
    response: rescoringsSchema,
  },
  rescoreSession: {
    ...ADDRESSES.rescoreSession,
    who: ["physician"],
    object: "session",
    summary: "Score a session's stored trace with another version; what was counted live stays",
    params: sessionParams,
    body: rescoreSessionSchema,
    response: rescoringSchema,
  },
} as const satisfies Record<string, Route>;
