import { instantSchema, line, prose, uuidSchema } from "./primitives.ts";
import { codeSchema } from "./second-factor.ts";
import "./zod-setup.ts";
import * as z from "zod";

export const ROLES = ["patient", "physician", "admin"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Where a physician's verification stands; null for everybody else. */
export const verificationSchema = z.enum(["pending", "approved", "rejected"]);
export type Verification = z.infer<typeof verificationSchema>;

/** Lower-cased on the way in. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }));

/** 8–128 characters of any kind. Common ones are refused by the server with `password_common`. */
export const passwordSchema = z.string().min(8).max(128);

export const physicianProfileSchema = z.object({
  licenceNumber: z.string(),
  specialisation: z.string(),
  verification: verificationSchema,
  /** Why an admin rejected; null otherwise. */
  rejectionReason: z.string().nullable(),
});

/** The signed-in person. */
export const meSchema = z.object({
  id: uuidSchema,
  role: roleSchema,
  email: z.string(),
  name: z.string(),
  physician: physicianProfileSchema.nullable(),
  /** Address of the profile picture, on this server; null for none. */
  picture: z.string().nullable(),
  createdAt: instantSchema,
  /** The clinic asks this role for a second factor, and there is none yet: nothing else is open until there is. */
  secondFactorDue: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const registerPatientSchema = z.strictObject({
  name: line(120),
  email: emailSchema,
  password: passwordSchema,
});

export const registerPhysicianSchema = z.strictObject({
  name: line(120),
  email: emailSchema,
  password: passwordSchema,
  licenceNumber: line(64),
  specialisation: line(120),
});

export const loginSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(128),
  /** Of the second factor; absent in the first step, which answers `code_needed` where there is one. */
  code: codeSchema.optional(),
});

/** An account as an admin sees it. */
export const userSchema = z.object({
  id: uuidSchema,
  role: roleSchema,
  email: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  physician: physicianProfileSchema.nullable(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema.nullable(),
});
export type User = z.infer<typeof userSchema>;

export const userQuerySchema = z.strictObject({
  /** Part of a name or address. */
  search: z.string().trim().max(120).optional(),
  role: roleSchema.optional(),
  verification: verificationSchema.optional(),
  /** Switched on, or off. */
  state: z.enum(["active", "disabled"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const userPageSchema = z.object({ users: z.array(userSchema), total: z.int() });

export const rejectionSchema = z.strictObject({ reason: prose(500).pipe(z.string().min(1)) });

/** A physician as patients see them: approved ones only. */
export const physicianSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  specialisation: z.string(),
});
export type Physician = z.infer<typeof physicianSchema>;

export const SUBSCRIPTION_STATES = ["requested", "approved", "rejected", "revoked"] as const;
export const subscriptionStateSchema = z.enum(SUBSCRIPTION_STATES);

/** The patient's consent that a physician sees their data. Only `approved` opens anything. */
export const subscriptionSchema = z.object({
  id: uuidSchema,
  state: subscriptionStateSchema,
  patient: z.object({ id: uuidSchema, name: z.string() }),
  physician: physicianSchema,
  requestedAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** A patient as their physician sees them. */
export const patientSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  email: z.string(),
  subscribedAt: instantSchema,
  /** Last time a session began. */
  lastSessionAt: instantSchema.nullable(),
  /** Sessions begun in the last seven days. */
  sessionsThisWeek: z.int(),
  /** Pain after the last finished session. */
  lastPain: z.int().nullable(),
  activeAssignments: z.int(),
  /** A session that is running now. */
  liveSessionId: uuidSchema.nullable(),
});
export type Patient = z.infer<typeof patientSchema>;
