import {
  MOVEMENT_NAMES,
  SUGGESTION_REASONS,
  REP_REFUSALS,
  type CommonError,
  type DefinitionChange,
  type Suggestion,
} from "@physiocheck/motion";
import {
  exerciseDefinitionSchema,
  exerciseIdSchema,
  exerciseSchema,
  feedbackCodeSchema,
} from "./exercises.ts";
import { instantSchema, line, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

const degrees = z.number().min(-360).max(360);
const rangeSchema = z.tuple([degrees, degrees]);
const part = z.number().min(0).max(1);
const seconds = z.number().positive().max(600);

/** What accepting a suggestion changes; the exercise that comes of it is checked as a whole. */
export const definitionChangeSchema: z.ZodType<DefinitionChange, DefinitionChange> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("counted_depth"), from: part, to: part }),
    z.strictObject({ kind: z.enum(["min_rep", "max_rep", "typical_rep"]), from: seconds, to: seconds }),
    z.strictObject({
      kind: z.literal("rule_range"),
      rule: z.int().min(0).max(31),
      movement: z.enum(MOVEMENT_NAMES),
      from: rangeSchema,
      to: rangeSchema,
    }),
  ],
);

/** Names a change, so that a dismissal can be remembered: `counted_depth:0.5`. */
export const suggestionKeySchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z_]+(?::-?[0-9.]+)+$/, "the key of a suggestion");

const number = z.number();

const suggestionSchema: z.ZodType<Suggestion, Suggestion> = z.object({
  key: suggestionKeySchema,
  reason: z.enum(SUGGESTION_REASONS),
  change: definitionChangeSchema,
  evidence: z.object({
    patients: z.int(),
    sessions: z.int(),
    attempts: z.int(),
    share: number,
    measured: number,
  }),
});

const commonErrorSchema: z.ZodType<CommonError, CommonError> = z.object({
  kind: z.enum(["refusal", "cue"]),
  code: z.union([z.enum(REP_REFUSALS), feedbackCodeSchema]),
  count: z.int(),
  share: number,
  sessions: z.int(),
  trend: number.nullable(),
});

/** What the sessions of one exercise in its newest version say. */
export const exerciseInsightSchema = z.object({
  exercise: exerciseDefinitionSchema,
  sessions: z.int(),
  attempts: z.int(),
  suggestions: z.array(
    z.object({
      suggestion: suggestionSchema,
      /** When and why the physician did not want it; null while it stands. */
      dismissed: z.object({ at: instantSchema, reason: z.string() }).nullable(),
    }),
  ),
  errors: z.array(commonErrorSchema),
});
export type ExerciseInsight = z.infer<typeof exerciseInsightSchema>;

const acceptShape = {
  change: definitionChangeSchema,
  /** Name of the physician's own exercise, where the change makes one: of one of the library, or one that others do too. */
  title: line(120),
};
export const acceptExerciseChangeSchema = z.strictObject(acceptShape);
export const acceptPatientChangeSchema = z.strictObject({ exerciseId: exerciseIdSchema, ...acceptShape });

/** The exercise as it is now, and the assignment that has it where the patient's plan was changed to a new one. */
export const acceptedChangeSchema = z.object({
  exercise: exerciseSchema,
  assignmentId: uuidSchema.nullable(),
});

const dismissShape = { key: suggestionKeySchema, reason: line(300) };
export const dismissExerciseSuggestionSchema = z.strictObject(dismissShape);
export const dismissPatientSuggestionSchema = z.strictObject({
  exerciseId: exerciseIdSchema,
  ...dismissShape,
});
