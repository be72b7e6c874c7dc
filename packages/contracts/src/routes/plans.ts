import { ADDRESSES } from "../addresses.ts";
import {
  acceptProposalSchema,
  changedPlanSchema,
  courseSchema,
  daySchema,
  dismissProposalSchema,
  goalChangeSchema,
  goalSchema,
  newGoalSchema,
  newPlanSchema,
  planDaySchema,
  planProposalsSchema,
  planQuerySchema,
  planRunSchema,
  planSchema,
} from "../plans.ts";
import { instantSchema, uuidSchema } from "../primitives.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

const planParams = z.strictObject({ planId: uuidSchema });
const patientParams = z.strictObject({ patientId: uuidSchema });
/** Today where the reader is. */
const dayQuery = z.strictObject({ day: daySchema });
const goalList = z.object({ goals: z.array(goalSchema) });

export const planRoutes = {
  listPlans: {
    ...ADDRESSES.listPlans,
    who: ["patient", "physician"],
    object: "none",
    summary:
      "Plans, newest first: a patient's own, those of one patient (or all) of mine, or the templates I may start from",
    query: planQuerySchema,
    response: z.object({ plans: z.array(planSchema) }),
  },
  createPlan: {
    ...ADDRESSES.createPlan,
    who: ["physician"],
    object: "patient",
    summary:
      "Make a plan for one of my patients, or a template; an item with the id of an exercise given by itself takes it over",
    body: newPlanSchema,
    response: planSchema,
    status: 201,
  },
  listPlanDay: {
    ...ADDRESSES.listPlanDay,
    who: ["patient"],
    object: "self",
    summary: "My plans on a day: sessions due, done, and one that was begun",
    query: z.strictObject({ day: daySchema, since: instantSchema.optional() }),
    response: z.object({ plans: z.array(planDaySchema) }),
  },
  getPlan: {
    ...ADDRESSES.getPlan,
    who: ["patient", "physician"],
    object: "plan",
    summary: "A plan with its exercises",
    params: planParams,
    response: planSchema,
  },
  changePlan: {
    ...ADDRESSES.changePlan,
    who: ["physician"],
    object: "plan",
    summary: "Change a plan of mine; refused with 409 where somebody changed it since, and nothing is lost",
    params: planParams,
    body: changedPlanSchema,
    response: planSchema,
  },
  endPlan: {
    ...ADDRESSES.endPlan,
    who: ["physician"],
    object: "plan",
    summary: "End a plan of mine, or put a template away; sessions done stay",
    params: planParams,
    response: planSchema,
  },
  putPlanRun: {
    ...ADDRESSES.putPlanRun,
    who: ["patient"],
    object: "plan",
    summary:
      "Where a go through my plan stands, under an id the client made; sent whole, the last one counts",
    params: z.strictObject({ planId: uuidSchema, runId: uuidSchema }),
    body: planRunSchema,
    response: null,
  },
  listPlanProposals: {
    ...ADDRESSES.listPlanProposals,
    who: ["physician"],
    object: "plan",
    summary: "What the sessions propose for each exercise of a plan: more, the same, or less",
    params: planParams,
    query: dayQuery,
    response: planProposalsSchema,
  },
  acceptPlanProposal: {
    ...ADDRESSES.acceptPlanProposal,
    who: ["physician"],
    object: "plan",
    summary: "Change the dose as proposed; the patient is told",
    params: planParams,
    query: dayQuery,
    body: acceptProposalSchema,
    response: planSchema,
  },
  dismissPlanProposal: {
    ...ADDRESSES.dismissPlanProposal,
    who: ["physician"],
    object: "plan",
    summary: "Decline a proposal, with the reason; what was done until now is not proposed from again",
    params: planParams,
    body: dismissProposalSchema,
    response: null,
  },
  getCourse: {
    ...ADDRESSES.getCourse,
    who: ["patient"],
    object: "self",
    summary: "What my sessions measured over time, and which sessions were due and done",
    query: dayQuery,
    response: courseSchema,
  },
  getPatientCourse: {
    ...ADDRESSES.getPatientCourse,
    who: ["physician"],
    object: "patient",
    summary: "The same of one of my patients",
    params: patientParams,
    query: dayQuery,
    response: courseSchema,
  },
  listGoals: {
    ...ADDRESSES.listGoals,
    who: ["patient"],
    object: "self",
    summary: "My goals: my own and my physicians'",
    response: goalList,
  },
  createGoal: {
    ...ADDRESSES.createGoal,
    who: ["patient"],
    object: "self",
    summary: "Set myself a goal",
    body: newGoalSchema,
    response: goalSchema,
    status: 201,
  },
  listPatientGoals: {
    ...ADDRESSES.listPatientGoals,
    who: ["physician"],
    object: "patient",
    summary: "Goals of one of my patients",
    params: patientParams,
    response: goalList,
  },
  createPatientGoal: {
    ...ADDRESSES.createPatientGoal,
    who: ["physician"],
    object: "patient",
    summary: "Set one of my patients a goal",
    params: patientParams,
    body: newGoalSchema,
    response: goalSchema,
    status: 201,
  },
  changeGoal: {
    ...ADDRESSES.changeGoal,
    who: ["patient", "physician"],
    object: "goal",
    summary: "Call a goal of mine reached, open it again, or remove it",
    params: z.strictObject({ goalId: uuidSchema }),
    body: goalChangeSchema,
    response: null,
  },
} as const satisfies Record<string, Route>;
