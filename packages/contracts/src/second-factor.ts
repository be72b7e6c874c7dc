/** Signing in with a code beside the password: time-based one-time passwords (RFC 6238) and recovery codes. */
import { instantSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Six digits that an authenticator app shows, or a recovery code; spaces and hyphens count for nothing. */
export const codeSchema = z.string().trim().min(6).max(64);

/** Recovery codes that are made at a time. */
export const RECOVERY_CODES = 10;

export const secondFactorSchema = z.object({
  /** Since when signing in asks for a code; null: it does not. */
  since: instantSchema.nullable(),
  recoveryCodesLeft: z.int(),
  /** The clinic asks for it: it cannot be switched off. */
  required: z.boolean(),
});
export type SecondFactor = z.infer<typeof secondFactorSchema>;

export const enrolSecondFactorSchema = z.strictObject({ password: z.string().min(1).max(128) });

/** What an authenticator app needs to know; told once. */
export const enrolmentSchema = z.object({
  /** Base32, 160 bits. */
  secret: z.string(),
  /** otpauth://totp/… of the same, for a QR code. */
  uri: z.string(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

export const confirmSecondFactorSchema = z.strictObject({ code: codeSchema });

export const passwordAndCodeSchema = z.strictObject({
  password: z.string().min(1).max(128),
  code: codeSchema,
});

/** Told once: only their hashes are kept. Each signs in once. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

/** Of whom the clinic wants a second factor. */
export const secondFactorRuleSchema = z.strictObject({ physicians: z.boolean(), admins: z.boolean() });
export type SecondFactorRule = z.infer<typeof secondFactorRuleSchema>;
