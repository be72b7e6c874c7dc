import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { localDay } from "../ui/local-day.ts";
import { ButtonLink } from "../ui/button.tsx";
import { PageHeader } from "../ui/page.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { useNow } from "../ui/use-now.ts";
import { GoalList } from "./goal-list.tsx";
import { ProgressView } from "./progress-view.tsx";
import { SessionList } from "./session-list.tsx";

const TABS = ["sessions", "progress", "goals"] as const;

/** What the patient did, what came of it, and what they aim at. */
export default function HistoryPage() {
  const { t } = useTranslation("patient");
  const { t: tCommon } = useTranslation("common");
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((one) => one === search.get("tab")) ?? TABS[0];
  return (
    <>
      <PageHeader
        title={t("history.title")}
        lead={t("history.lead")}
        actions={
          <>
            <ButtonLink look="secondary" to="/workouts">
              {tCommon("nav.workouts")}
            </ButtonLink>
            <ButtonLink look="secondary" to="/report">
              {t("history.report")}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={t("history.tabs")}
        value={tab}
        onChange={(value) => setSearch(value === TABS[0] ? {} : { tab: value }, { replace: true })}
        tabs={[
          { id: "sessions", name: t("history.tabSessions"), content: <SessionList /> },
          { id: "progress", name: t("history.tabProgress"), content: <MyProgress /> },
          { id: "goals", name: t("history.tabGoals"), content: <MyGoals /> },
        ]}
      />
    </>
  );
}

function MyProgress() {
  const day = localDay(useNow());
  const course = useApi("getCourse", { query: { day } });
  return <Loaded query={course}>{(data) => <ProgressView course={data} />}</Loaded>;
}

function MyGoals() {
  const day = localDay(useNow());
  const course = useApi("getCourse", { query: { day } });
  const goals = useApi("listGoals");
  return (
    <Loaded query={course}>
      {(data) => <Loaded query={goals}>{(list) => <GoalList goals={list.goals} course={data} />}</Loaded>}
    </Loaded>
  );
}
