import { ADDRESSES } from "../addresses.ts";
import { caseloadSchema } from "../caseload.ts";
import { assignmentSchema, newAssignmentSchema, todayItemSchema } from "../exercises.ts";
import { daySchema } from "../plans.ts";
import { patientSchema, physicianSchema, subscriptionSchema } from "../people.ts";
import { instantSchema, uuidSchema } from "../primitives.ts";
import { calibrationSchema } from "../results.ts";
import type { Route } from "../route.ts";
import { liveSessionSchema } from "../sessions.ts";
import "../zod-setup.ts";
import * as z from "zod";

const subscriptionParams = z.strictObject({ subscriptionId: uuidSchema });
const patientParams = z.strictObject({ patientId: uuidSchema });

export const careRoutes = {
  listPhysicians: {
    ...ADDRESSES.listPhysicians,
    who: ["patient", "admin"],
    object: "none",
    summary: "Approved physicians, by name",
    query: z.strictObject({ search: z.string().trim().max(120).optional() }),
    response: z.object({ physicians: z.array(physicianSchema) }),
  },
  listSubscriptions: {
    ...ADDRESSES.listSubscriptions,
    who: ["patient", "physician"],
    object: "none",
    summary: "My subscriptions, newest first: a patient's physicians, or a physician's patients and requests",
    response: z.object({ subscriptions: z.array(subscriptionSchema) }),
  },
  requestSubscription: {
    ...ADDRESSES.requestSubscription,
    who: ["patient"],
    object: "none",
    summary:
      "Ask a physician to take me as a patient; this is the consent that they see my data once they approve",
    body: z.strictObject({ physicianId: uuidSchema }),
    response: subscriptionSchema,
    status: 201,
  },
  approveSubscription: {
    ...ADDRESSES.approveSubscription,
    who: ["physician"],
    object: "subscription",
    summary: "Take the patient",
    params: subscriptionParams,
    response: subscriptionSchema,
  },
  rejectSubscription: {
    ...ADDRESSES.rejectSubscription,
    who: ["physician"],
    object: "subscription",
    summary: "Decline the patient's request",
    params: subscriptionParams,
    response: subscriptionSchema,
  },
  revokeSubscription: {
    ...ADDRESSES.revokeSubscription,
    who: ["patient", "physician"],
    object: "subscription",
    summary: "End it, from either side: access closes within a second, open streams included",
    params: subscriptionParams,
    response: subscriptionSchema,
  },
  getCaseload: {
    ...ADDRESSES.getCaseload,
    who: ["physician"],
    object: "none",
    summary:
      "All my patients at one glance: their newest sessions, what was due and done, proposals that wait",
    query: z.strictObject({
      /** Today where the reader is. */
      day: daySchema,
    }),
    response: caseloadSchema,
  },
  listPatients: {
    ...ADDRESSES.listPatients,
    who: ["physician"],
    object: "none",
    summary: "My patients (approved subscriptions), last active first",
    response: z.object({ patients: z.array(patientSchema) }),
  },
  getPatient: {
    ...ADDRESSES.getPatient,
    who: ["physician"],
    object: "patient",
    summary: "One of my patients",
    params: patientParams,
    response: patientSchema,
  },
  listPatientLive: {
    ...ADDRESSES.listPatientLive,
    who: ["physician"],
    object: "patient",
    summary: "Sessions of this patient that are running now",
    params: patientParams,
    response: z.object({ live: z.array(liveSessionSchema) }),
  },
  listLive: {
    ...ADDRESSES.listLive,
    who: ["physician"],
    object: "none",
    summary: "Sessions of all my patients that are running now",
    response: z.object({ live: z.array(liveSessionSchema) }),
  },
  getCalibration: {
    ...ADDRESSES.getCalibration,
    who: ["patient"],
    object: "self",
    summary: "What earlier sessions learned of my body",
    response: z.object({ calibration: calibrationSchema.nullable(), updatedAt: instantSchema.nullable() }),
  },
  putCalibration: {
    ...ADDRESSES.putCalibration,
    who: ["patient"],
    object: "self",
    summary: "Keep what was learned of my body as prior for the next session",
    body: z.strictObject({ calibration: calibrationSchema }),
    response: null,
  },
  listAssignments: {
    ...ADDRESSES.listAssignments,
    who: ["patient", "physician"],
    object: "none",
    summary: "Plan items that stand: a patient's own, or those of one patient (or all) of mine",
    query: z.strictObject({ patientId: uuidSchema.optional() }),
    response: z.object({ assignments: z.array(assignmentSchema) }),
  },
  createAssignment: {
    ...ADDRESSES.createAssignment,
    who: ["physician"],
    object: "patient",
    summary: "Give one of my patients an exercise",
    body: newAssignmentSchema,
    response: assignmentSchema,
    status: 201,
  },
  endAssignment: {
    ...ADDRESSES.endAssignment,
    who: ["physician"],
    object: "assignment",
    summary: "Take it off the plan; sessions done stay",
    params: z.strictObject({ assignmentId: uuidSchema }),
    response: assignmentSchema,
  },
  listToday: {
    ...ADDRESSES.listToday,
    who: ["patient"],
    object: "self",
    summary: "My plan of today and what of it is done",
    query: z.strictObject({
      /** When today began where the patient is; the last 24 hours if not given. */
      since: instantSchema.optional(),
    }),
    response: z.object({ items: z.array(todayItemSchema) }),
  },
} as const satisfies Record<string, Route>;
