import { Radio } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useApi } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { FirstSteps } from "../shell/first-steps.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { formatDaysAgo } from "../ui/format.ts";
import { localDay } from "../ui/local-day.ts";
import { PageHeader } from "../ui/page.tsx";
import { Sparkline } from "../ui/sparkline.tsx";
import { EmptyState, LoadingState } from "../ui/states.tsx";
import { DataTable, type Column } from "../ui/table.tsx";
import { useNow } from "../ui/use-now.ts";
import { dailyCourse, needsAttention } from "./attention.ts";
import { Glance } from "./glance.tsx";
import { sortPeople, type Person } from "./people.ts";
import { Why } from "./why.tsx";

const DAYS = 14;
/** How often the list looks who is exercising now, ms. */
const LOOK_EVERY = 10_000;
/** How often requests are looked at, ms; and everybody's course, which is written down every time. */
const ASK_EVERY = 30_000;
const LOOK_AGAIN = 5 * 60_000;

/** The physician's first page: who needs them today, and why. */
export default function PeoplePage() {
  const { t } = useTranslation("physician");
  const patients = useApi("listPatients", undefined, { refetchInterval: LOOK_EVERY });
  const now = useNow();
  const caseload = useApi("getCaseload", { query: { day: localDay(now) } }, { refetchInterval: LOOK_AGAIN });
  const subscriptions = useApi("listSubscriptions", undefined, { refetchInterval: ASK_EVERY });
  // Before their courses are known nobody can say who needs what.
  const people =
    patients.data && (caseload.data || caseload.isError)
      ? sortPeople(patients.data.patients, caseload.data, now)
      : undefined;
  const needing = people?.filter(({ attention }) => needsAttention(attention)).length ?? 0;
  return (
    <>
      <PageHeader
        title={t("people.title")}
        lead={
          people?.length
            ? t(needing === 0 ? "people.lead_zero" : "people.lead", { count: needing })
            : undefined
        }
      />
      {patients.data && subscriptions.data && caseload.data ? (
        <Glance
          patients={patients.data.patients}
          subscriptions={subscriptions.data.subscriptions}
          proposals={caseload.data.proposals}
        />
      ) : null}
      {caseload.isError ? <Failure error={caseload.error} retry={() => void caseload.refetch()} /> : null}
      <Loaded query={patients}>
        {({ patients: list }) =>
          list.length > 0 ? (
            people ? (
              <People people={people} now={now} />
            ) : (
              <LoadingState />
            )
          ) : (
            <EmptyState
              pose="reach"
              title={t("people.emptyTitle")}
              action={<ButtonLink to="/requests">{t("people.emptyAction")}</ButtonLink>}
            >
              {t("people.empty")}
            </EmptyState>
          )
        }
      </Loaded>
      <div className="pt-12">
        <FirstSteps />
      </div>
    </>
  );
}

function People({ people, now }: { readonly people: readonly Person[]; readonly now: number }) {
  const { t } = useTranslation("physician");
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase();
  const shown = people.filter(({ patient }) => patient.name.toLocaleLowerCase().includes(wanted));
  const columns: readonly Column<Person>[] = [
    {
      id: "name",
      head: t("people.name"),
      sort: ({ patient }) => patient.name,
      render: ({ patient }) => (
        <Link
          to={`/people/${patient.id}`}
          className="inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline"
        >
          {patient.name}
        </Link>
      ),
    },
    {
      id: "why",
      head: t("people.why"),
      render: ({ patient, attention }) => (
        <span className="flex flex-wrap items-center gap-3 py-1">
          <Why attention={attention} />
          {patient.liveSessionId ? (
            <ButtonLink
              to={`/live/${patient.liveSessionId}`}
              size="sm"
              icon={<Radio aria-hidden className="size-4" />}
              aria-label={`${t("people.watch")}: ${patient.name}`}
            >
              {t("people.watch")}
            </ButtonLink>
          ) : null}
        </span>
      ),
    },
    {
      id: "course",
      head: t("people.course"),
      wide: true,
      render: ({ patient, course, days }) => (
        <CourseLine name={patient.name} course={course} days={days} now={now} />
      ),
    },
    {
      id: "last",
      head: t("people.last"),
      wide: true,
      sort: ({ patient }) => (patient.lastSessionAt ? Date.parse(patient.lastSessionAt) : null),
      render: ({ patient }) => (
        <span className="whitespace-nowrap text-ink-soft">
          {patient.lastSessionAt ? formatDaysAgo(patient.lastSessionAt, now) : t("people.never")}
        </span>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-6">
      {people.length > 5 ? (
        <search className="max-w-sm">
          <TextField
            label={t("people.search")}
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </search>
      ) : null}
      {shown.length === 0 ? (
        <p className="text-ink-soft">{t("people.filterEmpty")}</p>
      ) : (
        <DataTable
          caption={t("people.caption")}
          columns={columns}
          rows={shown}
          rowKey={({ patient }) => patient.id}
        />
      )}
      <p className="text-sm text-ink-soft max-md:hidden">{t("people.legend")}</p>
    </div>
  );
}

function CourseLine({
  name,
  course,
  days,
  now,
}: {
  readonly name: string;
  readonly course: Person["course"];
  readonly days: Person["days"];
  readonly now: number;
}) {
  const { t } = useTranslation("physician");
  const { counts, due, pain } = dailyCourse(course.sessions, days, DAYS, now);
  const asked = due.reduce((sum, count) => sum + count, 0);
  const sessions = counts.reduce((sum, count) => sum + count, 0);
  const last = pain.findLast((value) => value !== null);
  return (
    <Sparkline
      bars={counts}
      due={due}
      line={pain}
      barMax={Math.max(2, ...counts, ...due)}
      lineMax={10}
      label={
        last == null
          ? t("people.courseLabelNoPain", { name, sessions })
          : asked > 0
            ? t("people.coursePlanned", { name, done: sessions, due: asked, pain: last })
            : t("people.courseLabel", { name, sessions, pain: last })
      }
    />
  );
}
