import type { PlanContent, PlanItem, PlanRun } from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import { DOSE } from "./samples.ts";

/** A Saturday. */
export const PLAN_DAY = "2026-11-21";

export function planItem(changes: Partial<PlanItem> = {}): PlanItem {
  return {
    id: uuidv7(),
    exerciseId: "squat",
    dose: DOSE,
    tempo: { out: 3, peak: 1, back: 3 },
    target: { movement: "knee_flexion", degrees: 100 },
    painRule: { action: "stop", at: 6 },
    note: "Slowly.",
    ...changes,
  };
}

/** A plan that has something to do every day. */
export function planContent(changes: Partial<PlanContent> = {}): PlanContent {
  return {
    title: "Knee, weeks 1 to 3",
    startsOn: "2026-11-01",
    endsOn: null,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    sessionsADay: 2,
    restBetweenSeconds: 60,
    note: "",
    items: [
      planItem(),
      planItem({ exerciseId: "plank", dose: { ...DOSE, reps: null, holdSeconds: 20 }, target: null }),
    ],
    ...changes,
  };
}

export function planRun(changes: Partial<PlanRun> = {}): PlanRun {
  return {
    day: PLAN_DAY,
    startedAt: `${PLAN_DAY}T09:00:00.000Z`,
    finishedAt: null,
    items: [],
    feeling: null,
    ...changes,
  };
}
