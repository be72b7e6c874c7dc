import { ApiError } from "../api.ts";

/** Which of the things that prove who one is the server found wrong; null where it was something else. */
export function wrongProof(error: unknown): "password" | "code" | null {
  if (!(error instanceof ApiError)) return null;
  const [field] = error.details.fields ?? [];
  if (field?.code === "wrong_password") return "password";
  // Too short for any code: no server has to say so.
  return field?.code === "wrong_code" || field?.path === "body.code" ? "code" : null;
}
