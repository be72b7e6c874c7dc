import { describe, expect, test } from "vitest";
import { HAND_UP_MS, nextHandSign, NO_HAND, oneHandUp } from "../../src/session/hand-raise.ts";
import { standing } from "./standing.ts";

const ASPECT = 16 / 9;

describe("a raised hand", () => {
  test("is one wrist above the head", () => {
    expect(oneHandUp(standing(), ASPECT)).toBe(false);
    expect(oneHandUp(standing({ left_elbow: [0.57, 0.2], left_wrist: [0.57, 0.02] }), ASPECT)).toBe(true);
    expect(oneHandUp(standing({ right_elbow: [0.43, 0.2], right_wrist: [0.43, 0.02] }), ASPECT)).toBe(true);
  });

  test("two raised arms are a movement, not a sign", () => {
    const both = standing({
      left_elbow: [0.57, 0.2],
      left_wrist: [0.57, 0.02],
      right_elbow: [0.43, 0.2],
      right_wrist: [0.43, 0.02],
    });
    expect(oneHandUp(both, ASPECT)).toBe(false);
  });

  test("a hand at the ear, an arm held level, or a hand that is not seen is no sign", () => {
    expect(oneHandUp(standing({ left_elbow: [0.6, 0.35], left_wrist: [0.54, 0.16] }), ASPECT)).toBe(false);
    expect(oneHandUp(standing({ left_elbow: [0.64, 0.29], left_wrist: [0.72, 0.29] }), ASPECT)).toBe(false);
    const unseen = standing({ left_elbow: [0.57, 0.2], left_wrist: [0.57, 0.02] });
    unseen[15 * 4 + 3] = 0.1;
    expect(oneHandUp(unseen, ASPECT)).toBe(false);
  });

  test("lying down, above the head means nothing", () => {
    const lying = standing();
    for (let i = 0; i < 33; i += 1) {
      const x = lying[i * 4] ?? 0;
      lying[i * 4] = (lying[i * 4 + 1] ?? 0) / ASPECT;
      lying[i * 4 + 1] = x;
    }
    lying[15 * 4 + 1] = 0;
    expect(oneHandUp(lying, ASPECT)).toBe(false);
  });
});

describe("the sign", () => {
  function fires(ups: readonly (readonly [number, boolean])[]): number[] {
    let sign = NO_HAND;
    const fired: number[] = [];
    for (const [t, up] of ups) {
      const next = nextHandSign(sign, up, t, HAND_UP_MS);
      sign = next.sign;
      if (next.fire) fired.push(t);
    }
    return fired;
  }

  const every = (from: number, to: number, up: boolean): [number, boolean][] =>
    Array.from({ length: Math.ceil((to - from) / 100) }, (_, i) => [from + i * 100, up]);

  test("fires once after 1.5 s, and again only after the hand was down", () => {
    expect(fires(every(0, 6000, true))).toEqual([1500]);
    expect(fires([...every(0, 3000, true), ...every(3000, 4000, false), ...every(4000, 6000, true)])).toEqual(
      [1500, 5500],
    );
  });

  test("a hand that passes by does nothing", () => {
    expect(fires([...every(0, 1400, true), ...every(1400, 2400, false), ...every(2400, 3800, true)])).toEqual(
      [],
    );
  });

  test("a few bad frames far apart on a slow machine are no sign", () => {
    expect(
      fires([
        [0, true],
        [700, true],
        [1400, true],
        [2100, true],
      ]),
    ).toEqual([]);
    expect(
      fires([
        [0, true],
        [500, true],
        [1000, true],
        [1500, true],
      ]),
    ).toEqual([]);
  });

  test("two lost frames do not start the wait again", () => {
    expect(fires([...every(0, 700, true), ...every(700, 900, false), ...every(900, 2000, true)])).toEqual([
      1500,
    ]);
  });
});
