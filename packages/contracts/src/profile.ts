import { emailSchema, passwordSchema } from "./people.ts";
import { instantSchema, line, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Largest profile picture that is taken, in bytes; what is kept of it is far smaller. */
export const MAX_PICTURE_BYTES = 8 * 1_048_576;

export const forgotPasswordSchema = z.strictObject({ email: emailSchema });

export const resetPasswordSchema = z.strictObject({
  /** From the link in the e-mail. */
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "not a token"),
  password: passwordSchema,
});

export const changePasswordSchema = z.strictObject({
  current: z.string().min(1).max(128),
  password: passwordSchema,
});

export const changeNameSchema = z.strictObject({ name: line(120) });

/** One device where the person is signed in. */
export const signInSchema = z.object({
  id: uuidSchema,
  /** The one that asks. */
  current: z.boolean(),
  /** As the browser names itself; null where it did not. */
  device: z.string().nullable(),
  createdAt: instantSchema,
  /** Last time it was renewed, some minutes behind. */
  seenAt: instantSchema,
});
export type SignIn = z.infer<typeof signInSchema>;

export const signInListSchema = z.object({ signIns: z.array(signInSchema) });

/** Which of one's own sign-ins to end; absent: all but this one. */
export const endSignInsSchema = z.strictObject({ signInIds: z.array(uuidSchema).min(1).max(100).optional() });
