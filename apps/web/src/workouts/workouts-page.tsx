import type { Workout } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router-dom";
import { useApi, useMe } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { PageHeader } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { AddFilms } from "./add-films.tsx";
import { BodyMass } from "./body-mass.tsx";
import { StatisticsView } from "./statistics-view.tsx";
import { WorkoutTable } from "./workout-table.tsx";

const TABS = ["workouts", "statistics"] as const;
/** While the server is at work on a film, ms. */
const ASK_AGAIN_MS = 3000;

/** /workouts: one's own films; /people/:patientId/workouts: what those of a patient showed. */
export default function WorkoutsPage() {
  const { patientId } = useParams();
  return patientId === undefined ? <MyWorkouts /> : <TheirWorkouts patientId={patientId} />;
}

function MyWorkouts() {
  const { t } = useTranslation("workouts");
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((one) => one === search.get("tab")) ?? TABS[0];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Tabs
        label={t("title")}
        value={tab}
        onChange={(value) => setSearch(value === TABS[0] ? {} : { tab: value }, { replace: true })}
        tabs={[
          {
            id: "workouts",
            name: t("tabWorkouts"),
            content: (
              <div className="flex flex-col gap-10">
                {me.data ? <AddFilms user={me.data.id} /> : null}
                <MyList />
              </div>
            ),
          },
          { id: "statistics", name: t("tabStatistics"), content: <MyStatistics /> },
        ]}
      />
    </>
  );
}

function MyList() {
  const { t } = useTranslation("workouts");
  const first = useApi("listWorkouts");
  const isWaiting = first.data?.workouts.some(isUnderWay) ?? false;
  // A second reading of the same list, which asks again as long as something is under way.
  useApi("listWorkouts", undefined, { enabled: isWaiting, refetchInterval: ASK_AGAIN_MS });
  return (
    <Loaded query={first}>
      {({ workouts }) =>
        workouts.length === 0 ? (
          <EmptyState title={t("empty")} pose="squat">
            {t("emptyBody")}
          </EmptyState>
        ) : (
          <WorkoutTable workouts={workouts} />
        )
      }
    </Loaded>
  );
}

function MyStatistics() {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const statistics = useApi("getWorkoutStatistics", { query: { zone } });
  return (
    <div className="flex flex-col gap-10">
      <BodyMass />
      <Loaded query={statistics}>{(data) => <StatisticsView statistics={data} />}</Loaded>
    </div>
  );
}

function TheirWorkouts({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation("workouts");
  const { t: tPhysician } = useTranslation("physician");
  const person = useApi("getPatient", { params: { patientId } });
  const theirs = useApi("listPatientWorkouts", { params: { patientId } });
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={person.data?.name}
        back={{ to: `/people/${patientId}`, label: person.data?.name ?? tPhysician("person.back") }}
      />
      <Loaded query={theirs}>
        {({ workouts }) =>
          workouts.length === 0 ? (
            <EmptyState title={t("empty")}>{t("emptyTheirs")}</EmptyState>
          ) : (
            <WorkoutTable workouts={workouts} />
          )
        }
      </Loaded>
    </>
  );
}

function isUnderWay({ state }: Workout): boolean {
  return state === "pending" || state === "in_progress";
}
