import { YOGA_POSE_IDS } from "@physiocheck/motion";
import { ADDRESSES } from "../addresses.ts";
import { timeZoneSchema, uuidSchema } from "../primitives.ts";
import { SIGNED_IN, type Route } from "../route.ts";
import {
  landmarkBatchSchema,
  landmarkPictureSchema,
  newPracticeSchema,
  newYogaSessionSchema,
  poseAnswerSchema,
  practiceContentSchema,
  practiceSchema,
  yogaPoseSchema,
  yogaSessionChangeSchema,
  yogaSessionHeadSchema,
  yogaSessionSchema,
  yogaStatisticsSchema,
} from "../yoga.ts";
import "../zod-setup.ts";
import * as z from "zod";

const practice = z.strictObject({ practiceId: uuidSchema });
const session = z.strictObject({ yogaSessionId: uuidSchema });

export const yogaRoutes = {
  listYogaPoses: {
    ...ADDRESSES.listYogaPoses,
    who: "anyone",
    object: "none",
    summary: "The yoga poses with the angles they are judged by",
    response: z.object({ poses: z.array(yogaPoseSchema) }),
  },
  getYogaPose: {
    ...ADDRESSES.getYogaPose,
    who: "anyone",
    object: "none",
    summary: "One yoga pose; an unknown one is refused with the list of those there are",
    params: z.strictObject({ poseId: z.enum(YOGA_POSE_IDS) }),
    response: yogaPoseSchema,
  },
  analyseYogaPose: {
    ...ADDRESSES.analyseYogaPose,
    who: SIGNED_IN,
    object: "none",
    summary: "Which yoga pose landmarks show, and how well it is done; nothing is kept",
    body: landmarkPictureSchema,
    response: poseAnswerSchema,
  },
  analyseYogaPoses: {
    ...ADDRESSES.analyseYogaPoses,
    who: SIGNED_IN,
    object: "none",
    summary: "The same for up to a hundred pictures, answered in their order; nothing is kept",
    body: landmarkBatchSchema,
    response: z.object({ answers: z.array(poseAnswerSchema) }),
  },
  listPractices: {
    ...ADDRESSES.listPractices,
    who: ["patient"],
    object: "none",
    summary: "Yoga practices that I put together, the last changed first",
    response: z.object({ practices: z.array(practiceSchema) }),
  },
  createPractice: {
    ...ADDRESSES.createPractice,
    who: ["patient"],
    object: "none",
    summary: "Put a yoga practice together, under an id the client made; the same call again finds it",
    body: newPracticeSchema,
    response: practiceSchema,
    status: 201,
  },
  getPractice: {
    ...ADDRESSES.getPractice,
    who: ["patient"],
    object: "yoga",
    summary: "One of my yoga practices",
    params: practice,
    response: practiceSchema,
  },
  changePractice: {
    ...ADDRESSES.changePractice,
    who: ["patient"],
    object: "yoga",
    summary: "Change one of my yoga practices",
    params: practice,
    body: practiceContentSchema,
    response: practiceSchema,
  },
  removePractice: {
    ...ADDRESSES.removePractice,
    who: ["patient"],
    object: "yoga",
    summary: "Delete one of my yoga practices; sessions done with it stay",
    params: practice,
    response: null,
  },
  storeYogaSession: {
    ...ADDRESSES.storeYogaSession,
    who: ["patient"],
    object: "none",
    summary: "Store a yoga session that was done, under an id the client made; the same call again finds it",
    body: newYogaSessionSchema,
    response: yogaSessionSchema,
    status: 201,
  },
  listYogaSessions: {
    ...ADDRESSES.listYogaSessions,
    who: ["patient"],
    object: "none",
    summary: "My yoga sessions, newest first",
    response: z.object({ sessions: z.array(yogaSessionHeadSchema) }),
  },
  getYogaSession: {
    ...ADDRESSES.getYogaSession,
    who: ["patient"],
    object: "yoga",
    summary: "One of my yoga sessions, hold by hold",
    params: session,
    response: yogaSessionSchema,
  },
  changeYogaSession: {
    ...ADDRESSES.changeYogaSession,
    who: ["patient"],
    object: "yoga",
    summary: "Change the title and the note of one of my yoga sessions",
    params: session,
    body: yogaSessionChangeSchema,
    response: yogaSessionSchema,
  },
  removeYogaSession: {
    ...ADDRESSES.removeYogaSession,
    who: ["patient"],
    object: "yoga",
    summary: "Delete one of my yoga sessions",
    params: session,
    response: null,
  },
  getYogaStatistics: {
    ...ADDRESSES.getYogaStatistics,
    who: ["patient"],
    object: "none",
    summary:
      "What my yoga sessions come to: this week, minutes, streak and accuracy, by the calendar of a time zone",
    query: z.strictObject({ zone: timeZoneSchema.default("UTC") }),
    response: yogaStatisticsSchema,
  },
} as const satisfies Record<string, Route>;
