import { describe, expect, test } from "vitest";
import { CLINIC_TESTS, compareToNorm, normFor, realChange } from "../../src/clinic-tests/index.ts";

const woman = (age: number) => ({ age, sex: "female" }) as const;
const man = (age: number) => ({ age, sex: "male" }) as const;

describe("the published tables", () => {
  // CDC STEADI, "30-Second Chair Stand": a score below these is below average.
  test.each([
    [60, 14, 12],
    [67, 12, 11],
    [74, 12, 10],
    [75, 11, 10],
    [82, 10, 9],
    [89, 8, 8],
    [94, 7, 4],
  ])("chair stand at %i: below %i (men) or %i (women) is below average", (age, men, women) => {
    expect(normFor("chair-stand-30", man(age))?.low).toBe(men);
    expect(normFor("chair-stand-30", woman(age))?.low).toBe(women);
  });

  test.each([
    [60, 11.4],
    [79, 12.6],
    [80, 14.8],
  ])("five times sit-to-stand at %i: slower than %f s is worse than average", (age, seconds) => {
    expect(normFor("five-times-sit-to-stand", woman(age))?.high).toBe(seconds);
  });

  test("nobody's norm is made up: ages without a published one have none", () => {
    expect(normFor("chair-stand-30", man(59))).toBe(null);
    expect(normFor("five-times-sit-to-stand", man(45))).toBe(null);
    expect(normFor("single-leg-stance", woman(17))).toBe(null);
    expect(normFor("chair-stand-30", null)).toBe(null);
  });

  test("the normal range of motion needs no age", () => {
    expect(normFor("shoulder-abduction-rom", null)).toMatchObject({ low: 180, high: null });
    expect(normFor("knee-extension-rom", null)).toMatchObject({ low: null, high: 0 });
  });
});

describe("comparing", () => {
  const chair = (value: number, age = 67) => {
    const norm = normFor("chair-stand-30", woman(age));
    if (!norm) throw new Error("no norm");
    return compareToNorm({ test: "chair-stand-30", value, plusMinus: 0 }, norm);
  };

  test("the ends of the normal range are the quartiles", () => {
    expect(chair(11)).toEqual({ standing: "normal", percentile: 25 });
    expect(chair(16)).toEqual({ standing: "normal", percentile: 75 });
    expect(chair(10).standing).toBe("worse");
    expect(chair(17).standing).toBe("better");
    expect(chair(0).percentile).toBe(1);
  });

  test("where less is better, more is worse", () => {
    const norm = normFor("five-times-sit-to-stand", man(65));
    if (!norm) throw new Error("no norm");
    const at = (value: number) =>
      compareToNorm({ test: "five-times-sit-to-stand", value, plusMinus: 0.3 }, norm);
    expect(at(12).standing).toBe("worse");
    expect(at(11.6).standing).toBe("normal");
    expect(at(8)).toEqual({ standing: "normal", percentile: null });
  });

  test("a doubt that reaches into the normal range is not held against anybody", () => {
    const norm = normFor("knee-extension-rom", null);
    if (!norm) throw new Error("no norm");
    expect(compareToNorm({ test: "knee-extension-rom", value: 6, plusMinus: 7 }, norm).standing).toBe(
      "normal",
    );
    expect(compareToNorm({ test: "knee-extension-rom", value: 15, plusMinus: 7 }, norm).standing).toBe(
      "worse",
    );
  });
});

test("a real change is larger than what two measurements may differ by chance", () => {
  expect(realChange(5)).toBeCloseTo(7.07, 2);
});

test.each(CLINIC_TESTS.map((one) => [one.id, one] as const))("%s has a version and a picture", (_, one) => {
  expect(one.version).toBeGreaterThan(0);
  expect(one.shownBy).not.toBe("");
});
