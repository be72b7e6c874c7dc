import { expect, test } from "vitest";
import { sparkPoints } from "../src/ui/sparkline.tsx";

test("what was not stated has no dot, and what is outside the scale stays in the picture", () => {
  expect(sparkPoints([0, 10, null, 15], 10, 30, 10)).toEqual([
    { x: 0, y: 10 },
    { x: 10, y: 0 },
    { x: 30, y: 0 },
  ]);
  expect(sparkPoints([null, null], 10, 30, 10)).toEqual([]);
});
