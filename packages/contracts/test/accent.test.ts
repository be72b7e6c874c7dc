import fc from "fast-check";
import { expect, test } from "vitest";
import { accentPalette, contrastOf } from "../src/accent.ts";

/** What an accent stands on and under (apps/web/src/ui/tokens.css). */
const SCHEMES = {
  light: { grounds: ["#f7f9f8", "#ffffff", "#eef3f1"], ink: "#12211e" },
  dark: { grounds: ["#0d1413", "#141d1b", "#1d2826"], ink: "#e9f1ee" },
} as const;

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever colour a clinic chooses, everything in it and on it keeps 4.5:1 in both schemes", () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      const palette = accentPalette(chosen);
      for (const scheme of ["light", "dark"] as const) {
        const { accent, accentStrong, accentSoft, onAccent } = palette[scheme];
        const { grounds, ink } = SCHEMES[scheme];
        for (const ground of [...grounds, accentSoft]) {
          expect(contrastOf(accent, ground)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrastOf(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onAccent, accentStrong)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accentStrong, accentSoft)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(ink, accentSoft)).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 2000, examples: [["#000000"], ["#ffffff"], ["#ffff00"], ["#0000ff"], ["#ff0000"]] },
  );
});

test("a colour that can be read on white is shown as it was chosen", () => {
  expect(accentPalette("#0b6e69").light.accent).toBe("#0b6e69");
  expect(accentPalette("#ffd400").light.accent).not.toBe("#ffd400");
});
