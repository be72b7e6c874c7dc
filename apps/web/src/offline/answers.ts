/** Answers of yesterday read today: what still holds, and what has to be worked out anew. Pure. */
import type { Plan, PlanDay, PlanRun, TodayItem } from "@physiocheck/contracts";
import { dueOn } from "@physiocheck/contracts/plan-days";

/** Routes whose answers are kept. `getPlan` is answered from the plans of the day. */
export const KEPT = ["me", "listToday", "listPlanDay", "listAssignments", "getCalibration"] as const;
export type KeptRoute = (typeof KEPT)[number];

/** An exercise that was done on this device, and when (ms since 1970). */
export type DoneHere = { readonly assignmentId: string; readonly at: number };

/** A run through a plan as this device remembers it. */
export type RunHere = { readonly plan: Plan; readonly run: PlanRun & { readonly id: string } };

/**
 * The exercises of a day that may be another than the one they were asked for.
 * @param kept the answer, and the beginning of the day it was asked for, ms since 1970
 * @param since beginning of the day that is asked for now, ms since 1970
 */
export function todayFrom(
  kept: { readonly items: readonly TodayItem[]; readonly since: number },
  since: number,
  done: readonly DoneHere[],
): { readonly items: TodayItem[] } {
  return {
    items: kept.items.map((item) => {
      const here = done.filter(({ assignmentId, at }) => assignmentId === item.assignment.id && at >= since);
      const before = since <= kept.since ? item.doneToday : 0;
      const last = Math.max(...here.map(({ at }) => at), Date.parse(item.lastDoneAt ?? "") || 0);
      return {
        ...item,
        // Both count the same sessions once these were sent.
        doneToday: Math.max(before, here.length),
        openSessionId: here.length > 0 ? null : item.openSessionId,
        lastDoneAt: last > 0 ? new Date(last).toISOString() : null,
      };
    }),
  };
}

/** The plans of a day, from those of the day they were asked for and what was done here. @param day 2026-01-31 */
export function planDayFrom(
  kept: { readonly plans: readonly PlanDay[]; readonly day: string },
  day: string,
  runs: readonly RunHere[],
): { readonly plans: PlanDay[] } {
  return {
    plans: kept.plans
      .filter(
        ({ plan: { content } }) =>
          content.startsOn <= day && (content.endsOn === null || day <= content.endsOn),
      )
      .map(({ plan, done, openRun }) => {
        const here = runs.filter((one) => one.plan.id === plan.id).map(({ run }) => run);
        const finished = here.filter((run) => run.day === day && run.finishedAt !== null).length;
        const open = here.find((run) => run.finishedAt === null) ?? openRun;
        return {
          plan,
          due: dueOn(plan.content, day),
          done: Math.max(kept.day === day ? done : 0, finished),
          openRun: here.some((run) => run.id === open?.id && run.finishedAt !== null) ? null : open,
        };
      }),
  };
}

/** One plan out of those of a day. */
export function planFrom(plans: readonly PlanDay[], planId: string): Plan | undefined {
  return plans.find(({ plan }) => plan.id === planId)?.plan;
}
