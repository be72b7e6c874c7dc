import { ADDRESSES } from "../addresses.ts";
import { exerciseIdSchema, exerciseSchema, newExerciseSchema } from "../exercises.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

export const exerciseRoutes = {
  listExercises: {
    ...ADDRESSES.listExercises,
    who: ["patient", "physician", "admin"],
    object: "none",
    summary:
      "The library, and own exercises: a physician's those they made, a patient's those assigned to them",
    response: z.object({ exercises: z.array(exerciseSchema) }),
  },
  getExercise: {
    ...ADDRESSES.getExercise,
    who: ["patient", "physician", "admin"],
    object: "exercise",
    summary: "One exercise",
    params: z.strictObject({ exerciseId: exerciseIdSchema }),
    response: exerciseSchema,
  },
  createExercise: {
    ...ADDRESSES.createExercise,
    who: ["physician"],
    object: "none",
    summary: "Make an exercise of my own",
    body: newExerciseSchema,
    response: exerciseSchema,
    status: 201,
  },
} as const satisfies Record<string, Route>;
