import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { useApi } from "../api.ts";
import { FirstSteps } from "../shell/first-steps.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { AdminPage } from "./admin-page.tsx";
import { PendingPhysicians } from "./pending-physicians.tsx";
import { UserList } from "./user-list.tsx";

/** Every account, and the physicians who wait to be checked. */
export default function UsersPage() {
  const { t } = useTranslation("admin");
  const [search, setSearch] = useSearchParams();
  const pending = useApi("listVerifications", undefined, { refetchInterval: 30_000 });
  const waiting = pending.data?.applications.length ?? 0;
  return (
    <AdminPage
      title={t("title")}
      lead={pending.data ? t(waiting === 0 ? "lead_zero" : "lead", { count: waiting }) : undefined}
    >
      <FirstSteps />
      <Tabs
        label={t("tabs")}
        value={search.get("tab") ?? "users"}
        onChange={(tab) => setSearch(tab === "users" ? {} : { tab }, { replace: true })}
        tabs={[
          { id: "users", name: t("tabUsers"), content: <UserList /> },
          {
            id: "pending",
            name: waiting > 0 ? t("tabPendingCount", { count: waiting }) : t("tabPending"),
            content: <PendingPhysicians query={pending} />,
          },
        ]}
      />
    </AdminPage>
  );
}
