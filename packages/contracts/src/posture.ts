import {
  POSTURE_CHANGES,
  POSTURE_LEVELS,
  POSTURE_MEASURES,
  POSTURE_REFUSALS,
  POSTURE_VIEWS,
  REFERENCE_SOURCES,
  type PostureChange,
  type PostureStill,
  type PostureSummary,
  type PostureViewResult,
} from "@physiocheck/motion";
import { instantSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Version of the words with which a patient agrees to pictures being kept. */
export const POSTURE_CONSENT_VERSION = 1;
/** A JPEG of a view as the browser sends it, bytes. */
export const MAX_POSTURE_PICTURE_BYTES = 4 * 1_048_576;
export const POSTURE_MODELS = ["lite", "full", "heavy"] as const;

export const postureViewNameSchema = z.enum(POSTURE_VIEWS);
const measureSchema = z.enum(POSTURE_MEASURES);
const degreesSchema = z.number().min(-360).max(360);
const doubtSchema = z.number().min(0).max(1000);
const part = z.number().min(-4).max(5);

/** Parts of the picture; a point put by hand lies inside of it. */
const handPointSchema = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).readonly();
const HAND_POINTS = [
  "left_ear",
  "right_ear",
  "left_shoulder",
  "right_shoulder",
  "left_hip",
  "right_hip",
  "left_knee",
  "right_knee",
  "left_ankle",
  "right_ankle",
  "c7",
] as const;
export const postureHandPoints = HAND_POINTS;
export type PostureHandPoint = (typeof HAND_POINTS)[number];

export const postureCorrectionsSchema = z.partialRecord(z.enum(HAND_POINTS), handPointSchema);

export const postureStillSchema: z.ZodType<PostureStill, PostureStill> = z.strictObject({
  view: postureViewNameSchema,
  picture: z.strictObject({ width: z.int().min(16).max(16_384), height: z.int().min(16).max(16_384) }),
  frames: z.int().min(1).max(100_000),
  points: z.array(z.tuple([part, part, z.number().min(0).max(1), z.number().min(0).max(10)])).length(33),
  world: z
    .array(z.tuple([z.number().min(-10).max(10), z.number().min(-10).max(10), z.number().min(-10).max(10)]))
    .length(33)
    .nullable(),
});

export const postureRollSchema = z.strictObject({
  degrees: z.number().min(-45).max(45),
  from: z.enum(["gravity", "plumb", "unknown"]),
});

const referenceSchema = z.strictObject({
  low: degreesSchema,
  high: degreesSchema,
  source: z.enum(REFERENCE_SOURCES),
});

const refusedSchema = z.strictObject({
  measure: measureSchema,
  view: postureViewNameSchema,
  reason: z.enum(POSTURE_REFUSALS),
});

export const postureViewResultSchema: z.ZodType<PostureViewResult, PostureViewResult> = z.strictObject({
  view: postureViewNameSchema,
  fault: z
    .strictObject({
      reason: z.enum(["nobody", "too_small", "not_this_view", "moving"]),
      seen: postureViewNameSchema.nullable(),
    })
    .nullable(),
  measurements: z.array(
    z.strictObject({
      measure: measureSchema,
      view: postureViewNameSchema,
      value: degreesSchema,
      plusMinus: doubtSchema,
      reference: referenceSchema,
      level: z.enum(POSTURE_LEVELS),
      corrected: z.boolean(),
    }),
  ),
  refused: z.array(refusedSchema),
  version: z.int().min(1),
});

export const postureSummarySchema: z.ZodType<PostureSummary, PostureSummary> = z.strictObject({
  findings: z.array(
    z.strictObject({
      measure: measureSchema,
      views: z.array(postureViewNameSchema).min(1),
      value: degreesSchema,
      plusMinus: doubtSchema,
      reference: referenceSchema,
      level: z.enum(POSTURE_LEVELS),
      corrected: z.boolean(),
    }),
  ),
  missing: z.array(refusedSchema),
  score: z.number().min(0).max(100).nullable(),
  scorePlusMinus: z.number().min(0).max(100).nullable(),
  parts: z.array(
    z.strictObject({ measure: measureSchema, score: z.number().min(0).max(100), weight: z.number().min(0) }),
  ),
});

/** Why the browser could not analyse a view; what the pose model saw wrong is the engine's to say. */
export const POSTURE_FAILURES = [
  "unreadable_file",
  "model_failed",
  "camera_failed",
  "cancelled",
  "nobody",
  "too_small",
  "not_this_view",
  "moving",
] as const;

export const newPostureSchema = z.strictObject({
  /** Made by the client, so that a repeated call makes it once. */
  id: uuidSchema,
  views: z
    .array(postureViewNameSchema)
    .min(1)
    .max(4)
    .refine((views) => new Set(views).size === views.length, "each view once"),
  source: z.enum(["camera", "file", "digital_patient"]),
  /** An unknown one is refused, and the answer names those there are. */
  model: z.enum(POSTURE_MODELS),
  /** The patient agrees that the pictures of this analysis are kept. */
  keepPictures: z.boolean(),
});
export type NewPosture = z.infer<typeof newPostureSchema>;

/** How far a view is, from the client's side. Sent again with the same id it replaces what was there. */
export const postureViewUpdateSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("in_progress"), view: postureViewNameSchema }),
  z.strictObject({
    state: z.literal("failed"),
    view: postureViewNameSchema,
    reason: z.enum(POSTURE_FAILURES),
  }),
  z.strictObject({
    state: z.literal("completed"),
    view: postureViewNameSchema,
    still: postureStillSchema,
    corrections: postureCorrectionsSchema,
    roll: postureRollSchema,
  }),
]);
export type PostureViewUpdate = z.infer<typeof postureViewUpdateSchema>;

export const postureViewSchema = z.object({
  id: uuidSchema,
  view: postureViewNameSchema,
  state: z.enum(["in_progress", "completed", "failed"]),
  reason: z.enum(POSTURE_FAILURES).nullable(),
  /** How often it was begun. */
  attempts: z.int().min(1),
  still: postureStillSchema.nullable(),
  corrections: postureCorrectionsSchema,
  roll: postureRollSchema.nullable(),
  result: postureViewResultSchema.nullable(),
  /** A picture of it is kept. */
  hasPicture: z.boolean(),
  changedAt: instantSchema,
});
export type PostureView = z.infer<typeof postureViewSchema>;

export const POSTURE_STATES = ["pending", "in_progress", "completed", "failed"] as const;

const postureHeadSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  at: instantSchema,
  source: newPostureSchema.shape.source,
  model: z.enum(POSTURE_MODELS),
  /** The views that were asked for. */
  views: z.array(postureViewNameSchema),
  state: z.enum(POSTURE_STATES),
  keepsPictures: z.boolean(),
  summary: postureSummarySchema,
});

export const postureSchema = postureHeadSchema.extend({ taken: z.array(postureViewSchema) });
export type Posture = z.infer<typeof postureSchema>;
export type PostureHead = z.infer<typeof postureHeadSchema>;

/** Newest first. */
export const postureListSchema = z.object({ analyses: z.array(postureHeadSchema) });

export const postureRemovalSchema = z.strictObject({ viewIds: z.array(uuidSchema).min(1).max(4) });

const changeSchema: z.ZodType<PostureChange, PostureChange> = z.strictObject({
  measure: measureSchema,
  before: degreesSchema,
  after: degreesSchema,
  change: z.number().min(-720).max(720),
  plusMinus: doubtSchema,
  kind: z.enum(POSTURE_CHANGES),
});

/** The older analysis first. */
export const postureComparisonSchema = z.object({
  before: postureHeadSchema,
  after: postureHeadSchema,
  changes: z.array(changeSchema),
});
