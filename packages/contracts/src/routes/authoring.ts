import { ADDRESSES } from "../addresses.ts";
import {
  alignmentProposalSchema,
  angleProposalSchema,
  authoredExerciseSchema,
  capturedKeypointsSchema,
  capturedPoseSchema,
  momentOfTakeSchema,
  repetitionsOfTakeSchema,
  stabilityProposalSchema,
  timingProposalSchema,
  wholeTakeSchema,
} from "../authoring.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

/** The engine's authoring on the server: nothing is stored. A take that makes no exercise is refused with 422, saying why. */
export const authoringRoutes = {
  authorExercise: {
    ...ADDRESSES.authorExercise,
    who: ["physician"],
    object: "none",
    summary: "Derive a whole exercise from one take of three or more repetitions",
    body: wholeTakeSchema,
    response: authoredExerciseSchema,
  },
  capturePose: {
    ...ADDRESSES.capturePose,
    who: ["physician"],
    object: "none",
    summary: "The angles at one moment of a take",
    body: momentOfTakeSchema,
    response: capturedPoseSchema,
  },
  captureKeypoints: {
    ...ADDRESSES.captureKeypoints,
    who: ["physician"],
    object: "none",
    summary: "The 33 landmarks at one moment of a take, lifted, in torso lengths",
    body: momentOfTakeSchema,
    response: capturedKeypointsSchema,
  },
  generateAngleRanges: {
    ...ADDRESSES.generateAngleRanges,
    who: ["physician"],
    object: "none",
    summary: "What every movement does over the repetitions of a take",
    body: repetitionsOfTakeSchema,
    response: z.object({ ranges: z.array(angleProposalSchema).readonly() }),
  },
  generateTimingStability: {
    ...ADDRESSES.generateTimingStability,
    who: ["physician"],
    object: "none",
    summary: "Tempo and steadiness of the repetitions of a take",
    body: repetitionsOfTakeSchema,
    response: z.object({ timing: timingProposalSchema, stability: stabilityProposalSchema }),
  },
  generateAlignmentRules: {
    ...ADDRESSES.generateAlignmentRules,
    who: ["physician"],
    object: "none",
    summary: "Rules from the movements that stayed within a narrow band during a take",
    body: repetitionsOfTakeSchema,
    response: z.object({ alignment: z.array(alignmentProposalSchema).readonly() }),
  },
} as const satisfies Record<string, Route>;
