import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  COUNTDOWN_MS,
  type Flow,
  type FlowEvent,
  flowMemory,
  resumeFlow,
  type SessionPlan,
  startFlow,
} from "../../src/session/flow.ts";

const plan: SessionPlan = { sets: 2, target: { kind: "reps", count: 3 }, restSeconds: 30 };

function after(events: readonly FlowEvent[], from: Flow = startFlow(plan)): Flow {
  return events.reduce(advance, from);
}

const toFirstSet: readonly FlowEvent[] = [
  { type: "started", mode: "live" },
  { type: "pain_answered", pain: 2 },
  { type: "view_good" },
  { type: "armed" },
  { type: "tick", elapsedMs: COUNTDOWN_MS },
];

const fullSet: readonly FlowEvent[] = [1, 2, 3].map((count) => ({ type: "counted", count }));

describe("the flow of a session", () => {
  test("walks from the device check to the end", () => {
    const seen: string[] = [];
    let flow = startFlow(plan);
    const events: FlowEvent[] = [
      ...toFirstSet,
      ...fullSet,
      { type: "tick", elapsedMs: 30_000 },
      { type: "armed" },
      { type: "tick", elapsedMs: COUNTDOWN_MS },
      ...fullSet,
      { type: "saved" },
    ];
    for (const event of events) {
      seen.push(flow.step.name);
      flow = advance(flow, event);
    }
    expect(seen.filter((name, i) => name !== seen[i - 1])).toEqual([
      "device_check",
      "pain_before",
      "view_check",
      "calibration",
      "countdown",
      "set",
      "rest",
      "calibration",
      "countdown",
      "set",
      "summary",
    ]);
    expect(flow.step).toEqual({ name: "finished", why: "completed" });
    expect(flow.setsDone).toBe(2);
    expect(flow.painBefore).toBe(2);
  });

  test("nothing counts before the set has begun", () => {
    const flow = after(toFirstSet.slice(0, 4));
    expect(advance(flow, { type: "counted", count: 1 })).toBe(flow);
  });

  test("whoever moves before go has begun the set", () => {
    const flow = after([...toFirstSet.slice(0, 4), { type: "attempted" }, { type: "counted", count: 1 }]);
    expect(flow.step.name).toBe("set");
    expect(flow.count).toBe(1);
  });

  test("a pause in a set keeps the count and goes back through the start pose", () => {
    const paused = after([...toFirstSet, { type: "counted", count: 2 }, { type: "pause" }]);
    expect(paused.step.name).toBe("paused");
    expect(advance(paused, { type: "tick", elapsedMs: 60_000 })).toBe(paused);
    const resumed = after([{ type: "resume" }], paused);
    expect(resumed.step.name).toBe("calibration");
    expect(resumed.count).toBe(2);
  });

  test("a rest goes on where it was paused", () => {
    const rest = after([...toFirstSet, ...fullSet, { type: "tick", elapsedMs: 10_000 }, { type: "pause" }]);
    expect(after([{ type: "resume" }], rest).step).toEqual({ name: "rest", remainingMs: 20_000 });
  });

  test("a rest of no seconds is left out", () => {
    const flow = after([...toFirstSet, ...fullSet], startFlow({ ...plan, restSeconds: 0 }));
    expect(flow.step.name).toBe("calibration");
    expect(flow.set).toBe(2);
  });

  test("stopping because of pain says so", () => {
    expect(after([...toFirstSet, { type: "stop", why: "pain" }]).step).toEqual({
      name: "summary",
      why: "pain",
    });
  });

  test("a recording goes straight to the set and is counted to its end", () => {
    const flow = after([
      { type: "started", mode: "recorded" },
      { type: "pain_answered", pain: 0 },
      { type: "counted", count: 5 },
    ]);
    expect(flow.step.name).toBe("set");
    expect(flow.count).toBe(5);
    expect(advance(flow, { type: "source_ended" }).step).toEqual({ name: "summary", why: "completed" });
  });

  test("a reload continues the same set without asking for pain again", () => {
    const before = after([...toFirstSet, { type: "counted", count: 2 }]);
    const resumed = resumeFlow(plan, flowMemory(before));
    expect(resumed.step.name).toBe("device_check");
    expect(after([{ type: "started", mode: "live" }], resumed).step.name).toBe("view_check");
    expect(resumed.count).toBe(2);
  });

  test("a reload on the last page asks only the questions that are left", () => {
    const ended = after([...toFirstSet, { type: "stop", why: "pain" }]);
    expect(resumeFlow(plan, flowMemory(ended)).step).toEqual({ name: "summary", why: "pain" });
  });

  test("no order of events leaves the plan", () => {
    const event = fc.oneof(
      fc.constantFrom<FlowEvent>(
        ...toFirstSet,
        { type: "started", mode: "recorded" },
        { type: "attempted" },
        { type: "set_ended" },
        { type: "source_ended" },
        { type: "rest_skipped" },
        { type: "pause" },
        { type: "resume" },
        { type: "stop", why: "stopped" },
        { type: "saved" },
      ),
      fc.nat(9000).map((elapsedMs): FlowEvent => ({ type: "tick", elapsedMs })),
      fc.nat(4).map((count): FlowEvent => ({ type: "counted", count })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let flow = startFlow(plan);
        for (const each of events) {
          const next = advance(flow, each);
          expect(next.set).toBeLessThanOrEqual(plan.sets);
          expect(next.setsDone).toBeLessThanOrEqual(plan.sets);
          expect(next.setsDone).toBeGreaterThanOrEqual(flow.setsDone);
          expect(flow.step.name !== "finished" || next === flow).toBe(true);
          expect("remainingMs" in next.step ? next.step.remainingMs : 1).toBeGreaterThan(0);
          flow = next;
        }
      }),
    );
  });
});
