/** What a physician needs to know of all their patients at one glance. */
import { adaptationProposalSchema, adherenceDaySchema } from "./plans.ts";
import { exerciseIdSchema } from "./exercises.ts";
import { instantSchema, ratingSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Days that the course of a patient is drawn over. */
export const CASELOAD_DAYS = 14;

/** A finished session as far as who needs attention goes; counts as the physicians see them. */
export const caseloadSessionSchema = z.object({
  at: instantSchema,
  painAfter: ratingSchema.nullable(),
  /** 0..100. */
  quality: z.number().nullable(),
  repetitions: z.int(),
  partial: z.int(),
  endReason: z.enum(["completed", "stopped", "pain"]).nullable(),
});

export const caseloadSchema = z.object({
  patients: z.array(
    z.object({
      id: uuidSchema,
      /** The newest of their sessions, oldest first. */
      sessions: z.array(caseloadSessionSchema),
      /** The last days up to the one asked for; shorter where their first plan began later. */
      days: z.array(adherenceDaySchema),
    }),
  ),
  /** Changes of plans of mine that were proposed and wait for me. */
  proposals: z.array(
    z.object({
      planId: uuidSchema,
      patient: z.object({ id: uuidSchema, name: z.string() }),
      exerciseId: exerciseIdSchema,
      exerciseTitle: z.string().nullable(),
      proposal: adaptationProposalSchema,
    }),
  ),
});
export type Caseload = z.infer<typeof caseloadSchema>;
