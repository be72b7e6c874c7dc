import type { Patient } from "@physiocheck/contracts";
import { Plus, Radio } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router-dom";
import { isApiError, useApi } from "../api.ts";
import { PersonResults } from "../clinic-tests/person-results.tsx";
import { SessionTable } from "../patient/session-table.tsx";
import { PersonPlans } from "../plans/person-plans.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { PatientInsights } from "../suggestions/insight-sections.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { formatDate } from "../ui/format.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { useNow } from "../ui/use-now.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { attentionFor } from "./attention.ts";
import { courseOf } from "./people.ts";
import { PersonProgress } from "./person-progress.tsx";
import { PlanList } from "./plan-list.tsx";
import { CourseCharts } from "./course-charts.tsx";
import { Why } from "./why.tsx";

const TABS = ["sessions", "plan", "progress", "tests", "suggestions"] as const;

/** One patient: their course, every session, their exercises, their clinic tests. */
export default function PersonPage() {
  const { t } = useTranslation("physician");
  const { patientId = "" } = useParams();
  const person = useApi("getPatient", { params: { patientId } }, { refetchInterval: 15_000 });
  if (isApiError(person.error, "not_found")) {
    return (
      <>
        <PageHeader title={t("person.missingTitle")} back={{ to: "/people", label: t("person.back") }} />
        <EmptyState pose="sit" title={t("person.missing")} />
      </>
    );
  }
  return (
    <Loaded whole query={person}>
      {(patient) => <PersonDetails patient={patient} />}
    </Loaded>
  );
}

function PersonDetails({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation("physician");
  const { t: tSuggestions } = useTranslation("suggestions");
  const { t: tPlans } = useTranslation("plans");
  const { t: tPatient } = useTranslation("patient");
  const [search, setSearch] = useSearchParams();
  const now = useNow();
  const [assigning, setAssigning] = useState(false);
  const sessions = useApi(
    "listSessions",
    { query: { patientId: patient.id, limit: 200 } },
    { refetchInterval: 15_000 },
  );
  const tab = TABS.find((one) => one === search.get("tab")) ?? TABS[0];
  const attention = sessions.data ? attentionFor(courseOf(patient, sessions.data.sessions), now) : null;
  return (
    <>
      <PageHeader
        title={patient.name}
        lead={t("person.lead", { date: formatDate(patient.subscribedAt) })}
        back={{ to: "/people", label: t("person.back") }}
        actions={
          <>
            <ButtonLink look="quiet" to={`/report/${patient.id}`}>
              {t("person.report")}
            </ButtonLink>
            <ButtonLink look="quiet" to={`/people/${patient.id}/posture`}>
              {t("person.posture")}
            </ButtonLink>
            <ButtonLink look="quiet" to={`/people/${patient.id}/workouts`}>
              {t("person.workouts")}
            </ButtonLink>
            {patient.liveSessionId ? (
              <ButtonLink
                to={`/live/${patient.liveSessionId}`}
                icon={<Radio aria-hidden className="size-5" />}
              >
                {t("people.watch")}
              </ButtonLink>
            ) : null}
            <Button
              look={patient.liveSessionId ? "secondary" : "primary"}
              icon={<Plus aria-hidden className="size-5" />}
              onClick={() => setAssigning(true)}
            >
              {t("person.assign")}
            </Button>
          </>
        }
      />
      {attention ? (
        <div className="-mt-4 pb-8">
          <Why attention={attention} />
        </div>
      ) : null}
      <Tabs
        label={t("person.tabs")}
        value={tab}
        onChange={(value) => setSearch(value === TABS[0] ? {} : { tab: value }, { replace: true })}
        tabs={[
          {
            id: "sessions",
            name: t("person.tabSessions"),
            content: (
              <Loaded query={sessions}>
                {(data) =>
                  data.sessions.length === 0 ? (
                    <EmptyState pose="squat" title={t("person.sessionsEmptyTitle")}>
                      {t("person.sessionsEmpty", { name: patient.name })}
                    </EmptyState>
                  ) : (
                    <>
                      <CourseCharts sessions={data.sessions} />
                      <Section title={t("person.sessions")}>
                        <SessionTable sessions={data.sessions} caption={t("person.sessions")} />
                      </Section>
                    </>
                  )
                }
              </Loaded>
            ),
          },
          {
            id: "plan",
            name: t("person.tabPlan"),
            content: (
              <>
                <PersonPlans patient={patient} />
                <Section title={tPlans("person.loose")} lead={tPlans("person.looseLead")}>
                  <PlanList patient={patient} onAssign={() => setAssigning(true)} />
                </Section>
              </>
            ),
          },
          {
            id: "progress",
            name: tPatient("history.tabProgress"),
            content: <PersonProgress patientId={patient.id} />,
          },
          {
            id: "tests",
            name: t("person.tabTests"),
            content: <PersonResults patient={patient} />,
          },
          {
            id: "suggestions",
            name: tSuggestions("title"),
            content: <PatientInsights patientId={patient.id} />,
          },
        ]}
      />
      {assigning ? <AssignDialog patient={patient} onClose={() => setAssigning(false)} /> : null}
    </>
  );
}
