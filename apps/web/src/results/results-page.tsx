import type { Rescoring, SessionDetail } from "@physiocheck/contracts";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useApi, useMe } from "../api.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { RecordingSection } from "../recordings/recording-section.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { loadGhost } from "../skeleton/ghost.ts";
import { Notice } from "../ui/badge.tsx";
import { formatDateTime, formatDuration } from "../ui/format.ts";
import { Card, PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { AngleCharts } from "./angle-charts.tsx";
import { LedgerSection } from "./ledger-section.tsx";
import { useAngles, useMovement } from "./movement-data.ts";
import { NotesSection } from "./notes-section.tsx";
import { ReviewedCount } from "./overrule-panel.tsx";
import { QualityPartsList } from "./quality-parts.tsx";
import { RefusedAngles } from "./refused-angles.tsx";
import { nearestTo, reviewedLedger } from "./reviewed.ts";
import { RescoringSwitch } from "./rescoring-switch.tsx";
import { ResultFigures } from "./result-figures.tsx";
import { scoredAs } from "./scored-as.ts";
import { SummaryMeasures } from "./summary-measures.tsx";

/** How a session went, for the one who did it and for their physician. */
export default function ResultsPage() {
  const { sessionId = "" } = useParams();
  const session = useApi("getSession", { params: { sessionId } });
  return (
    <Loaded whole query={session}>
      {(detail) => <Results key={sessionId} detail={detail} />}
    </Loaded>
  );
}

function Results({ detail: live }: { readonly detail: SessionDetail }) {
  const [rescoring, setRescoring] = useState<Rescoring | null>(null);
  const detail = useMemo(() => scoredAs(live, rescoring), [live, rescoring]);
  const { t } = useTranslation("results");
  const { data: me } = useMe();
  const name = useExerciseName();
  const { session, exercise, summary } = detail;
  const [chosen, setChosen] = useState(0);
  const [hovered, setHovered] = useState<number | null>(null);
  const { data: review } = useApi("getReview", { params: { sessionId: live.session.id } });
  const overrules = useMemo(() => (rescoring ? null : (review?.overrules ?? [])), [rescoring, review]);
  const ledger = useMemo(() => reviewedLedger(detail.ledger, overrules ?? []), [detail, overrules]);
  const hasTrace = detail.traceChunks > 0;
  const movement = useMovement(session.id, hasTrace);
  const angles = useAngles(session.id, movement.data, exercise);
  const hold = session.dose.reps === null;
  const physician = me?.role === "physician";
  const ghost = useQuery({
    queryKey: ["ghost", exercise.id],
    staleTime: Infinity,
    retry: false,
    queryFn: () => loadGhost(exercise.id),
  });
  const chosenEntry = ledger[chosen];
  const title = name(exercise);

  return (
    <>
      <PageHeader
        title={physician ? `${session.patient.name}: ${title}` : title}
        lead={t("lead", {
          date: formatDateTime(session.startedAt),
          duration: formatDuration(session.durationMs),
        })}
        back={
          physician
            ? { to: `/people/${session.patient.id}`, label: session.patient.name }
            : { to: "/history", label: t("back") }
        }
      />
      {session.state === "running" ? (
        <div className="pb-8">
          <Notice meaning="info">{t("running")}</Notice>
        </div>
      ) : null}
      {session.endReason === "pain" ? (
        <div className="pb-8">
          <Notice meaning="attention">{t("stoppedByPain")}</Notice>
        </div>
      ) : null}
      <ResultFigures session={session} />
      <ReviewedCount
        live={live.session.repetitions}
        reviewed={rescoring ? null : (review?.reviewed ?? null)}
        physician={physician}
      />
      {hasTrace && session.state === "complete" ? (
        <RescoringSwitch
          detail={live}
          shown={rescoring}
          canRescore={physician}
          onShow={(next) => {
            setRescoring(next);
            setChosen(0);
          }}
        />
      ) : null}

      <RecordingSection
        sessionId={session.id}
        exercise={exercise}
        movement={movement.data}
        isOwner={me?.role === "patient"}
      />

      <Section title={t("ledger.title")} lead={ledger.length > 0 ? t("ledger.lead") : undefined}>
        {ledger.length > 0 ? (
          <LedgerSection
            sessionId={session.id}
            ledger={ledger}
            overrules={overrules}
            canDecide={physician && session.state === "complete"}
            ghost={ghost.data ?? null}
            needed={exercise.depth.counted}
            chosen={chosen}
            hovered={hovered}
            onChoose={setChosen}
            onHover={setHovered}
            movement={movement}
            hasTrace={hasTrace}
          />
        ) : (
          <EmptyState
            pose="stand"
            title={
              hold
                ? t("ledger.emptyHold", { seconds: Math.round(session.holdSeconds) })
                : t("ledger.emptyTitle")
            }
          >
            {hold ? null : t("ledger.empty")}
          </EmptyState>
        )}
      </Section>

      {review && me ? (
        <NotesSection
          sessionId={session.id}
          notes={review.notes}
          userId={me.id}
          physician={physician}
          moment={chosenEntry ? { number: chosen + 1, t: chosenEntry.peak } : null}
          onMoment={(at) => setChosen(nearestTo(ledger, at))}
        />
      ) : null}

      {summary ? (
        <Section
          title={t("quality.title")}
          lead={
            summary.quality.score === null
              ? t("quality.leadNone")
              : t("quality.lead", { score: Math.round(summary.quality.score) })
          }
        >
          <Card>
            <QualityPartsList parts={summary.quality.parts} />
          </Card>
        </Section>
      ) : null}

      {hasTrace ? (
        <Section title={t("chart.title")}>
          <Card>
            <Loaded query={angles} lines={3}>
              {(columns) => (
                <AngleCharts
                  columns={columns}
                  exercise={exercise}
                  ledger={ledger}
                  chosen={ledger.length > 0 ? chosen : null}
                />
              )}
            </Loaded>
          </Card>
        </Section>
      ) : null}

      {summary ? <SummaryMeasures summary={summary} /> : null}
      {summary && summary.refused.length > 0 ? <RefusedAngles refused={summary.refused} /> : null}
      {summary ? (
        <p className="text-sm text-ink-soft">
          {t("versions", { engine: summary.versions.engine, exercise: summary.versions.exercise })}
        </p>
      ) : null}
    </>
  );
}
