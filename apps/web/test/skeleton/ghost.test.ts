import { EXERCISES, LANDMARK } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { ghostPoints, loadGhost, placeGhost } from "../../src/skeleton/ghost.ts";

const ASPECT = 16 / 9;

/** What a distant camera sees of a posture: turned by an angle, 0.4 picture heights a metre, feet near the bottom. */
function picture(posture: Float64Array, degrees: number): Float32Array {
  const landmarks = new Float32Array(33 * 4);
  const angle = (degrees * Math.PI) / 180;
  for (let i = 0; i < 33; i += 1) {
    const x = (posture[i * 3] ?? 0) * Math.cos(angle) - (posture[i * 3 + 2] ?? 0) * Math.sin(angle);
    landmarks[i * 4] = (0.9 + 0.4 * x) / ASPECT;
    landmarks[i * 4 + 1] = 0.9 - 0.4 * (posture[i * 3 + 1] ?? 0);
    landmarks[i * 4 + 3] = 1;
  }
  return landmarks;
}

describe("the template's ghost", () => {
  test.each([0, 45, 90, -60, 180])(
    "stands where the person would be at the peak, seen from %d°",
    async (degrees) => {
      const ghost = await loadGhost("squat");
      if (!ghost) throw new Error("the digital patient cannot squat");
      const place = placeGhost(ghost.start, picture(ghost.start, degrees), ASPECT);
      if (!place) throw new Error("no place was found");
      const points = new Float32Array(33 * 2);
      ghostPoints(points, ghost.peak.both, place, ASPECT);
      const truth = picture(ghost.peak.both, degrees);
      for (const joint of [LANDMARK.left_hip, LANDMARK.right_knee, LANDMARK.left_ankle, LANDMARK.nose]) {
        expect(points[joint * 2]).toBeCloseTo(truth[joint * 4] ?? Number.NaN, 2);
        expect(points[joint * 2 + 1]).toBeCloseTo(truth[joint * 4 + 1] ?? Number.NaN, 2);
      }
    },
  );

  test("somebody in quite another posture has no ghost", async () => {
    const [squat, bridge] = await Promise.all([loadGhost("squat"), loadGhost("glute-bridge")]);
    if (!squat || !bridge) throw new Error("the digital patient has forgotten something");
    expect(placeGhost(squat.start, picture(bridge.start, 90), ASPECT)).toBeNull();
  });

  test("every exercise of the library has one, an unknown exercise none", async () => {
    const without = await Promise.all(EXERCISES.map(async ({ id }) => ((await loadGhost(id)) ? null : id)));
    expect(without.filter(Boolean)).toEqual([]);
    expect(await loadGhost("juggling")).toBeNull();
  });
});
