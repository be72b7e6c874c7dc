import { practiceSeconds, type PracticePose, READY_PRACTICES, yogaPoseById } from "@physiocheck/motion";
import { Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useApi } from "../../api.ts";
import { Loaded } from "../../shell/loaded.tsx";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { formatFixed } from "../../ui/format.ts";
import { Card, Reading, Section } from "../../ui/page.tsx";
import { PoseFigure } from "../pose-figure.tsx";
import { READY_IDS } from "./known-practice.ts";
import { SessionTable } from "./session-table.tsx";

/** Figures that a card shows of its practice. */
const SHOWN = 4;
/** Sessions that the overview lists. */
const NEWEST = 5;

/** What a patient does with yoga: practices to start, how it went so far, and the newest sessions. */
export function PracticeOverview() {
  const { t } = useTranslation("practice");
  const own = useApi("listPractices");
  const sessions = useApi("listYogaSessions");
  return (
    <>
      <Statistics />
      <Section
        title={t("practices")}
        lead={t("practicesLead")}
        actions={
          <ButtonLink look="secondary" to="/yoga/practices/new">
            {t("builder.new")}
          </ButtonLink>
        }
      >
        <ul className="grid gap-4 md:grid-cols-2">
          {own.data?.practices.map(({ id, title, poses }) => (
            <PracticeCard key={id} id={id} title={title} poses={poses} edit={`/yoga/practices/${id}`} />
          ))}
          {READY_IDS.map((id) => (
            <PracticeCard
              key={id}
              id={id}
              title={t(`ready.${id}.title`)}
              note={t(`ready.${id}.note`)}
              poses={READY_PRACTICES[id]}
              edit={`/yoga/practices/new?from=${id}`}
              isReady
            />
          ))}
        </ul>
      </Section>
      <Section
        title={t("sessions")}
        actions={
          (sessions.data?.sessions.length ?? 0) > NEWEST ? (
            <TextLink to="/yoga/sessions">{t("allSessions")}</TextLink>
          ) : null
        }
      >
        <Loaded query={sessions}>
          {(data) => <SessionTable sessions={data.sessions.slice(0, NEWEST)} />}
        </Loaded>
      </Section>
    </>
  );
}

function PracticeCard({
  id,
  title,
  note,
  poses,
  edit,
  isReady = false,
}: {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly poses: readonly PracticePose[];
  readonly edit: string;
  readonly isReady?: boolean;
}) {
  const { t } = useTranslation("practice");
  const figures = [...new Set(poses.map(({ pose }) => pose))].slice(0, SHOWN);
  return (
    <li>
      <Card className="flex h-full flex-col gap-4">
        <div className="grid grid-cols-4 gap-2" aria-hidden>
          {figures.map((each) => {
            const pose = yogaPoseById(each);
            return pose ? <PoseFigure key={each} pose={pose} /> : null;
          })}
        </div>
        <div className="flex flex-col gap-1">
          <h3 className="text-lg font-semibold">{title}</h3>
          <p className="text-sm text-ink-soft">
            {t("poses", { count: poses.length })} ·{" "}
            {t("minutes", { count: Math.max(1, Math.round(practiceSeconds(poses) / 60)) })}
          </p>
          {note ? <p className="text-ink-soft">{note}</p> : null}
        </div>
        <div className="mt-auto flex flex-wrap gap-3">
          <ButtonLink
            to={`/yoga/practices/${id}/do`}
            icon={<Play aria-hidden className="size-4" />}
            aria-label={t("doOne", { practice: title })}
          >
            {t("do")}
          </ButtonLink>
          <ButtonLink
            look="quiet"
            to={edit}
            aria-label={t(isReady ? "adaptOne" : "editOne", { practice: title })}
          >
            {t(isReady ? "adapt" : "edit")}
          </ButtonLink>
        </div>
      </Card>
    </li>
  );
}

function Statistics() {
  const { t } = useTranslation("practice");
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { data } = useApi("getYogaStatistics", { query: { zone } });
  if (!data || data.practices === 0) return null;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 pb-10 md:grid-cols-4" data-testid="yoga-statistics">
      <Reading
        name={t("statistics.week")}
        value={data.practicesThisWeek}
        detail={t("minutes", { count: Math.round(data.minutesThisWeek) })}
      />
      <Reading
        name={t("statistics.minutes")}
        value={Math.round(data.minutes)}
        unit={t("statistics.unit")}
        detail={t("statistics.of", { count: data.practices })}
      />
      <Reading
        name={t("statistics.streak")}
        value={data.streakDays}
        detail={t("statistics.days", { count: data.streakDays })}
      />
      <Reading
        name={t("statistics.accuracy")}
        value={data.accuracy === null ? "–" : formatFixed(data.accuracy, 0)}
        unit={data.accuracy === null ? undefined : "%"}
      />
    </dl>
  );
}
