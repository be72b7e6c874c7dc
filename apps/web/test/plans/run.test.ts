import type { Plan, PlanItem } from "@physiocheck/contracts";
import { describe, expect, test } from "vitest";
import { ahead, beginRun, doneIn, settle, skip, stopHere } from "../../src/session/plan-run/run.ts";

const item = (id: string, exerciseId: string, painRule: PlanItem["painRule"] = null): PlanItem => ({
  id,
  exerciseId,
  dose: { sets: 1, reps: 5, holdSeconds: null, restSeconds: 0, side: "both" },
  tempo: null,
  target: null,
  painRule,
  note: "",
});
const plan = (...items: PlanItem[]): Plan => ({ content: { items } }) as unknown as Plan;
const RUN = beginRun("run", "2026-11-21", "2026-11-21T09:00:00.000Z");
const result = (pain: number, why: "completed" | "stopped" | "pain" = "completed") => ({
  sessionId: "s",
  pain,
  why,
});

describe("a run through a plan", () => {
  test("goes through the exercises in order; what was skipped is behind, with its reason", () => {
    const [a, b, c] = [item("a", "squat"), item("b", "plank"), item("c", "lunge")];
    const whole = plan(a, b, c);
    const first = settle(whole, RUN, a, result(2));
    expect(first.ruling).toBeNull();
    const second = skip(first.run, "b", "no_time");
    expect(ahead(whole, second)).toEqual([c]);
    const last = settle(whole, second, c, result(1, "stopped")).run;
    expect(last.items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["done", null],
      ["skipped", "no_time"],
      ["stopped", null],
    ]);
    expect([ahead(whole, last), doneIn(last)]).toEqual([[], 2]);
  });

  test("pain from the rule's on ends it for today, and the rest is left out by the rule", () => {
    const rule = { action: "stop", at: 6 } as const;
    const [a, b] = [item("a", "squat", rule), item("b", "plank", rule)];
    expect(settle(plan(a, b), RUN, a, result(5)).ruling).toBeNull();
    const { run, ruling } = settle(plan(a, b), RUN, a, result(6));
    expect([ruling, run.items.at(-1)]).toEqual([
      "stop",
      { itemId: "b", outcome: "skipped", sessionId: null, reason: "pain_rule", pain: null },
    ]);
  });

  test("or leaves out what is left of the same exercise, and goes on with the others", () => {
    const rule = { action: "skip", at: 4 } as const;
    const [a, b, again] = [item("a", "squat", rule), item("b", "plank"), item("c", "squat", rule)];
    const { run, ruling } = settle(plan(a, b, again), RUN, a, result(9, "pain"));
    expect(ruling).toBe("skip");
    expect(run.items.map(({ itemId, reason }) => [itemId, reason])).toEqual([
      ["a", "pain"],
      ["c", "pain_rule"],
    ]);
    expect(ahead(plan(a, b, again), run)).toEqual([b]);
  });

  test("without a rule nobody decides for the person, however much it hurts", () => {
    const [a, b] = [item("a", "squat"), item("b", "plank")];
    expect(settle(plan(a, b), RUN, a, result(10, "pain")).ruling).toBeNull();
    expect(stopHere(plan(a, b), RUN, "pain").items.map(({ reason }) => reason)).toEqual(["pain", "pain"]);
  });
});
