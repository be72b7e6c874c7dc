import {
  ANGLE_NAMES,
  AUTHORING_NOTES,
  LANDMARK_NAMES,
  MOVEMENT_NAMES,
  REFUSALS,
  type AlignmentProposal,
  type AngleRange,
  type AuthoredExercise,
  type AuthoredRepetition,
  type CapturedKeypoints,
  type CapturedPose,
  type StabilityProposal,
  type TimingProposal,
  type ViewProposal,
} from "@physiocheck/motion";
import {
  alignmentRuleSchema,
  exerciseDefinitionSchema,
  feedbackCodeSchema,
  poseTemplateSchema,
  takeSchema,
} from "./exercises.ts";
import { line, sideSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

const number = z.number();
const spreadSchema = z.object({ mean: number, spread: number });
const angleSchema = z.enum(ANGLE_NAMES);
const movementSchema = z.enum(MOVEMENT_NAMES);
const msSchema = z.number().min(-1e9).max(1e12);

/** A repetition of a take. */
export const repetitionSchema: z.ZodType<AuthoredRepetition, AuthoredRepetition> = z.strictObject({
  start: msSchema,
  peak: msSchema,
  end: msSchema,
  side: sideSchema,
  outEnd: msSchema,
  backStart: msSchema,
  depth: z.number().min(0).max(100),
});

export const capturedPoseSchema: z.ZodType<CapturedPose, CapturedPose> = z.object({
  atMs: number,
  angles: z.partialRecord(angleSchema, z.object({ value: number, plusMinus: number })),
  refused: z.array(z.object({ angle: angleSchema, reason: z.enum(REFUSALS) })),
  template: poseTemplateSchema,
});

export const capturedKeypointsSchema: z.ZodType<CapturedKeypoints, CapturedKeypoints> = z.object({
  atMs: number,
  facing: number.nullable(),
  points: z.record(z.enum(LANDMARK_NAMES), z.object({ x: number, y: number, z: number, visibility: number })),
});

export const angleProposalSchema: z.ZodType<AngleRange, AngleRange> = z.object({
  movement: movementSchema,
  side: sideSchema,
  start: spreadSchema,
  peak: spreadSchema,
  min: number,
  max: number,
  range: number,
  agreement: number,
  primary: z.boolean(),
});

export const timingProposalSchema: z.ZodType<TimingProposal, TimingProposal> = z.object({
  repetition: spreadSchema,
  out: spreadSchema,
  atPeak: spreadSchema,
  back: spreadSchema,
  rest: spreadSchema,
  minRep: number,
  maxRep: number,
  typicalRep: number,
});

const limitSchema = z.object({ seen: number, limit: number });
export const stabilityProposalSchema: z.ZodType<StabilityProposal, StabilityProposal> = z.object({
  sway: limitSchema.nullable(),
  jitter: limitSchema.nullable(),
  hold: z
    .object({
      tolerance: poseTemplateSchema,
      support: z.partialRecord(movementSchema, z.tuple([number, number])).optional(),
      graceMs: number,
    })
    .nullable(),
});

export const alignmentProposalSchema: z.ZodType<AlignmentProposal, AlignmentProposal> = z.object({
  id: z.string(),
  rule: alignmentRuleSchema,
  seen: z.object({ mean: number, spread: number, min: number, max: number }),
  on: z.boolean(),
});

const viewProposalSchema: z.ZodType<ViewProposal, ViewProposal> = z.object({
  view: z.enum(["front", "side", "diagonal", "any"]),
  facing: spreadSchema,
  refused: z.array(angleSchema),
  request: feedbackCodeSchema.nullable(),
});

/** Everything that one take says about an exercise. */
export const authoredExerciseSchema: z.ZodType<AuthoredExercise, AuthoredExercise> = z.object({
  definition: exerciseDefinitionSchema,
  mirrored: exerciseDefinitionSchema.nullable(),
  repetitions: z.array(repetitionSchema),
  poses: z.object({
    start: capturedPoseSchema,
    peak: capturedPoseSchema,
    end: capturedPoseSchema,
    reference: capturedPoseSchema,
  }),
  ranges: z.array(angleProposalSchema),
  timing: timingProposalSchema,
  stability: stabilityProposalSchema,
  alignment: z.array(alignmentProposalSchema),
  view: viewProposalSchema,
  movingSide: z.enum(["left", "right", "both", "alternating"]),
  notes: z.array(
    z.object({
      code: z.enum(AUTHORING_NOTES),
      movement: movementSchema.nullable(),
      value: number.nullable(),
    }),
  ),
});

/** A moment of a take. */
export const momentOfTakeSchema = z.strictObject({ take: takeSchema, atMs: msSchema });

/** A take, and where its repetitions are; the engine finds them where that is not said. */
export const repetitionsOfTakeSchema = z.strictObject({
  take: takeSchema,
  repetitions: z.array(repetitionSchema).min(1).max(200).optional(),
});

export const wholeTakeSchema = z.strictObject({ take: takeSchema, title: line(120).optional() });
