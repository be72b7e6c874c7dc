import "./zod-setup.ts";
import * as z from "zod";

/** Every code an answer can carry. Sentences for them are in the catalogue; `message` is for developers. */
export const ERROR_CODES = [
  /** Nobody is signed in, or the access token ran out: refresh, then sign in. */
  "signed_out",
  /** E-mail address or password is wrong. Says the same for accounts that do not exist. */
  "wrong_credentials",
  /** Right password, and the account has a second factor: send its code, too. */
  "code_needed",
  /** Right password, but an admin switched the account off. */
  "account_disabled",
  /** The refresh token was used twice: every session of that family ended. */
  "refresh_reused",
  /** Signed in, but this role (or a physician who is not approved) may not. */
  "forbidden",
  /** The clinic asks for a second factor, and this account has none yet: set it up first. */
  "second_factor_due",
  /** The request came from another site. */
  "cross_site",
  /** Not there, or not yours: the same answer on purpose. */
  "not_found",
  /** The path exists, but not with this method. */
  "method_not_allowed",
  /** The body is not readable JSON. */
  "unreadable",
  /** A field is wrong; `details.fields` says which. */
  "invalid",
  "email_taken",
  /** The clinic takes no sign-ups of this kind. */
  "sign_up_closed",
  /** The clinic takes only addresses of certain domains. */
  "email_domain",
  "password_common",
  /** Too many attempts; `details.retryAfterSeconds`. */
  "slow_down",
  "too_large",
  "unsupported_type",
  /** Same id or (session, seq), other content. `details.seq` where it was an event. */
  "conflict",
  /** The state of the thing does not allow this (approve a revoked subscription, …). */
  "wrong_state",
  /** Events or trace chunks are missing: `details.missingFrom`, `details.highestContiguous`, `details.missingChunks`. */
  "incomplete",
  /** The events are all there but their hash differs from what the client said. */
  "hash_mismatch",
  /** The session is closed and takes no more events. */
  "session_closed",
  /** Something is down for the moment (database, start-up, shutdown). */
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One wrong field: `path` begins with params, query or body. */
export const fieldErrorSchema = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

export const errorDetailsSchema = z.object({
  fields: z.array(fieldErrorSchema).optional(),
  retryAfterSeconds: z.number().optional(),
  /** Highest seq up to which every event is stored; −1 for none. */
  highestContiguous: z.number().optional(),
  /** First seq that is missing. */
  missingFrom: z.number().optional(),
  missingChunks: z.array(z.number()).optional(),
  seq: z.number().optional(),
});
export type ErrorDetails = z.infer<typeof errorDetailsSchema>;

/** The body of every answer that is not a success. */
export const errorEnvelopeSchema = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    details: errorDetailsSchema.optional(),
    /** Also in the X-Request-Id header and the server's log. */
    requestId: z.string().optional(),
  }),
});
export type ErrorEnvelope = z.infer<typeof errorEnvelopeSchema>;
