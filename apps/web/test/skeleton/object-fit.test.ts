import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { place, placeX, placeY } from "../../src/skeleton/object-fit.ts";

const size = fc.record({
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 4000 }),
});

describe("a picture in a box", () => {
  test("a wide picture covers a tall box by losing its sides", () => {
    const placement = place({ width: 390, height: 844 }, { width: 1280, height: 720 }, "cover", false);
    expect(placeY(placement, 0)).toBeCloseTo(0);
    expect(placeY(placement, 1)).toBeCloseTo(844);
    expect(placeX(placement, 0.5)).toBeCloseTo(195);
    expect(placeX(placement, 0)).toBeLessThan(-500);
  });

  test("mirroring turns left and right and nothing else", () => {
    const box = { width: 800, height: 600 };
    const picture = { width: 640, height: 480 };
    const straight = place(box, picture, "contain", false);
    const mirrored = place(box, picture, "contain", true);
    expect(placeX(mirrored, 0.25)).toBeCloseTo(placeX(straight, 0.75));
    expect(placeY(mirrored, 0.25)).toBe(placeY(straight, 0.25));
  });

  test("cover leaves no gap, contain loses nothing, the middle stays the middle", () => {
    fc.assert(
      fc.property(size, size, fc.boolean(), (box, picture, mirrored) => {
        const slack = 1e-6 * Math.max(box.width, box.height);
        const edges = (fit: "cover" | "contain"): { left: number; top: number } => {
          const placement = place(box, picture, fit, mirrored);
          expect(placeX(placement, 0.5)).toBeCloseTo(box.width / 2, 3);
          expect(placeY(placement, 0.5)).toBeCloseTo(box.height / 2, 3);
          return { left: Math.min(placeX(placement, 0), placeX(placement, 1)), top: placeY(placement, 0) };
        };
        const covering = edges("cover");
        expect(Math.max(covering.left, covering.top)).toBeLessThanOrEqual(slack);
        const contained = edges("contain");
        expect(Math.min(contained.left, contained.top)).toBeGreaterThanOrEqual(-slack);
      }),
    );
  });
});
