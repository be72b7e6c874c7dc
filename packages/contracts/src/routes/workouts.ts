import { ADDRESSES } from "../addresses.ts";
import { uuidSchema } from "../primitives.ts";
import type { Route } from "../route.ts";
import {
  bodyMassSchema,
  newWorkoutSchema,
  workoutListSchema,
  workoutSchema,
  workoutSettingsSchema,
  workoutStatisticsQuerySchema,
  workoutStatisticsSchema,
} from "../workouts.ts";
import "../zod-setup.ts";
import * as z from "zod";

const workout = z.strictObject({ workoutId: uuidSchema });

export const workoutRoutes = {
  createWorkout: {
    ...ADDRESSES.createWorkout,
    who: ["patient"],
    object: "none",
    summary:
      "Keep what a film of mine showed, or announce a film for the server to analyse, under an id the client made; the same call again finds it",
    body: newWorkoutSchema,
    response: workoutSchema,
    status: 201,
  },
  listWorkouts: {
    ...ADDRESSES.listWorkouts,
    who: ["patient"],
    object: "none",
    summary: "My workouts, newest first",
    response: workoutListSchema,
  },
  listPatientWorkouts: {
    ...ADDRESSES.listPatientWorkouts,
    who: ["physician"],
    object: "patient",
    summary: "Workouts of a patient of mine, newest first",
    params: z.strictObject({ patientId: uuidSchema }),
    response: workoutListSchema,
  },
  getWorkout: {
    ...ADDRESSES.getWorkout,
    who: ["patient", "physician"],
    object: "workout",
    summary: "One workout: how far it is, its bouts, and the energy as a range",
    params: workout,
    response: workoutSchema,
  },
  putWorkoutTrace: {
    ...ADDRESSES.putWorkoutTrace,
    who: ["patient"],
    object: "workout",
    summary: "Keep the movement of a workout that was analysed in the browser (packed trace, gzip)",
    params: workout,
    body: "bytes",
    response: null,
  },
  getWorkoutTrace: {
    ...ADDRESSES.getWorkoutTrace,
    who: ["patient", "physician"],
    object: "workout",
    summary: "The movement of a workout (packed trace, gzip)",
    params: workout,
  },
  putWorkoutVideo: {
    ...ADDRESSES.putWorkoutVideo,
    who: ["patient"],
    object: "workout",
    summary:
      "Upload the film of a workout to be analysed by the server (MP4, MOV or WebM, judged by content)",
    params: workout,
    body: "stream",
    response: workoutSchema,
  },
  getWorkoutVideo: {
    ...ADDRESSES.getWorkoutVideo,
    who: ["patient"],
    object: "workout",
    summary: "The uploaded film, or the bytes of it that the Range header asks for",
    params: workout,
  },
  retryWorkout: {
    ...ADDRESSES.retryWorkout,
    who: ["patient"],
    object: "workout",
    summary: "Have a film analysed anew that failed for no fault of its own",
    params: workout,
    response: workoutSchema,
  },
  removeWorkout: {
    ...ADDRESSES.removeWorkout,
    who: ["patient"],
    object: "workout",
    summary: "Delete a workout with its movement and its film",
    params: workout,
    response: null,
  },
  getWorkoutStatistics: {
    ...ADDRESSES.getWorkoutStatistics,
    who: ["patient"],
    object: "none",
    summary: "My workouts by week and by exercise",
    query: workoutStatisticsQuerySchema,
    response: workoutStatisticsSchema,
  },
  getWorkoutSettings: {
    ...ADDRESSES.getWorkoutSettings,
    who: ["patient"],
    object: "none",
    summary: "My body mass, and whether and how much the server analyses",
    response: workoutSettingsSchema,
  },
  putBodyMass: {
    ...ADDRESSES.putBodyMass,
    who: ["patient"],
    object: "none",
    summary: "Tell my body mass, or take it back",
    body: bodyMassSchema,
    response: workoutSettingsSchema,
  },
} as const satisfies Record<string, Route>;
