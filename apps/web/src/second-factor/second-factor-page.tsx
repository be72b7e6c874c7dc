import { useTranslation } from "react-i18next";
import { Navigate } from "react-router-dom";
import { queryClient, useMe } from "../api.ts";
import { homeOf } from "../shell/app-frame.tsx";
import { PublicFrame } from "../shell/public-frame.tsx";
import { useSignOut } from "../shell/use-sign-out.ts";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";

/** Where a clinic asks for a second factor: all that is open before there is one. */
export default function SecondFactorPage() {
  const { t } = useTranslation("factor");
  const { t: tCommon } = useTranslation("common");
  const { data: me } = useMe();
  const signOut = useSignOut();
  if (!me) return null;
  if (!me.secondFactorDue) return <Navigate replace to={homeOf(me.role)} />;
  return (
    <PublicFrame signIn={false}>
      <div className="flex flex-col gap-8 py-8">
        <PageHeader title={t("dueTitle")} lead={t("dueLead")} />
        <SecondFactorSection onSetUp={() => void queryClient.invalidateQueries()} />
        <div>
          <Button look="secondary" onClick={() => signOut()}>
            {tCommon("action.signOut")}
          </Button>
        </div>
      </div>
    </PublicFrame>
  );
}
