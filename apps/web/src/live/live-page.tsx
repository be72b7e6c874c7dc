import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { isApiError } from "../api.ts";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { LedgerStrip, RepSentence } from "../results/ledger-strip.tsx";
import { PageFailure, PageLoading } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { PageHeader, Reading, Section } from "../ui/page.tsx";
import { LoadingState } from "../ui/states.tsx";
import { BodyState } from "./body-state.tsx";
import { CuePanel } from "./cue-panel.tsx";
import { LiveBadge } from "./live-badge.tsx";
import { LiveBodyView } from "./live-body-view.tsx";
import { LiveRing } from "./live-ring.tsx";
import { conditionOf, shownCount } from "./live-state.ts";
import { useGhost } from "./use-ghost.ts";
import { useLiveSession } from "./use-live-session.ts";
import { useWatched, useWatchLine } from "./use-watched.ts";

/** Follows a patient while they exercise: the number they see, what they are doing, and how fresh that is. */
export default function LivePage() {
  const { t } = useTranslation("live");
  const { sessionId = "" } = useParams();
  const { state, error, now } = useLiveSession(sessionId);
  const name = useExerciseName();
  const dose = useDoseText();
  const { session, progress, ledger } = state;
  const line = useWatchLine();
  const watched = useWatched(line, sessionId);
  const ghost = useGhost(session?.exerciseId);

  if (!session) {
    if (error) return <PageFailure error={error} retry={() => location.reload()} />;
    return (
      <PageLoading>
        <LoadingState />
      </PageLoading>
    );
  }
  if (isApiError(error, "not_found")) return <PageFailure error={error} />;

  const condition = conditionOf(state, now);
  const hold = session.dose.reps === null;
  const last = ledger.at(-1)?.entry;
  return (
    <>
      <PageHeader
        title={t("title", { name: session.patient.name })}
        lead={`${name({ id: session.exerciseId, title: session.exerciseTitle })} · ${dose(session.dose)}`}
        back={{ to: `/people/${session.patient.id}`, label: t("back", { name: session.patient.name }) }}
      />
      <div className="flex flex-col gap-6 pb-12">
        {condition.name === "stale" ? <Notice meaning="attention">{t("staleHelp")}</Notice> : null}
        {condition.name === "ended" ? (
          <Notice
            meaning="info"
            title={t(`endedFor.${state.ended ?? "complete"}`)}
            action={
              state.ended === "complete" ? (
                <ButtonLink to={`/results/${session.id}`}>{t("review")}</ButtonLink>
              ) : undefined
            }
          />
        ) : null}
        {condition.name === "ended" || watched.live.ended !== null ? null : (
          <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
            <figure className="flex flex-col gap-2">
              <div className="relative">
                <LiveBodyView
                  line={line}
                  sessionId={sessionId}
                  name={session.patient.name}
                  ghost={ghost}
                  className="h-80 lg:h-[28rem]"
                />
                <BodyState watched={watched} />
              </div>
              <figcaption className="text-sm text-ink-soft">{t("body.hint")}</figcaption>
            </figure>
            <div className="rounded-xl border border-line bg-surface p-6">
              <h2 className="pb-2 text-lg font-semibold">{t("say.title")}</h2>
              <CuePanel line={line} sessionId={sessionId} disabled={watched.publisher !== "here"} />
            </div>
          </div>
        )}
        <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
          <LiveRing
            count={shownCount(state)}
            target={hold ? session.dose.holdSeconds : session.dose.reps}
            progress={condition.name === "live" ? (progress?.progress ?? null) : null}
            caption={hold ? t("held") : t("counted")}
            set={progress?.set ?? Math.min(session.sets + 1, session.dose.sets)}
            sets={session.dose.sets}
            dimmed={condition.name !== "live"}
          />
          <div className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-6">
            <output className="sr-only">{t(`said.${condition.name}`)}</output>
            <div className="flex flex-wrap items-center gap-3">
              <LiveBadge condition={condition} />
              {progress && condition.name !== "ended" ? (
                <span className="font-medium">{t(`doing.${progress.state}`)}</span>
              ) : null}
            </div>
            {condition.name === "live" ? (
              <p className="text-sm text-ink-soft">{t("lastEvent", { count: condition.ageSeconds })}</p>
            ) : null}
            <dl className="grid grid-cols-2 gap-6">
              <Reading
                name={t("total")}
                value={
                  <span data-testid="live-total">
                    {hold ? Math.floor(session.holdSeconds) : session.repetitions}
                  </span>
                }
                unit={hold ? "s" : undefined}
              />
              <Reading name={t("partial")} value={session.partial} />
              <Reading
                name={t("phaseName")}
                value={
                  <span className="text-lg">
                    {progress && condition.name === "live" ? t(`phaseOf.${progress.phase}`) : "–"}
                  </span>
                }
              />
              <Reading
                name={t("quality")}
                value={last?.quality == null ? "–" : Math.round(last.quality)}
                unit={last?.quality == null ? undefined : "/ 100"}
              />
            </dl>
          </div>
        </div>
      </div>
      {hold ? null : (
        <Section title={t("ledger")}>
          {ledger.length === 0 ? (
            <p className="text-ink-soft">{t("waiting")}</p>
          ) : (
            <div className="rounded-xl border border-line bg-surface p-6">
              <LedgerStrip
                entries={ledger.map(({ entry }) => entry)}
                chosen={ledger.length - 1}
                onChoose={() => {}}
              />
              <p className="mt-4 border-t border-line pt-4 text-lg font-semibold" aria-live="polite">
                {last ? <RepSentence entry={last} number={ledger.length} /> : null}
              </p>
            </div>
          )}
        </Section>
      )}
    </>
  );
}
