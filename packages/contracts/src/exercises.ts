import {
  FEEDBACK_CODES,
  MOVEMENT_NAMES,
  type AlignmentRule,
  type ExerciseDefinition,
  type PoseTemplate,
} from "@physiocheck/motion";
import { instantSchema, line, prose, sideSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Library ids are words (squat); a physician's own exercise has a UUID, which fits the same shape. */
export const exerciseIdSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "lower-case words with hyphens");

const movementSchema = z.enum(MOVEMENT_NAMES);
export const feedbackCodeSchema = z.enum(FEEDBACK_CODES);
const degrees = z.number().min(-360).max(360);
const rangeSchema = z.tuple([degrees, degrees]).refine(([from, to]) => from <= to, "from is larger than to");

/** Degrees of each movement that matters in a pose. */
export const poseTemplateSchema: z.ZodType<PoseTemplate, PoseTemplate> = z.partialRecord(
  movementSchema,
  degrees,
);

/** A movement rule that is watched during a repetition. */
export const alignmentRuleSchema: z.ZodType<AlignmentRule, AlignmentRule> = z.strictObject({
  movement: movementSchema,
  range: rangeSchema,
  during: z.enum(["always", "moving", "peak"]),
  graceMs: z.number().min(0).max(60_000),
  cue: feedbackCodeSchema,
  breaks: z.boolean(),
});

const part = z.number().min(0).max(1);
const seconds = z.number().positive().max(600);
const weight = z.number().min(0).max(100);

const definitionShape = {
  instruction: prose(1000).optional(),
  region: z.enum(["shoulder", "elbow", "trunk", "hip", "knee", "ankle", "balance", "whole_body"]),
  position: z.enum(["standing", "sitting", "floor", "kneeling"]),
  view: z.enum(["front", "side", "diagonal", "any"]),
  counting: z.enum(["reps", "alternating", "hold"]),
  sides: z.enum(["both", "either"]),
  primary: z
    .array(z.strictObject({ movement: movementSchema, weight: z.number().positive().max(100) }))
    .min(1)
    .max(MOVEMENT_NAMES.length),
  templates: z.strictObject({
    start: poseTemplateSchema,
    peak: poseTemplateSchema,
    end: poseTemplateSchema.optional(),
    reference: poseTemplateSchema.optional(),
  }),
  depth: z.strictObject({ counted: part, partial: part }),
  timing: z.strictObject({ minRep: seconds, maxRep: seconds, typicalRep: seconds }),
  hold: z
    .strictObject({
      tolerance: poseTemplateSchema,
      support: z.partialRecord(movementSchema, rangeSchema).optional(),
      graceMs: z.number().min(0).max(60_000),
    })
    .optional(),
  stays: z.enum(["hips", "feet", "one_foot"]).optional(),
  alignment: z.array(alignmentRuleSchema).max(32),
  met: z
    .tuple([z.number().positive().max(30), z.number().positive().max(30)])
    .refine(([low, high]) => low <= high, "low is larger than high"),
  quality: z.strictObject({
    range: weight,
    alignment: weight,
    tempo: weight,
    stability: weight,
    completion: weight,
  }),
};

/** What makes a definition usable beyond its shape. One rule, for new and for stored definitions. */
function coherent(
  definition: Pick<ExerciseDefinition, "primary" | "templates" | "depth" | "timing" | "counting" | "hold">,
  context: z.RefinementCtx,
): void {
  const problem = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: "custom", path, message });
  };
  const { primary, templates, depth, timing } = definition;
  const named = primary.map(({ movement }) => movement);
  if (new Set(named).size < named.length) problem(["primary"], "a movement is named twice");
  for (const movement of named) {
    const start = templates.start[movement];
    const peak = templates.peak[movement];
    // A hold is a pose, not a way from one pose to another, so it needs no start.
    if (start === undefined && definition.counting !== "hold")
      problem(["templates", "start"], `${movement} is missing`);
    if (peak === undefined) problem(["templates", "peak"], `${movement} is missing`);
    if (definition.counting !== "hold" && start !== undefined && start === peak)
      problem(["templates", "peak"], `${movement} does not move`);
  }
  if (depth.partial > depth.counted) problem(["depth", "partial"], "larger than counted");
  if (timing.minRep > timing.typicalRep || timing.typicalRep > timing.maxRep)
    problem(["timing"], "not in the order minRep, typicalRep, maxRep");
  if (definition.counting === "hold" && !definition.hold) problem(["hold"], "a hold needs its tolerance");
}

/** A whole exercise definition as the engine takes it. */
export const exerciseDefinitionSchema: z.ZodType<ExerciseDefinition, ExerciseDefinition> = z
  .strictObject({
    id: exerciseIdSchema,
    version: z.int().min(1).max(1_000_000),
    title: line(120).optional(),
    ...definitionShape,
  })
  .superRefine(coherent);

/** A new exercise: the server gives it its id and version 1. */
export const newExerciseSchema = z
  .strictObject({ title: line(120), ...definitionShape })
  .superRefine(coherent);
export type NewExercise = z.infer<typeof newExerciseSchema>;

/**
 * A recording of landmarks: a trace as JSON, or the base64 of a `.trace.json.gz`, a packed trace, or a gzip file of one, as
 * sessions store it.
 */
export const takeSchema = z.union([z.string().min(1), z.record(z.string(), z.unknown())], {
  error: "a trace as an object, or the base64 of one",
});
/** Longest recording in seconds: more than three repetitions of anything. */
export const LONGEST_TAKE_SECONDS = 180;

const versionShape = {
  /** What changed and why, in the author's words. */
  note: prose(500).default(""),
  /** The recording it was derived from, kept so that it can be derived again. */
  take: takeSchema.optional(),
};

export const createExerciseSchema = z
  .strictObject({ title: line(120), ...definitionShape, ...versionShape })
  .superRefine(coherent);

export const newVersionSchema = z.strictObject({
  /** The version that was changed; refused with 409 if it is no longer the newest. */
  basedOn: z.int().min(1).max(1_000_000),
  definition: newExerciseSchema,
  ...versionShape,
});

/** One state of an exercise. The newest is what plans use; sessions keep the one they ran with. */
export const exerciseVersionSchema = z.object({
  version: z.int(),
  definition: exerciseDefinitionSchema,
  /** Null for the library. */
  author: z.object({ id: uuidSchema, name: z.string() }).nullable(),
  createdAt: instantSchema.nullable(),
  note: z.string(),
  /** The recording it was derived from is there, for its owner. */
  hasTake: z.boolean(),
});
export type ExerciseVersion = z.infer<typeof exerciseVersionSchema>;

export const exerciseSchema = z.object({
  definition: exerciseDefinitionSchema,
  /** `library`: comes with the product. `own`: made by a physician. */
  origin: z.enum(["library", "own"]),
  /** Who made it; null for the library. */
  createdBy: z.object({ id: uuidSchema, name: z.string() }).nullable(),
  createdAt: instantSchema.nullable(),
  /** Since when it cannot be given to anybody any more; null while it can. */
  archivedAt: instantSchema.nullable(),
});
export type Exercise = z.infer<typeof exerciseSchema>;

const doseShape = {
  sets: z.int().min(1).max(20),
  /** Repetitions a set; null where the exercise is a hold. */
  reps: z.int().min(1).max(200).nullable(),
  /** Seconds a set is held; null where repetitions are counted. */
  holdSeconds: z.int().min(1).max(600).nullable(),
  restSeconds: z.int().min(0).max(600),
  side: sideSchema,
};

function oneTarget(dose: { reps: number | null; holdSeconds: number | null }): boolean {
  return (dose.reps === null) !== (dose.holdSeconds === null);
}

/** How much of an exercise: exactly one of `reps` and `holdSeconds` is given. */
export const doseSchema = z
  .strictObject(doseShape)
  .refine(oneTarget, { path: ["reps"], message: "give either reps or holdSeconds" });
export type Dose = z.infer<typeof doseSchema>;

export const newAssignmentSchema = z.strictObject({
  patientId: uuidSchema,
  exerciseId: exerciseIdSchema,
  dose: doseSchema,
  /** A sentence from the physician to the patient. */
  note: prose(500).default(""),
});

export const assignmentSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  physician: z.object({ id: uuidSchema, name: z.string() }),
  exercise: exerciseDefinitionSchema,
  dose: doseSchema,
  note: z.string(),
  createdAt: instantSchema,
  /** When the physician took it off the plan; null while it stands. */
  endedAt: instantSchema.nullable(),
  /** The plan it is an item of; absent where it was given by itself. */
  planId: uuidSchema.optional(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** One line of the patient's day. */
export const todayItemSchema = z.object({
  assignment: assignmentSchema,
  /** Sessions of it that were finished since `since`. */
  doneToday: z.int(),
  /** A session of it that was begun and not finished: offer to go on. */
  openSessionId: uuidSchema.nullable(),
  lastDoneAt: instantSchema.nullable(),
});
export type TodayItem = z.infer<typeof todayItemSchema>;
