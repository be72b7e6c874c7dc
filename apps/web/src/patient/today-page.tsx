import type { TodayItem } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useApi, useMe } from "../api.ts";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { useNow } from "../ui/use-now.ts";
import { WeekStrip } from "./week-strip.tsx";

/** The patient's day: what is to do, largest first. */
export default function TodayPage() {
  const { t } = useTranslation("patient");
  const me = useMe();
  const now = useNow();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const since = new Date(midnight).toISOString();
  const today = useApi("listToday", { query: { since } });
  const open = today.data?.items.filter((item) => item.doneToday === 0).length;
  return (
    <>
      <PageHeader
        title={t(`today.title_${partOfDay(new Date(now).getHours())}`, {
          name: me.data?.name.split(" ")[0] ?? "",
        })}
        lead={
          today.data && today.data.items.length > 0 && open !== undefined
            ? t(open === 0 ? "today.lead_zero" : "today.lead", { count: open })
            : undefined
        }
      />
      <Loaded query={today}>
        {({ items }) => (items.length === 0 ? <NothingYet /> : <Day items={items} />)}
      </Loaded>
      <WeekStrip />
    </>
  );
}

function partOfDay(hour: number): "morning" | "afternoon" | "evening" {
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

function Day({ items }: { readonly items: readonly TodayItem[] }) {
  const ordered = items.toSorted((a, b) => a.doneToday - b.doneToday);
  return (
    <ol className="flex flex-col gap-4 pb-12">
      {ordered.map((item, index) => (
        <li key={item.assignment.id}>
          <ExerciseRow item={item} first={index === 0 && item.doneToday === 0} />
        </li>
      ))}
    </ol>
  );
}

/** One exercise: the next one stands out, those done step back. */
function ExerciseRow({ item, first }: { readonly item: TodayItem; readonly first: boolean }) {
  const { t } = useTranslation("patient");
  const name = useExerciseName();
  const dose = useDoseText();
  const { assignment, doneToday, openSessionId } = item;
  const done = doneToday > 0;
  return (
    <article
      className={cx(
        "flex flex-wrap items-center gap-x-8 gap-y-5 rounded-xl border p-6",
        first ? "border-accent bg-accent-soft md:p-8" : "border-line bg-surface",
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1.5">
        <h2 className={cx("font-semibold", first ? "text-xl" : "text-lg")}>{name(assignment.exercise)}</h2>
        <p className={first ? "text-lg" : undefined}>{dose(assignment.dose)}</p>
        {assignment.note ? <p className="measure">{assignment.note}</p> : null}
        {openSessionId ? <p className="measure font-medium">{t("today.openSession")}</p> : null}
        <p className={cx("text-sm", first ? "text-ink" : "text-ink-soft")}>
          {t("today.by", { name: assignment.physician.name })}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4 max-sm:w-full">
        {done ? <Badge meaning="good">{t("today.times", { count: doneToday })}</Badge> : null}
        <ButtonLink
          to={`/session/${assignment.id}`}
          look={done ? "secondary" : "primary"}
          size={first ? "hand" : "lg"}
          className="max-sm:w-full"
          aria-label={`${openSessionId ? t("today.goOn") : done ? t("today.again") : t("today.start")}: ${name(assignment.exercise)}`}
        >
          {openSessionId ? t("today.goOn") : done ? t("today.again") : t("today.start")}
        </ButtonLink>
      </div>
    </article>
  );
}

/** No exercise assigned: what to do about it depends on whether there is a physician. */
function NothingYet() {
  const { t } = useTranslation("patient");
  const subscriptions = useApi("listSubscriptions");
  const hasPhysician = subscriptions.data?.subscriptions.some(
    ({ state }) => state === "approved" || state === "requested",
  );
  return (
    <Section title={t("today.emptyTitle")}>
      <EmptyState
        pose="squat"
        title={hasPhysician ? t("today.emptyWaiting") : t("today.emptyNoPhysician")}
        action={
          <div className="flex flex-wrap justify-center gap-3 pt-2">
            {hasPhysician ? null : <ButtonLink to="/physicians">{t("today.find")}</ButtonLink>}
            <ButtonLink to="/lab" look="secondary">
              {t("today.lab")}
            </ButtonLink>
          </div>
        }
      />
    </Section>
  );
}
