import type { Plan, PlanDay, TodayItem } from "@physiocheck/contracts";
import { describe, expect, test } from "vitest";
import { planDayFrom, planFrom, todayFrom, type RunHere } from "../../src/offline/answers.ts";

const DAY = 86_400_000;
/** A Thursday. */
const MIDNIGHT = Date.parse("2026-11-19T00:00:00Z");

function item(id: string, doneToday: number, openSessionId: string | null = null): TodayItem {
  return { assignment: { id }, doneToday, openSessionId, lastDoneAt: null } as unknown as TodayItem;
}

function planDay(done: number, openRun: PlanDay["openRun"] = null): PlanDay {
  const content = { startsOn: "2026-11-16", endsOn: "2026-11-20", weekdays: [1, 4, 5], sessionsADay: 2 };
  return { plan: { id: "plan", content } as unknown as Plan, due: 2, done, openRun };
}

function run(day: string, finishedAt: string | null, id = "run"): RunHere {
  const { plan } = planDay(0);
  return { plan, run: { id, day, startedAt: `${day}T08:00:00Z`, finishedAt, items: [], feeling: null } };
}

describe("exercises of the day", () => {
  test("are as they were asked for, on the same day", () => {
    const items = [item("a", 1), item("b", 0, "open")];
    expect(todayFrom({ items, since: MIDNIGHT }, MIDNIGHT, [])).toEqual({ items });
  });

  test("are not done yet on the next day", () => {
    const { items } = todayFrom({ items: [item("a", 2)], since: MIDNIGHT }, MIDNIGHT + DAY, []);
    expect(items).toMatchObject([{ doneToday: 0 }]);
  });

  test("count what was done here, once, whether the server knew of it or not", () => {
    const at = MIDNIGHT + 9 * 3_600_000;
    const done = [
      { assignmentId: "a", at },
      { assignmentId: "a", at: MIDNIGHT - 1 },
      { assignmentId: "b", at },
    ];
    const kept = { items: [item("a", 0, "open"), item("b", 1), item("c", 0)], since: MIDNIGHT };
    expect(todayFrom(kept, MIDNIGHT, done).items).toMatchObject([
      { doneToday: 1, openSessionId: null, lastDoneAt: new Date(at).toISOString() },
      { doneToday: 1 },
      { doneToday: 0, lastDoneAt: null },
    ]);
  });
});

describe("plans of the day", () => {
  const kept = { plans: [planDay(1)], day: "2026-11-19" };

  test("are due by their own rules on another day, and gone after their end", () => {
    expect(planDayFrom(kept, "2026-11-19", []).plans).toMatchObject([{ due: 2, done: 1 }]);
    expect(planDayFrom(kept, "2026-11-18", []).plans).toMatchObject([{ due: 0, done: 0 }]);
    expect(planDayFrom(kept, "2026-11-20", []).plans).toMatchObject([{ due: 2, done: 0 }]);
    expect(planDayFrom(kept, "2026-11-21", []).plans).toEqual([]);
  });

  test("count the runs that were finished here on that day", () => {
    const finished = run("2026-11-20", "2026-11-20T08:20:00Z");
    expect(planDayFrom(kept, "2026-11-20", [finished]).plans).toMatchObject([{ done: 1, openRun: null }]);
    expect(planDayFrom(kept, "2026-11-19", [finished]).plans).toMatchObject([{ done: 1 }]);
  });

  test("offer to go on with what was begun here, and not with what was finished here", () => {
    const open = run("2026-11-19", null);
    expect(planDayFrom(kept, "2026-11-19", [open]).plans[0]?.openRun?.id).toBe("run");
    const known = { plans: [planDay(0, open.run)], day: "2026-11-19" };
    expect(planDayFrom(known, "2026-11-19", []).plans[0]?.openRun?.id).toBe("run");
    const finished = run("2026-11-19", "2026-11-19T08:20:00Z");
    expect(planDayFrom(known, "2026-11-19", [finished]).plans[0]?.openRun).toBeNull();
  });

  test("answer for one plan", () => {
    expect(planFrom(kept.plans, "plan")?.id).toBe("plan");
    expect(planFrom(kept.plans, "another")).toBeUndefined();
  });
});
