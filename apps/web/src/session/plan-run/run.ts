import type { Plan, PlanItem, PlanRun, RunItem } from "@physiocheck/contracts";
import type { StopReason } from "../flow.ts";

/**
 * One go through a plan as a pure state: which exercises are behind, which comes next, and what a rule about pain makes of an answer.
 * No clock, no browser.
 */
export type Run = PlanRun & { readonly id: string };

/** What an exercise ended with. */
export type ExerciseResult = {
  readonly sessionId: string;
  /** 0..10, said after it. */
  readonly pain: number;
  readonly why: StopReason;
};

/** What the plan's rule made of the pain. */
export type Ruling = "stop" | "skip" | null;

export function beginRun(id: string, day: string, startedAt: string): Run {
  return { id, day, startedAt, finishedAt: null, items: [], feeling: null };
}

/** The exercises that are not behind yet, in the plan's order. */
export function ahead(plan: Plan, run: Run): readonly PlanItem[] {
  return plan.content.items.filter(({ id }) => !run.items.some(({ itemId }) => itemId === id));
}

/**
 * An exercise is over. From the pain that the plan names on, `stop` ends the run for today and `skip` leaves out what is left of the same
 * exercise; either way the rest is marked as left out by the rule, not by the person.
 */
export function settle(
  plan: Plan,
  run: Run,
  item: PlanItem,
  { sessionId, pain, why }: ExerciseResult,
): { readonly run: Run; readonly ruling: Ruling } {
  const done: RunItem = {
    itemId: item.id,
    outcome: why === "completed" ? "done" : "stopped",
    sessionId,
    reason: why === "pain" ? "pain" : null,
    pain,
  };
  const next = { ...run, items: [...run.items, done] };
  const { painRule } = item;
  if (!painRule || pain < painRule.at) return { run: next, ruling: null };
  const left = ahead(plan, next).filter(
    ({ exerciseId }) => painRule.action === "stop" || exerciseId === item.exerciseId,
  );
  return {
    run: { ...next, items: [...next.items, ...left.map(({ id }) => leftOut(id, "pain_rule"))] },
    ruling: painRule.action,
  };
}

/** The person leaves an exercise out. */
export function skip(run: Run, itemId: string, reason: NonNullable<RunItem["reason"]>): Run {
  return { ...run, items: [...run.items, leftOut(itemId, reason)] };
}

/** The person has had enough: everything that is left is left out. */
export function stopHere(plan: Plan, run: Run, reason: NonNullable<RunItem["reason"]>): Run {
  return { ...run, items: [...run.items, ...ahead(plan, run).map(({ id }) => leftOut(id, reason))] };
}

export function finishRun(run: Run, feeling: PlanRun["feeling"], finishedAt: string): Run {
  return { ...run, feeling, finishedAt };
}

/** Exercises that were done, whole or in part. */
export function doneIn({ items }: Pick<PlanRun, "items">): number {
  return items.filter(({ outcome }) => outcome !== "skipped").length;
}

function leftOut(itemId: string, reason: NonNullable<RunItem["reason"]>): RunItem {
  return { itemId, outcome: "skipped", sessionId: null, reason, pain: null };
}
