import { useTranslation } from "react-i18next";
import { useApi } from "../../api.ts";
import { Loaded } from "../../shell/loaded.tsx";
import { PageHeader } from "../../ui/page.tsx";
import { SessionTable } from "./session-table.tsx";

/** /yoga/sessions: all of them. */
export default function YogaSessionsPage() {
  const { t } = useTranslation("practice");
  const sessions = useApi("listYogaSessions");
  return (
    <>
      <PageHeader title={t("sessions")} back={{ to: "/yoga", label: t("backToYoga") }} />
      <Loaded query={sessions}>{(data) => <SessionTable sessions={data.sessions} />}</Loaded>
    </>
  );
}
