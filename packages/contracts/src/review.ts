/** What a physician makes of a session afterwards. What was counted live stays as it was; this stands beside it. */
import { clockSchema, instantSchema, prose, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

export const OVERRULE_OUTCOMES = ["counted", "partial", "refused"] as const;
export type OverruleOutcome = (typeof OVERRULE_OUTCOMES)[number];

const authorSchema = z.object({ id: uuidSchema, name: z.string() });

/** A decision about one attempt. Rows are only ever added; the newest of an attempt holds. */
export const overruleSchema = z.object({
  id: uuidSchema,
  /** The attempt's index in the ledger. */
  index: z.int(),
  /** Null: taken back, as counted live again. */
  outcome: z.enum(OVERRULE_OUTCOMES).nullable(),
  reason: z.string(),
  author: authorSchema,
  at: instantSchema,
});
export type Overrule = z.infer<typeof overruleSchema>;

export const newOverruleSchema = z.strictObject({
  outcome: z.enum(OVERRULE_OUTCOMES),
  /** Why, for the patient to read. */
  reason: prose(500).refine((text) => text.length > 0, "say why"),
});

/** A note on a session, or on a moment of it. */
export const sessionNoteSchema = z.object({
  id: uuidSchema,
  author: authorSchema,
  text: z.string(),
  /** ms on the session's clock; null for the session as a whole. */
  t: z.number().nullable(),
  /** The patient may read it. What is not shared is its author's alone. */
  shared: z.boolean(),
  createdAt: instantSchema,
  /** When text or sharing changed last. */
  changedAt: instantSchema.nullable(),
});
export type SessionNote = z.infer<typeof sessionNoteSchema>;

export const newSessionNoteSchema = z.strictObject({
  text: prose(2000).refine((text) => text.length > 0, "write something"),
  t: clockSchema.nullable(),
  shared: z.boolean(),
});

export const changedSessionNoteSchema = newSessionNoteSchema.omit({ t: true });

export const reviewSchema = z.object({
  /** Every decision that was made, oldest first. */
  overrules: z.array(overruleSchema),
  /** As the physicians see it; null while nothing is overruled. */
  reviewed: z.object({ repetitions: z.int(), partial: z.int() }).nullable(),
  /** Those that the caller may read, in the order of the session, the session's own first. */
  notes: z.array(sessionNoteSchema),
});
export type Review = z.infer<typeof reviewSchema>;
