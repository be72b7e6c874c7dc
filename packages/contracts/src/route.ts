import type * as z from "zod";
import type { Address } from "./addresses.ts";

/**
 * A zod schema, as far as the types of the table look into it. To compare each of the table's hundreds of schemas with the
 * whole of `z.ZodType` costs the type checker minutes.
 */
export type Schema = { readonly _zod: { readonly input: unknown; readonly output: unknown } };
/** The schema as zod knows it. */
export function zodOf(schema: Schema): z.ZodType {
  return schema as z.ZodType;
}

/** What a schema accepts, and what it gives. */
export type InputOf<S extends Schema> = S["_zod"]["input"];
export type OutputOf<S extends Schema> = S["_zod"]["output"];

/**
 * Who calls. `unapproved_physician`: registered, but no admin has approved them (or one rejected them); they may see
 * their own account and nothing of anybody else's. `without_second_factor`: signed in with a password alone where the clinic asks for
 * more; they may set it up.
 */
export const CALLERS = [
  "patient",
  "physician",
  "unapproved_physician",
  "admin",
  "without_second_factor",
] as const;
export type Caller = (typeof CALLERS)[number];

/** Everybody who is signed in, with all that the clinic asks for. */
export const SIGNED_IN: readonly Caller[] = ["patient", "physician", "unapproved_physician", "admin"];

/** What the request is about: access to it is decided by `access.ts` of the API. `none` for lists of what is one's own. */
export type ObjectKind =
  | "none"
  | "self"
  | "user"
  | "patient"
  | "exercise"
  | "assignment"
  | "plan"
  | "goal"
  | "subscription"
  | "session"
  | "posture"
  | "yoga"
  | "workout"
  | "credential";

/** One endpoint. From the table of these come the server, the client, the documentation and the access tests. */
export type Route = Address & {
  /** `anyone`: without an account. */
  readonly who: "anyone" | readonly Caller[];
  readonly object: ObjectKind;
  readonly summary: string;
  readonly params?: Schema;
  readonly query?: Schema;
  /** `bytes`: application/octet-stream. `stream`: the same, so large that it is worked on while it comes. */
  readonly body?: Schema | "bytes" | "stream";
  /** `null`: 204 without a body. Absent where the address says what it answers. */
  readonly response?: Schema | null;
  /** Status of success where it is not 200 (204 for `null`). */
  readonly status?: 201;
};
