import { useTranslation } from "react-i18next";
import { Navigate } from "react-router-dom";
import { useMe } from "../api.ts";
import { homeOf } from "../shell/app-frame.tsx";
import { useSignOut } from "../shell/use-sign-out.ts";
import { Notice } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { AuthPage } from "./auth-page.tsx";

/** A physician who waits for an admin, or was rejected and reads why. */
export default function PendingPage() {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const me = useMe();
  const signOut = useSignOut();
  if (!me.data) return null;
  const { physician, role } = me.data;
  if (!physician || physician.verification === "approved") return <Navigate replace to={homeOf(role)} />;
  const rejected = physician.verification === "rejected";
  return (
    <AuthPage
      title={rejected ? t("pending.rejectedTitle") : t("pending.title")}
      lead={rejected ? t("pending.rejectedHelp") : t("pending.lead")}
      pose="sit"
    >
      {rejected ? (
        <Notice meaning="attention">
          {t("pending.rejected", { reason: physician.rejectionReason ?? "" })}
        </Notice>
      ) : (
        <Notice meaning="info">
          {t("pending.sent", { licence: physician.licenceNumber, specialisation: physician.specialisation })}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {rejected ? null : (
          <Button busy={me.isFetching} onClick={() => void me.refetch()}>
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
