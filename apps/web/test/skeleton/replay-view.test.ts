import type { PoseFrame, Trace } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { placeX, placeY } from "../../src/skeleton/object-fit.ts";
import { extentOf, frameAt, partOf, placeExtent } from "../../src/skeleton/replay-view.ts";

function frame(t: number, x: number | null): PoseFrame {
  if (x === null) return { t, landmarks: null, world: null };
  const landmarks = new Float32Array(33 * 4);
  for (let i = 0; i < 33; i += 1) landmarks.set([x + i * 0.001, 0.2 + i * 0.02, 0, 1], i * 4);
  return { t, landmarks, world: null };
}

const frames = [frame(1000, 0.3), frame(1033, 0.31), frame(1066, null), frame(3000, 0.4)];
const trace: Trace = { fps: 30, width: 1280, height: 720, source: "test", frames };

describe("a replayed trace", () => {
  test("shows the last frame at or before a time, and nobody in a gap", () => {
    expect(frameAt(frames, 999)).toBeNull();
    expect(frameAt(frames, 1000)?.t).toBe(1000);
    expect(frameAt(frames, 1050)?.t).toBe(1033);
    expect(frameAt(frames, 2500)).toBeNull();
    expect(frameAt(frames, 3100)?.t).toBe(3000);
    expect(frameAt([], 0)).toBeNull();
  });

  test("takes a part by time, both ends included", () => {
    expect(partOf(trace, 1033, 1066).map(({ t }) => t)).toEqual([1033, 1066]);
    expect(partOf(trace, undefined, undefined)).toHaveLength(4);
  });

  test("lays the person into the box, whole and in the middle", () => {
    const extent = extentOf(frames);
    if (!extent) throw new Error("somebody was seen");
    const placement = placeExtent({ width: 600, height: 300 }, trace, extent);
    expect(placeX(placement, (extent.left + extent.right) / 2)).toBeCloseTo(300);
    expect(placeY(placement, extent.top)).toBeGreaterThan(0);
    expect(placeY(placement, extent.bottom)).toBeLessThan(300);
    expect(placeX(placement, extent.left)).toBeGreaterThan(0);
    expect(extentOf([frame(0, null)])).toBeNull();
  });
});
