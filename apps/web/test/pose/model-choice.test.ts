import { expect, test } from "vitest";
import { FULL_BUDGET_MS, median, nextChoice, type Measurements } from "../../src/pose/model/model-choice.ts";

const auto = { variant: "auto", delegate: "auto" } as const;
const measured = (...list: ["lite" | "full" | "heavy", "CPU" | "GPU", number][]): Measurements =>
  list.map(([variant, delegate, ms]) => ({ choice: { variant, delegate }, ms }));

test("what was asked for whole is not measured", () => {
  expect(nextChoice({ variant: "heavy", delegate: "GPU" }, [], false)).toEqual({
    keep: { variant: "heavy", delegate: "GPU" },
  });
});

test("a graphics card drawn in software is not tried", () => {
  expect(nextChoice(auto, [], false)).toEqual({ measure: { variant: "full", delegate: "CPU" } });
  expect(nextChoice(auto, measured(["full", "CPU", 20]), false)).toEqual({
    keep: { variant: "full", delegate: "CPU" },
  });
  expect(nextChoice({ variant: "lite", delegate: "auto" }, [], false)).toEqual({
    keep: { variant: "lite", delegate: "CPU" },
  });
});

test("processor and graphics card are both measured, the faster one stays", () => {
  expect(nextChoice(auto, measured(["full", "CPU", 30]), true)).toEqual({
    measure: { variant: "full", delegate: "GPU" },
  });
  expect(nextChoice(auto, measured(["full", "CPU", 30], ["full", "GPU", 9]), true)).toEqual({
    keep: { variant: "full", delegate: "GPU" },
  });
  expect(nextChoice(auto, measured(["full", "CPU", 9], ["full", "GPU", 30]), true)).toEqual({
    keep: { variant: "full", delegate: "CPU" },
  });
});

test("too slow for full means lite, unless full was asked for", () => {
  const slow = measured(["full", "CPU", FULL_BUDGET_MS + 1]);
  expect(nextChoice(auto, slow, false)).toEqual({ keep: { variant: "lite", delegate: "CPU" } });
  expect(nextChoice({ variant: "full", delegate: "CPU" }, slow, false)).toEqual({
    keep: { variant: "full", delegate: "CPU" },
  });
});

test("a graphics card that failed is slower than anything", () => {
  const list = measured(["full", "CPU", 45], ["full", "GPU", Number.POSITIVE_INFINITY]);
  expect(nextChoice(auto, list, true)).toEqual({ keep: { variant: "full", delegate: "CPU" } });
});

test("median", () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([5, 1, 9, 7])).toBe(6);
});
