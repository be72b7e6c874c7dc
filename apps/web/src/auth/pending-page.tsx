import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router-dom";
import { useApi, useMe } from "../api.ts";
import { homeOf } from "../shell/app-frame.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { useSignOut } from "../shell/use-sign-out.ts";
import { Notice } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { formatDate } from "../ui/format.ts";
import { AuthPage } from "./auth-page.tsx";
import { ApplyAgain } from "./apply-again.tsx";
import { CredentialList } from "./credential-list.tsx";

/** A physician who waits for an admin, or was rejected and reads why: state, reason, documents, and applying again. */
export default function PendingPage() {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const me = useMe();
  const status = useApi("getVerification", undefined, { refetchInterval: 30_000 });
  const signOut = useSignOut();
  const approved = status.data?.verification === "approved";
  const { refetch } = me;
  useEffect(() => {
    // Then this page leads on by itself.
    if (approved) void refetch();
  }, [approved, refetch]);
  if (!me.data) return null;
  const { physician, role } = me.data;
  if (!physician || physician.verification === "approved") return <Navigate replace to={homeOf(role)} />;
  const rejected = (status.data ?? physician).verification === "rejected";
  return (
    <AuthPage
      title={rejected ? t("pending.rejectedTitle") : t("pending.title")}
      lead={rejected ? t("pending.rejectedHelp") : t("pending.lead")}
      pose="sit"
    >
      <Loaded query={status}>
        {(data) => (
          <>
            {rejected ? (
              <Notice meaning="attention">
                {t("pending.rejected", { reason: data.rejectionReason ?? "" })}
              </Notice>
            ) : (
              <Notice meaning="info">
                <span className="block">
                  {t("pending.sent", { licence: data.licenceNumber, specialisation: data.specialisation })}
                </span>
                <span className="block">{t("pending.since", { date: formatDate(data.appliedAt) })}</span>
              </Notice>
            )}
            <CredentialList documents={data.documents} />
            {rejected ? <ApplyAgain status={data} /> : null}
          </>
        )}
      </Loaded>
      <div className="flex flex-wrap gap-3">
        {rejected ? null : (
          <Button
            look="secondary"
            busy={me.isFetching}
            onClick={() => {
              void me.refetch();
              void status.refetch();
            }}
          >
            {t("pending.check")}
          </Button>
        )}
        <ButtonLink to="/lab" look="secondary">
          {t("pending.lab")}
        </ButtonLink>
        <Button look="quiet" onClick={() => signOut()}>
          {tCommon("action.signOut")}
        </Button>
      </div>
    </AuthPage>
  );
}
