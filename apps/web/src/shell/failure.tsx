import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { ErrorState } from "../ui/states.tsx";

/** What happened and what to do, for any error a call can throw. */
export function failureText(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t("error.server");
  switch (error.code) {
    case "network":
      return t("error.offline");
    case "slow_down":
      return error.details.retryAfterSeconds
        ? t("error.busy", { seconds: Math.ceil(error.details.retryAfterSeconds) })
        : t("error.busySoon");
    case "not_found":
      return t("error.missing");
    case "forbidden":
    case "cross_site":
      return t("error.refused");
    case "signed_out":
    case "refresh_reused":
      return t("error.expired");
    case "invalid":
    case "unreadable":
      return t("error.invalid");
    case "conflict":
    case "wrong_state":
      return t("error.conflict");
    default:
      return t("error.server");
  }
}

/** A failed call in place of what it should have brought. */
export function Failure({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}) {
  const { t } = useTranslation("common");
  const reference = error instanceof ApiError && error.status >= 500 ? error.requestId : null;
  return (
    <ErrorState title={t("error.title")} retry={retry}>
      {failureText(error, t)}
      {reference ? ` ${t("error.reference", { id: reference })}` : null}
    </ErrorState>
  );
}
