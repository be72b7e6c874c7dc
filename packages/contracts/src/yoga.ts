import { YOGA_JOINTS, YOGA_POSE_IDS, type StepResult, type YogaJoint } from "@physiocheck/motion";
import { instantSchema, line, prose, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

const poseIdSchema = z.enum(YOGA_POSE_IDS);
const jointSchema = z.enum(YOGA_JOINTS as readonly [YogaJoint, ...YogaJoint[]]);
const accuracySchema = z.number().min(0).max(100);
const degreesSchema = z.number().min(-360).max(360);
const heldSchema = z.number().min(0).max(36_000);

/** Seconds for which a pose may be asked. */
export const HOLD_SECONDS = { least: 5, most: 300 } as const;
export const MOST_PRACTICE_POSES = 40;

const secondsSchema = z.int().min(HOLD_SECONDS.least).max(HOLD_SECONDS.most);
export const practicePoseSchema = z.strictObject({ pose: poseIdSchema, seconds: secondsSchema });

/** A practice somebody put together: poses in their order, each with its seconds (a side). */
export const practiceContentSchema = z.strictObject({
  title: line(80),
  note: prose(500),
  poses: z.array(practicePoseSchema).min(1).max(MOST_PRACTICE_POSES),
});
export type PracticeContent = z.infer<typeof practiceContentSchema>;

export const newPracticeSchema = practiceContentSchema.extend({
  /** Made by the client, so that a repeated call makes it once. */
  id: uuidSchema,
});

export const practiceSchema = practiceContentSchema.extend({
  id: uuidSchema,
  createdAt: instantSchema,
  changedAt: instantSchema,
});
export type Practice = z.infer<typeof practiceSchema>;

export const stepResultSchema: z.ZodType<StepResult, StepResult> = z.strictObject({
  pose: poseIdSchema,
  side: z.enum(["left", "right", "both"]),
  seconds: secondsSchema,
  heldSeconds: heldSchema,
  longestSeconds: heldSchema,
  accuracy: accuracySchema.nullable(),
  improvements: z
    .array(
      z.strictObject({
        joint: jointSchema,
        deviation: degreesSchema,
        loss: z.number().min(0).max(1),
      }),
    )
    .max(3),
});

/** What the person may write about a session, and change later. */
const yogaSessionTextSchema = z.strictObject({ title: line(80), note: prose(1000) });
export const yogaSessionChangeSchema = yogaSessionTextSchema;

/** The longest that one session may last, ms. */
const LONGEST_MS = 6 * 3_600_000;

export const newYogaSessionSchema = yogaSessionTextSchema
  .extend({
    id: uuidSchema,
    startedAt: instantSchema,
    finishedAt: instantSchema,
    steps: z
      .array(stepResultSchema)
      .min(1)
      .max(2 * MOST_PRACTICE_POSES),
  })
  .refine(
    ({ startedAt, finishedAt }) => {
      const length = Date.parse(finishedAt) - Date.parse(startedAt);
      return length >= 0 && length <= LONGEST_MS;
    },
    { path: ["finishedAt"], message: "a session ends after it began, and within six hours" },
  );
export type NewYogaSession = z.infer<typeof newYogaSessionSchema>;

const practiceSummarySchema = z.object({
  heldSeconds: z.number(),
  askedSeconds: z.number(),
  complete: z.int(),
  accuracy: accuracySchema.nullable(),
});

export const yogaSessionHeadSchema = yogaSessionTextSchema.extend({
  id: uuidSchema,
  startedAt: instantSchema,
  finishedAt: instantSchema,
  /** Holds that were asked for. */
  holds: z.int(),
  summary: practiceSummarySchema,
});
export type YogaSessionHead = z.infer<typeof yogaSessionHeadSchema>;

export const yogaSessionSchema = yogaSessionHeadSchema.extend({ steps: z.array(stepResultSchema) });
export type YogaSession = z.infer<typeof yogaSessionSchema>;

export const yogaStatisticsSchema = z.object({
  practices: z.int(),
  minutes: z.number(),
  practicesThisWeek: z.int(),
  minutesThisWeek: z.number(),
  streakDays: z.int(),
  accuracy: accuracySchema.nullable(),
});

const targetSchema = z.object({ joint: jointSchema, target: degreesSchema, tolerance: degreesSchema });

/** A pose as data; its sentences are the app's, in the reader's language. */
export const yogaPoseSchema = z.object({
  id: poseIdSchema,
  version: z.int(),
  position: z.string(),
  view: z.string(),
  sides: z.enum(["both", "either"]),
  /** With the left side leading, where it has sides. */
  joints: z.array(targetSchema),
});

const LANDMARKS = 33;
const part = z.number().min(-4).max(5);
const metres = z.number().min(-10).max(10);
const seen = z.number().min(0).max(1);

/** A person in one picture: MediaPipe's 33 landmarks, [x, y, z, visibility] in parts of the picture, and the same in metres. */
export const landmarkPictureSchema = z.strictObject({
  width: z.int().min(16).max(16_384),
  height: z.int().min(16).max(16_384),
  landmarks: z.array(z.tuple([part, part, part, seen])).length(LANDMARKS),
  world: z
    .array(z.tuple([metres, metres, metres, seen]))
    .length(LANDMARKS)
    .nullable(),
  /** Judge it as this pose; absent, as the one that is recognised. */
  as: poseIdSchema.optional(),
});
export type LandmarkPicture = z.infer<typeof landmarkPictureSchema>;

/** Pictures that one batch may hold. */
export const MOST_PICTURES = 100;
export const landmarkBatchSchema = z.strictObject({
  pictures: z.array(landmarkPictureSchema).min(1).max(MOST_PICTURES),
});

export const poseAnswerSchema = z.object({
  /** The pose that is seen; null where none of the library fits. */
  pose: poseIdSchema.nullable(),
  confidence: z.number(),
  /** The pose it was held against; null where there is none. */
  judgedAs: poseIdSchema.nullable(),
  /** Null where too little of the body can be read. */
  match: z
    .object({
      side: z.enum(["left", "right", "both"]),
      accuracy: accuracySchema,
      joints: z.array(
        targetSchema.extend({
          value: z.number(),
          deviation: z.number(),
          /** Degrees of the deviation that may be an error of the depth. */
          doubt: z.number(),
          score: z.number(),
        }),
      ),
      /** The joint that is furthest off for its tolerance; null where all are within half of theirs. */
      worst: jointSchema.nullable(),
    })
    .nullable(),
});
export type PoseAnswer = z.infer<typeof poseAnswerSchema>;
