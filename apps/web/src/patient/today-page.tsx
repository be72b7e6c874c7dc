import type { PlanDay, TodayItem } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useApi, useMe } from "../api.ts";
import { FirstSteps } from "../shell/first-steps.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { localDay } from "../ui/local-day.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { useNow } from "../ui/use-now.ts";
import { ExerciseRow } from "./exercise-row.tsx";
import { PlanCard } from "./plan-card.tsx";
import { WeekStrip } from "./week-strip.tsx";

/** The patient's day: what is to do, largest first. */
export default function TodayPage() {
  const { t } = useTranslation("patient");
  const me = useMe();
  const now = useNow();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const since = new Date(midnight).toISOString();
  const today = useApi("listToday", { query: { since } });
  const plans = useApi("listPlanDay", { query: { day: localDay(now) } });
  const alone = today.data?.items.filter(({ assignment }) => assignment.planId === undefined) ?? [];
  const open =
    alone.filter(({ doneToday }) => doneToday === 0).length +
    (plans.data?.plans.reduce((sum, { due, done }) => sum + Math.max(0, due - done), 0) ?? 0);
  // Asked for by its own part as well: each part waits for those above it, so that nothing moves under the reader.
  const steps = useApi("getFirstSteps");
  const dayShown = !today.isPending && !plans.isPending;
  const hasAny = alone.length > 0 || (plans.data?.plans.some(({ due }) => due > 0) ?? false);
  return (
    <>
      <PageHeader
        title={t(`today.title_${partOfDay(new Date(now).getHours())}`, {
          name: me.data?.name.split(" ")[0] ?? "",
        })}
        lead={
          today.data && plans.data && hasAny
            ? t(leadKey(open, plans.data.plans, alone), { count: open })
            : undefined
        }
      />
      <Loaded query={plans}>
        {({ plans: list }) => (
          <Loaded query={today}>
            {() =>
              list.length === 0 && alone.length === 0 ? <NothingYet /> : <Day plans={list} alone={alone} />
            }
          </Loaded>
        )}
      </Loaded>
      {dayShown ? <FirstSteps /> : null}
      {dayShown && !steps.isPending ? <WeekStrip /> : null}
    </>
  );
}

function partOfDay(hour: number): "morning" | "afternoon" | "evening" {
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** What waits is counted in exercises where there are only those, else in things to do. */
function leadKey(open: number, plans: readonly PlanDay[], alone: readonly TodayItem[]) {
  if (open === 0) return "today.lead_zero";
  return plans.length === 0 || alone.length > 0 ? "today.lead" : "today.leadSessions";
}

function Day({ plans, alone }: { readonly plans: readonly PlanDay[]; readonly alone: readonly TodayItem[] }) {
  const ordered = alone.toSorted((a, b) => a.doneToday - b.doneToday);
  const waiting = plans.findIndex(({ due, done }) => due > done);
  return (
    <ol className="flex flex-col gap-4 pb-12">
      {plans.map((entry, index) => (
        <li key={entry.plan.id}>
          <PlanCard entry={entry} first={index === waiting} />
        </li>
      ))}
      {ordered.map((item, index) => (
        <li key={item.assignment.id}>
          <ExerciseRow item={item} first={waiting < 0 && index === 0 && item.doneToday === 0} />
        </li>
      ))}
    </ol>
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
