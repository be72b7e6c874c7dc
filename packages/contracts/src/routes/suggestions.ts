import { ADDRESSES } from "../addresses.ts";
import { exerciseIdSchema } from "../exercises.ts";
import { uuidSchema } from "../primitives.ts";
import type { Route } from "../route.ts";
import {
  acceptedChangeSchema,
  acceptExerciseChangeSchema,
  acceptPatientChangeSchema,
  dismissExerciseSuggestionSchema,
  dismissPatientSuggestionSchema,
  exerciseInsightSchema,
} from "../suggestions.ts";
import "../zod-setup.ts";
import * as z from "zod";

const patientParams = z.strictObject({ patientId: uuidSchema });
const exerciseParams = z.strictObject({ exerciseId: exerciseIdSchema });

export const suggestionRoutes = {
  listPatientSuggestions: {
    ...ADDRESSES.listPatientSuggestions,
    who: ["physician"],
    object: "patient",
    summary: "What a patient's sessions suggest to change, and their common errors, by exercise",
    params: patientParams,
    response: z.object({ insights: z.array(exerciseInsightSchema) }),
  },
  acceptPatientSuggestion: {
    ...ADDRESSES.acceptPatientSuggestion,
    who: ["physician"],
    object: "patient",
    summary:
      "Change an exercise for one patient: a new version where it is mine and theirs alone, else one of my own that takes its place on their plan",
    params: patientParams,
    body: acceptPatientChangeSchema,
    response: acceptedChangeSchema,
    status: 201,
  },
  dismissPatientSuggestion: {
    ...ADDRESSES.dismissPatientSuggestion,
    who: ["physician"],
    object: "patient",
    summary: "Decline a suggestion for a patient, with the reason",
    params: patientParams,
    body: dismissPatientSuggestionSchema,
    response: null,
  },
  listExerciseSuggestions: {
    ...ADDRESSES.listExerciseSuggestions,
    who: ["physician"],
    object: "exercise",
    summary:
      "What my patients' sessions of an exercise suggest to change for everybody, and their common errors",
    params: exerciseParams,
    response: exerciseInsightSchema,
  },
  acceptExerciseSuggestion: {
    ...ADDRESSES.acceptExerciseSuggestion,
    who: ["physician"],
    object: "exercise",
    summary:
      "Change an exercise for everybody: a new version of mine, or one of my own made from the library",
    params: exerciseParams,
    body: acceptExerciseChangeSchema,
    response: acceptedChangeSchema,
    status: 201,
  },
  dismissExerciseSuggestion: {
    ...ADDRESSES.dismissExerciseSuggestion,
    who: ["physician"],
    object: "exercise",
    summary: "Decline a suggestion for an exercise, with the reason",
    params: exerciseParams,
    body: dismissExerciseSuggestionSchema,
    response: null,
  },
} as const satisfies Record<string, Route>;
