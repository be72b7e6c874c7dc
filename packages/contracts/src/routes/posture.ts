import { ADDRESSES } from "../addresses.ts";
import {
  newPostureSchema,
  postureComparisonSchema,
  postureListSchema,
  postureRemovalSchema,
  postureSchema,
  postureViewUpdateSchema,
} from "../posture.ts";
import { uuidSchema } from "../primitives.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

const analysis = z.strictObject({ analysisId: uuidSchema });
const view = analysis.extend({ viewId: uuidSchema });

export const postureRoutes = {
  createPosture: {
    ...ADDRESSES.createPosture,
    who: ["patient"],
    object: "none",
    summary: "Begin a posture analysis of mine, under an id the client made; the same call again finds it",
    body: newPostureSchema,
    response: postureSchema,
    status: 201,
  },
  listPostures: {
    ...ADDRESSES.listPostures,
    who: ["patient"],
    object: "none",
    summary: "My posture analyses, newest first",
    response: postureListSchema,
  },
  listPatientPostures: {
    ...ADDRESSES.listPatientPostures,
    who: ["physician"],
    object: "patient",
    summary: "Posture analyses of a patient of mine, newest first",
    params: z.strictObject({ patientId: uuidSchema }),
    response: postureListSchema,
  },
  getPosture: {
    ...ADDRESSES.getPosture,
    who: ["patient", "physician"],
    object: "posture",
    summary: "One posture analysis with its views, measurements, score and what is missing",
    params: analysis,
    response: postureSchema,
  },
  putPostureView: {
    ...ADDRESSES.putPostureView,
    who: ["patient"],
    object: "posture",
    summary:
      "Say how far a view is: begun, failed with a reason, or its landmarks, which the server measures; replaces what was sent under the same id",
    params: view,
    body: postureViewUpdateSchema,
    response: postureSchema,
  },
  putPosturePicture: {
    ...ADDRESSES.putPosturePicture,
    who: ["patient"],
    object: "posture",
    summary: "Keep the picture of a view (JPEG, judged by content, 4 MB), where the patient agreed to it",
    params: view,
    body: "bytes",
    response: null,
  },
  getPosturePicture: {
    ...ADDRESSES.getPosturePicture,
    who: ["patient", "physician"],
    object: "posture",
    summary: "The picture of a view",
    params: view,
  },
  removePostureView: {
    ...ADDRESSES.removePostureView,
    who: ["patient"],
    object: "posture",
    summary: "Delete one view with its picture",
    params: view,
    response: null,
  },
  removePostureViews: {
    ...ADDRESSES.removePostureViews,
    who: ["patient"],
    object: "posture",
    summary: "Delete several views of one analysis at once, all of them or none",
    params: analysis,
    body: postureRemovalSchema,
    response: null,
  },
  removePosture: {
    ...ADDRESSES.removePosture,
    who: ["patient"],
    object: "posture",
    summary: "Delete an analysis with all its views and pictures",
    params: analysis,
    response: null,
  },
  comparePostures: {
    ...ADDRESSES.comparePostures,
    who: ["patient", "physician"],
    object: "posture",
    summary: "What changed between two analyses of one person; only more than the error is called change",
    params: analysis.extend({ otherId: uuidSchema }),
    response: postureComparisonSchema,
  },
} as const satisfies Record<string, Route>;
