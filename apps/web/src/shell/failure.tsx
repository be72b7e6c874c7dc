import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, isUnreachable } from "../api.ts";
import { useTitle } from "../ui/page.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";

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
    case "second_factor_due":
      return t("error.secondFactorDue");
    case "signed_out":
    case "refresh_reused":
      return t("error.expired");
    case "invalid":
    case "unreadable":
      return t("error.invalid");
    case "sign_up_closed":
      return t("error.signUpClosed");
    case "email_domain":
      return t("error.emailDomain");
    case "conflict":
    case "wrong_state":
      return t("error.conflict");
    default:
      return t("error.server");
  }
}

type Failed = { readonly error: unknown; readonly retry?: (() => void) | undefined };

/** A failed call in place of what it should have brought. */
export function Failure({ error, retry }: Failed) {
  const { t } = useTranslation("common");
  if (isUnreachable(error)) return <NeedsNetwork />;
  return (
    <ErrorState title={t("error.title")} retry={retry}>
      <FailureWords error={error} />
    </ErrorState>
  );
}

/** Nothing went wrong: this simply takes a network. It is read again by itself once the server answers. */
function NeedsNetwork() {
  const { t } = useTranslation("common");
  return (
    <div data-testid="needs-network">
      <EmptyState title={t("needsNetwork.title")} pose="sit">
        {t("needsNetwork.lead")}
      </EmptyState>
    </div>
  );
}

/** A failed call without which the page has not even a name. */
export function PageFailure({ error, retry }: Failed) {
  const { t } = useTranslation("common");
  useTitle(t("error.title"));
  return (
    <div className="flex flex-col gap-8">
      <h1 className="text-xl font-semibold md:text-2xl">{t("error.title")}</h1>
      {isUnreachable(error) ? (
        <NeedsNetwork />
      ) : (
        <ErrorState retry={retry}>
          <FailureWords error={error} />
        </ErrorState>
      )}
    </div>
  );
}

/** A page that has no name yet. */
export function PageLoading({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("common");
  return (
    <>
      <h1 className="sr-only">{t("state.loading")}</h1>
      {children}
    </>
  );
}

/** What happened; where the server failed, the number under which it can be looked up. */
export function FailureWords({ error }: Pick<Failed, "error">) {
  const { t } = useTranslation("common");
  const reference = error instanceof ApiError && error.status >= 500 ? error.requestId : null;
  return (
    <>
      {failureText(error, t)}
      {reference ? ` ${t("error.reference", { id: reference })}` : null}
    </>
  );
}
