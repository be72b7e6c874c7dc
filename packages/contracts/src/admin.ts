/** What admins see and decide: verification, users, relations, the audit log, figures of the whole clinic. */
import { roleSchema, subscriptionSchema, userSchema, verificationSchema } from "./people.ts";
import { instantSchema, line, prose, timeZoneSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Kinds of documents that physicians may send, by content. */
export const CREDENTIAL_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;
/** Bytes of one document. */
export const MAX_CREDENTIAL_BYTES = 10 * 1_048_576;
/** Documents that one physician may keep. */
export const MAX_CREDENTIALS = 10;

/** A document by which a physician shows that they are one. */
export const credentialSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  type: z.enum(CREDENTIAL_TYPES),
  /** Bytes. */
  size: z.int(),
  uploadedAt: instantSchema,
});
export type Credential = z.infer<typeof credentialSchema>;

/** Name of the file that is sent as the body. */
export const credentialQuerySchema = z.strictObject({ name: line(120) });

/** Where a physician's own verification stands. */
export const verificationStatusSchema = z.object({
  verification: verificationSchema,
  /** Why an admin rejected. */
  rejectionReason: z.string().nullable(),
  licenceNumber: z.string(),
  specialisation: z.string(),
  appliedAt: instantSchema,
  documents: z.array(credentialSchema),
});
export type VerificationStatus = z.infer<typeof verificationStatusSchema>;

/** Asking to be verified again after a rejection. */
export const applicationSchema = z.strictObject({ licenceNumber: line(64), specialisation: line(120) });

/** Physicians who wait to be verified, whoever waits longest first. */
export const verificationQueueSchema = z.object({
  applications: z.array(
    z.object({ user: userSchema, appliedAt: instantSchema, documents: z.array(credentialSchema) }),
  ),
});
export type Application = z.infer<typeof verificationQueueSchema>["applications"][number];

export const reasonSchema = z.strictObject({ reason: prose(500).pipe(z.string().min(3)) });

/** A consent between a patient and a physician, as admins see it. */
export const relationSchema = subscriptionSchema.extend({
  /** Why an admin ended it; null where patient or physician did, or nobody. */
  endReason: z.string().nullable(),
});
export type Relation = z.infer<typeof relationSchema>;

export const relationQuerySchema = z.strictObject({
  /** Part of the name or address of either. */
  search: z.string().trim().max(120).optional(),
  state: subscriptionSchema.shape.state.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const relationPageSchema = z.object({ relations: z.array(relationSchema), total: z.int() });

export const auditOutcomeSchema = z.enum(["ok", "refused"]);

/** One line of the audit log. */
export const auditEntrySchema = z.object({
  /** Place in the log, from 1. */
  seq: z.int(),
  at: instantSchema,
  /** Null where nobody was signed in. */
  actor: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  /** Name of the route, or what happened. */
  action: z.string(),
  objectId: z.string().nullable(),
  /** Name of the person that it was done to, where it was one. */
  objectName: z.string().nullable(),
  outcome: auditOutcomeSchema,
  /** A code. */
  detail: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditLine = z.infer<typeof auditEntrySchema>;

const auditFilters = {
  /** Part of the name or address of whoever did it, or their id. */
  actor: z.string().trim().max(120).optional(),
  action: z.string().trim().max(32).optional(),
  /** Id of what it was done to. */
  object: z.string().trim().max(64).optional(),
  outcome: auditOutcomeSchema.optional(),
  from: instantSchema.optional(),
  /** Not included. */
  to: instantSchema.optional(),
};

export const auditExportQuerySchema = z.strictObject(auditFilters);
export const auditQuerySchema = z.strictObject({
  ...auditFilters,
  /** Lines before this place: `next` of the page before. */
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** For `before`; null on the last page. */
  next: z.int().nullable(),
  /** Every action that stands in the log, for the filter. */
  actions: z.array(z.string()),
});

/** What checking the chain of the audit log found. */
export const auditCheckSchema = z.object({
  whole: z.boolean(),
  /** Lines that were checked. */
  checked: z.int(),
  /** Place of the first line that is not as it was written, and what is wrong with it. */
  broken: z
    .object({
      seq: z.int(),
      problem: z.enum(["changed", "removed", "added", "cut", "head"]),
    })
    .nullable(),
});
export type AuditCheck = z.infer<typeof auditCheckSchema>;

/** Days by the calendar of this place: "Europe/Berlin". */
export const analyticsQuerySchema = z.strictObject({
  zone: timeZoneSchema.default("UTC"),
});

export const analyticsSchema = z.object({
  zone: z.string(),
  users: z.array(z.object({ role: roleSchema, active: z.int(), disabled: z.int() })),
  /** Physicians who wait. */
  pending: z.int(),
  /** Approved consents. */
  relations: z.int(),
  /** The last twelve calendar weeks, Monday first, oldest first. */
  weeks: z.array(
    z.object({
      /** Monday: 2026-11-16. */
      from: z.iso.date(),
      /** Patients who began a session. */
      activePatients: z.int(),
      /** Patients who had an exercise on their plan. */
      withPlan: z.int(),
      /** Of these, the share who did at least one session, 0..1; null without any. */
      adherence: z.number().nullable(),
    }),
  ),
  /** The last 30 days, oldest first. */
  days: z.array(z.object({ day: z.iso.date(), sessions: z.int(), repetitions: z.int() })),
  /** Bytes. */
  storage: z.array(z.object({ what: z.string(), bytes: z.number() })),
  /** Work that is done later, by queue. */
  jobs: z.array(z.object({ queue: z.string(), waiting: z.int(), running: z.int(), failed: z.int() })),
  auditLines: z.int(),
  version: z.string(),
  engine: z.string(),
  database: z.enum(["mysql", "libsql"]),
  uptimeSeconds: z.int(),
});
export type Analytics = z.infer<typeof analyticsSchema>;
