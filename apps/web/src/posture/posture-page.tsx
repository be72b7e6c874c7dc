import type { PostureHead } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";
import { useApi, useMe } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, ButtonLink, TextLink } from "../ui/button.tsx";
import { SelectField } from "../ui/field.tsx";
import { formatDateTime, formatList } from "../ui/format.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { DataTable } from "../ui/table.tsx";

/** /posture: one's own analyses; /people/:patientId/posture: those of a patient. */
export default function PosturePage() {
  const { t } = useTranslation("posture");
  const { t: tPhysician } = useTranslation("physician");
  const { patientId } = useParams();
  const me = useMe();
  const mine = useApi("listPostures", undefined, { enabled: patientId === undefined });
  const theirs = useApi(
    "listPatientPostures",
    { params: { patientId: patientId ?? "" } },
    { enabled: patientId !== undefined },
  );
  const person = useApi(
    "getPatient",
    { params: { patientId: patientId ?? "" } },
    { enabled: patientId !== undefined },
  );
  const start = me.data?.role === "patient" ? <ButtonLink to="/posture/new">{t("start")}</ButtonLink> : null;
  return (
    <>
      {patientId === undefined ? (
        <PageHeader title={t("title")} lead={t("lead")} actions={start} />
      ) : (
        <PageHeader
          title={t("title")}
          lead={person.data?.name}
          back={{ to: `/people/${patientId}`, label: person.data?.name ?? tPhysician("person.back") }}
        />
      )}
      <Loaded query={patientId === undefined ? mine : theirs}>
        {({ analyses }) =>
          analyses.length === 0 ? (
            <EmptyState title={t("empty")} action={start}>
              {t(patientId === undefined ? "emptyBody" : "emptyTheirs")}
            </EmptyState>
          ) : (
            <div className="flex flex-col gap-10">
              <AnalysisTable analyses={analyses} />
              {analyses.length > 1 ? <CompareChoice analyses={analyses} /> : null}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function AnalysisTable({ analyses }: { readonly analyses: readonly PostureHead[] }) {
  const { t } = useTranslation("posture");
  return (
    <DataTable
      caption={t("title")}
      rows={analyses}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "at",
          head: t("at"),
          sort: ({ at }) => at,
          render: ({ id, at, views }) => (
            <span className="flex flex-col items-start">
              <TextLink to={`/posture/${id}`}>{formatDateTime(at)}</TextLink>
              <span className="text-sm text-ink-soft md:hidden">
                {formatList(views.map((view) => t(`view.${view}`)))}
              </span>
            </span>
          ),
        },
        {
          id: "views",
          head: t("views"),
          wide: true,
          render: ({ views }) => formatList(views.map((view) => t(`view.${view}`))),
        },
        {
          id: "state",
          head: t("stateTitle"),
          render: ({ state }) => (
            <Badge meaning={state === "completed" ? "good" : state === "failed" ? "attention" : "neutral"}>
              {t(`state.${state}`)}
            </Badge>
          ),
        },
        {
          id: "score",
          head: t("score"),
          sort: ({ summary }) => summary.score,
          align: "end",
          render: ({ summary }) =>
            summary.score === null ? (
              "–"
            ) : (
              <bdi className="whitespace-nowrap">{`${summary.score} ± ${summary.scorePlusMinus ?? 0}`}</bdi>
            ),
        },
      ]}
    />
  );
}

function CompareChoice({ analyses }: { readonly analyses: readonly PostureHead[] }) {
  const { t } = useTranslation("posture");
  const go = useNavigate();
  const [after, setAfter] = useState(analyses[0]?.id ?? "");
  const [before, setBefore] = useState(analyses[1]?.id ?? "");
  const options = analyses.map(({ id, at }) => (
    <option key={id} value={id}>
      {formatDateTime(at)}
    </option>
  ));
  return (
    <Section title={t("change.title")}>
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          label={t("change.before")}
          value={before}
          onChange={(event) => setBefore(event.target.value)}
        >
          {options}
        </SelectField>
        <SelectField
          label={t("change.after")}
          value={after}
          onChange={(event) => setAfter(event.target.value)}
        >
          {options}
        </SelectField>
        <Button
          look="secondary"
          disabled={before === after}
          onClick={() => void go(`/posture/${after}/changes-to/${before}`)}
        >
          {t("compare")}
        </Button>
      </div>
    </Section>
  );
}
