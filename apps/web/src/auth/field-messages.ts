import type { TFunction } from "i18next";
import { ApiError } from "../api.ts";

type Problem = { readonly type?: string | undefined; readonly message?: string | undefined } | undefined;

/** The sentence for what a check found wrong with a field; `type` is the check's own code. */
export function fieldMessage(field: string, problem: Problem, t: TFunction<"auth">): string | undefined {
  if (!problem) return undefined;
  if (field === "password") {
    if (problem.type === "too_small") return t("invalid.passwordShort");
    if (problem.type === "too_big") return t("invalid.passwordLong");
    if (problem.type === "password_common") return t("invalid.passwordCommon");
  }
  if (problem.type === "email_taken") return t("signUp.taken");
  if (problem.type === "too_small" || problem.type === "invalid_type") return t("invalid.required");
  if (field === "email") return t("invalid.email");
  return t("invalid.other", { message: problem.message ?? problem.type ?? "" });
}

/** The fields that the server found wrong, by name, with its codes. */
export function refusedFields(
  error: unknown,
): readonly { readonly field: string; readonly type: string; readonly message: string }[] {
  if (!(error instanceof ApiError)) return [];
  if (error.code === "email_taken") return [{ field: "email", type: "email_taken", message: error.message }];
  if (error.code === "password_common")
    return [{ field: "password", type: "password_common", message: error.message }];
  if (error.code !== "invalid") return [];
  return (error.details.fields ?? []).map(({ path, code, message }) => ({
    field: path.replace(/^body\./, ""),
    type: code,
    message,
  }));
}
