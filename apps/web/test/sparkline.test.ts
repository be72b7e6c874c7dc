import { expect, test } from "vitest";
import { sparkPoints } from "../src/ui/sparkline.tsx";

test("a day without an answer leaves a gap instead of a line through it", () => {
  expect(sparkPoints([0, 10, null, 5], 10, 30, 10)).toEqual(["0.0,10.0 10.0,0.0", "30.0,5.0 30.0,5.0"]);
  expect(sparkPoints([null, null], 10, 30, 10)).toEqual([]);
});
