import {
  ADAPTATION_REASONS,
  ANGLE_NAMES,
  FEELINGS,
  MOVEMENT_NAMES,
  type AdaptationProposal,
} from "@physiocheck/motion";
import { doseSchema, exerciseDefinitionSchema, exerciseIdSchema } from "./exercises.ts";
import { instantSchema, line, prose, ratingSchema, sideSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** A day where the patient is: 2026-01-31. */
export const daySchema = z.iso.date();

const MOST_ITEMS = 30;
const tempoSeconds = z.number().min(0).max(30);

/** Seconds out, at the peak and back; what is asked for, not what is enforced. */
export const tempoSchema = z.strictObject({ out: tempoSeconds, peak: tempoSeconds, back: tempoSeconds });
export type Tempo = z.infer<typeof tempoSchema>;

/** The range that is aimed at, degrees. */
export const targetRangeSchema = z.strictObject({
  movement: z.enum(MOVEMENT_NAMES),
  degrees: z.int().min(1).max(200),
});

/** From this much pain on: `stop` ends the whole session for today, `skip` goes on with the next exercise. */
export const painRuleSchema = z.strictObject({
  action: z.enum(["stop", "skip"]),
  at: z.int().min(1).max(10),
});
export type PainRule = z.infer<typeof painRuleSchema>;

/** One exercise of a plan. The id is the assignment's that sessions are done under, so it stays when the dose changes. */
export const planItemSchema = z.strictObject({
  id: uuidSchema,
  exerciseId: exerciseIdSchema,
  dose: doseSchema,
  tempo: tempoSchema.nullable(),
  target: targetRangeSchema.nullable(),
  painRule: painRuleSchema.nullable(),
  /** A sentence from the physician to the patient. */
  note: prose(500),
});
export type PlanItem = z.infer<typeof planItemSchema>;

/** What a physician writes. Items in the order in which they are done. */
export const planContentSchema = z
  .strictObject({
    title: line(120),
    startsOn: daySchema,
    /** The last day, included; null for no end. */
    endsOn: daySchema.nullable(),
    /** ISO: 1 Monday … 7 Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    sessionsADay: z.int().min(1).max(6),
    /** Between two exercises. */
    restBetweenSeconds: z.int().min(0).max(600),
    note: prose(1000),
    items: z.array(planItemSchema).max(MOST_ITEMS),
  })
  .superRefine((plan, context) => {
    const problem = (path: string, message: string): void =>
      context.addIssue({ code: "custom", path: [path], message });
    if (plan.endsOn !== null && plan.endsOn < plan.startsOn) problem("endsOn", "before the start");
    if (new Set(plan.weekdays).size < plan.weekdays.length) problem("weekdays", "a day is named twice");
    if (new Set(plan.items.map(({ id }) => id)).size < plan.items.length)
      problem("items", "an item is there twice");
  });
export type PlanContent = z.infer<typeof planContentSchema>;

export const planStateSchema = z.enum(["draft", "active", "ended"]);
export type PlanState = z.infer<typeof planStateSchema>;

/** Drafts are seen by physicians only; templates are drafts for ever. */
const writableStateSchema = z.enum(["draft", "active"]);

export const newPlanSchema = z.strictObject({
  /** One of my patients; null makes a template. */
  patientId: uuidSchema.nullable(),
  state: writableStateSchema,
  /** A template that all physicians of the clinic may start from. */
  shared: z.boolean().default(false),
  content: planContentSchema,
});

export const changedPlanSchema = z.strictObject({
  /** The version that was changed; refused with 409 if it is no longer the newest. */
  basedOn: z.int().min(1).max(1_000_000),
  state: writableStateSchema,
  shared: z.boolean().default(false),
  content: planContentSchema,
});

const personSchema = z.object({ id: uuidSchema, name: z.string() });

export const planSchema = z.object({
  id: uuidSchema,
  /** Null for a template. */
  patient: personSchema.nullable(),
  physician: personSchema,
  state: planStateSchema,
  shared: z.boolean(),
  version: z.int(),
  content: planContentSchema,
  /** The exercises of its items, in their newest versions. */
  exercises: z.array(exerciseDefinitionSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  endedAt: instantSchema.nullable(),
});
export type Plan = z.infer<typeof planSchema>;

export const planQuerySchema = z.strictObject({
  /** For physicians: one of their patients. */
  patientId: uuidSchema.optional(),
  /** `only`: templates, mine and shared ones, instead of plans. */
  templates: z.enum(["only"]).optional(),
});

/** Why somebody left an exercise out. `pain_rule`: the plan said so, not they. */
export const SKIP_REASONS = [
  "pain",
  "tired",
  "no_time",
  "no_space",
  "not_understood",
  "other",
  "pain_rule",
] as const;

export const runItemSchema = z.strictObject({
  itemId: uuidSchema,
  outcome: z.enum(["done", "skipped", "stopped"]),
  sessionId: uuidSchema.nullable(),
  reason: z.enum(SKIP_REASONS).nullable(),
  /** Where the plan asks for it after the exercise. */
  pain: ratingSchema.nullable(),
});
export type RunItem = z.infer<typeof runItemSchema>;

/** One go through a plan. Sent whole, as often as it changes; the last one counts. */
export const planRunSchema = z.strictObject({
  /** Where the patient was when it began. */
  day: daySchema,
  startedAt: instantSchema,
  /** Null while it is going on. */
  finishedAt: instantSchema.nullable(),
  items: z.array(runItemSchema).max(MOST_ITEMS),
  feeling: z.enum(FEELINGS).nullable(),
});
export type PlanRun = z.infer<typeof planRunSchema>;

/** One plan on the patient's day. */
export const planDaySchema = z.object({
  plan: planSchema,
  /** Sessions that it asks for on this day; 0 on a day of rest. */
  due: z.int(),
  /** Sessions finished on this day. */
  done: z.int(),
  /** Items done on this day in a run that was not finished. */
  openRun: planRunSchema.extend({ id: uuidSchema }).nullable(),
});
export type PlanDay = z.infer<typeof planDaySchema>;

/** How many sessions were due on a day, and how many of those were done. */
export const adherenceDaySchema = z.object({ day: daySchema, due: z.int(), done: z.int() });
export type AdherenceDay = z.infer<typeof adherenceDaySchema>;

/** What a finished session measured, as far as courses go. */
export const coursePointSchema = z.object({
  sessionId: uuidSchema,
  at: instantSchema,
  exerciseId: exerciseIdSchema,
  exerciseTitle: z.string().nullable(),
  repetitions: z.int(),
  holdSeconds: z.number(),
  /** Part of what was asked for, 0..1. */
  completion: z.number(),
  quality: z.number().nullable(),
  /** Degrees, RMS while holding still; smaller is steadier. */
  jitter: z.number().nullable(),
  /** |left − right| / mean of both, 0 the same. */
  asymmetry: z.number().nullable(),
  painBefore: ratingSchema.nullable(),
  painAfter: ratingSchema.nullable(),
  effort: ratingSchema.nullable(),
  /** The largest value of each primary angle, with its doubt (90 %). */
  range: z.array(z.object({ angle: z.enum(ANGLE_NAMES), value: z.number(), plusMinus: z.number() })),
});
export type CoursePoint = z.infer<typeof coursePointSchema>;

export const courseSchema = z.object({
  /** Oldest first. */
  points: z.array(coursePointSchema),
  /** Every day since the first plan began, up to the one asked for. Empty without a plan. */
  days: z.array(adherenceDaySchema),
});
export type Course = z.infer<typeof courseSchema>;

/** What is aimed at: an angle in degrees, pain at most, sessions a week at least, or something in words. */
export const goalAimSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("angle"),
    movement: z.enum(MOVEMENT_NAMES),
    side: sideSchema,
    degrees: z.int().min(1).max(200),
  }),
  z.strictObject({ kind: z.literal("pain"), atMost: ratingSchema }),
  z.strictObject({ kind: z.literal("sessions"), aWeek: z.int().min(1).max(42) }),
  z.strictObject({ kind: z.literal("words"), text: line(200) }),
]);
export type GoalAim = z.infer<typeof goalAimSchema>;

export const newGoalSchema = z.strictObject({ aim: goalAimSchema, by: daySchema.nullable() });

export const goalSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  author: personSchema.extend({ role: z.enum(["patient", "physician"]) }),
  aim: goalAimSchema,
  by: daySchema.nullable(),
  createdAt: instantSchema,
  /** When its author called it reached. */
  reachedAt: instantSchema.nullable(),
});
export type Goal = z.infer<typeof goalSchema>;

/** `removed`: given up; it is not listed any more. */
export const goalChangeSchema = z.strictObject({ state: z.enum(["open", "reached", "removed"]) });

/** What the engine proposes for one exercise of a plan. */
export const adaptationProposalSchema: z.ZodType<AdaptationProposal, AdaptationProposal> = z.strictObject({
  verdict: z.enum(["progress", "hold", "regress"]),
  reason: z.enum(ADAPTATION_REASONS),
  dose: z.strictObject({
    sets: z.int(),
    reps: z.int().nullable(),
    holdSeconds: z.int().nullable(),
  }),
  sessions: z.int(),
  measured: z.number().nullable(),
});

export const planProposalSchema = z.object({
  itemId: uuidSchema,
  exercise: exerciseDefinitionSchema,
  before: doseSchema,
  proposal: adaptationProposalSchema,
});
export type PlanProposal = z.infer<typeof planProposalSchema>;

export const planProposalsSchema = z.object({
  version: z.int(),
  proposals: z.array(planProposalSchema),
  decisions: z.array(
    z.object({
      itemId: uuidSchema,
      outcome: z.enum(["accepted", "dismissed"]),
      proposal: adaptationProposalSchema,
      reason: z.string(),
      at: instantSchema,
    }),
  ),
});

/** The proposal as it was seen: refused with 409 where it is another one by now. */
export const acceptProposalSchema = z.strictObject({
  basedOn: z.int().min(1).max(1_000_000),
  itemId: uuidSchema,
  proposal: adaptationProposalSchema,
});

export const dismissProposalSchema = z.strictObject({
  itemId: uuidSchema,
  proposal: adaptationProposalSchema,
  reason: prose(500).pipe(z.string().min(1)),
});
