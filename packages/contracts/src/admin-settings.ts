/** What an admin sets for the whole clinic. */
import { instantSchema, prose } from "./primitives.ts";
import { secondFactorRuleSchema } from "./second-factor.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Days after which something is deleted. */
const days = (least: number) => z.int().min(least).max(36_500);
/** Null: kept for ever. */
const daysOrEver = (least: number) => days(least).nullable();

export const retentionSchema = z.strictObject({
  /** Opt-in video recordings of sessions. */
  recordings: days(1),
  /** Landmark traces, from the session's start; ledger, events and summary stay. */
  traces: daysOrEver(7),
  notices: daysOrEver(7),
  /** Sign-ins that have ended or run out. */
  signIns: days(1),
  /** Whoever reads an audit log does so late: a year at least. */
  audit: daysOrEver(365),
});
export type Retention = z.infer<typeof retentionSchema>;

export const brandingSchema = z.strictObject({
  /** Stands beside the mark; empty for none. */
  clinicName: prose(60).refine((name) => !name.includes("\n"), "one line"),
  /** #rrggbb; what is shown is made from it so that it can be read. Null for the product's own. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, "#rrggbb in lower case")
    .nullable(),
});
export type Branding = z.infer<typeof brandingSchema>;

export const signUpSettingsSchema = z.strictObject({
  patients: z.boolean(),
  physicians: z.boolean(),
  /** Only addresses of these domains; empty for all. Lower-cased on the way in. */
  emailDomains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .max(253)
        .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, "not a domain"),
    )
    .max(50),
});
export type SignUpSettings = z.infer<typeof signUpSettingsSchema>;

/** Bytes of a logo. */
export const MAX_LOGO_BYTES = 512 * 1024;

export const clinicSettingsSchema = z.object({
  retention: retentionSchema,
  branding: brandingSchema,
  /** Where the logo is; null without one. */
  logo: z.string().nullable(),
  signUp: signUpSettingsSchema,
  secondFactor: secondFactorRuleSchema,
  /** When any of it was last changed; null where never. */
  updatedAt: instantSchema.nullable(),
});
export type ClinicSettings = z.infer<typeof clinicSettingsSchema>;

/** What everybody may know of it: the name over the door, and whether it is open. */
export const clinicFaceSchema = z.object({
  clinicName: z.string(),
  accent: z.string().nullable(),
  logo: z.string().nullable(),
  signUp: signUpSettingsSchema,
});
export type ClinicFace = z.infer<typeof clinicFaceSchema>;

/** As delivered. */
export const DEFAULT_SETTINGS: Pick<ClinicSettings, "retention" | "branding" | "signUp" | "secondFactor"> = {
  retention: { recordings: 7, traces: 730, notices: 90, signIns: 30, audit: 2190 },
  branding: { clinicName: "", accent: null },
  signUp: { patients: true, physicians: true, emailDomains: [] },
  secondFactor: { physicians: false, admins: false },
};
