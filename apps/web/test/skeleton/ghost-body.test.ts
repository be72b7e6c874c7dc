import { LANDMARK } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { GhostBody } from "../../src/skeleton/ghost-body.ts";
import { loadGhost } from "../../src/skeleton/ghost.ts";

/** The template's own start posture as a lifted body, turned by degrees, somewhat smaller and elsewhere. */
function person(start: Float64Array, degrees: number): Float32Array {
  const body = new Float32Array(99);
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let i = 0; i < 33; i += 1) {
    const [x, z] = [start[i * 3] ?? 0, -(start[i * 3 + 2] ?? 0)];
    body[i * 3] = 2 * (x * cosine + z * sine) + 0.3;
    body[i * 3 + 1] = -2 * (start[i * 3 + 1] ?? 0) + 1;
    body[i * 3 + 2] = 2 * (z * cosine - x * sine) - 0.2;
  }
  return body;
}

test.each([0, 45, 90, -120, 180])(
  "the template stands on the person's feet and is turned as they are, at %i degrees",
  async (degrees) => {
    const postures = await loadGhost("squat");
    if (!postures) throw new Error("no squat");
    const body = person(postures.start, degrees);
    const ghost = new GhostBody(postures).at(body, "both", 0);
    const at = (points: Float32Array, index: number, axis: number): number => points[index * 3 + axis] ?? 0;
    const { left_hip, right_hip, left_heel, right_heel } = LANDMARK;
    const facing = (points: Float32Array): number =>
      Math.atan2(
        at(points, left_hip, 2) - at(points, right_hip, 2),
        at(points, left_hip, 0) - at(points, right_hip, 0),
      );
    const difference = facing(ghost) - facing(body);
    expect(Math.abs(Math.atan2(Math.sin(difference), Math.cos(difference)))).toBeLessThan(0.1);
    for (const heel of [left_heel, right_heel]) {
      expect(at(ghost, heel, 0)).toBeCloseTo(at(body, heel, 0), 0);
      expect(Math.abs(at(ghost, heel, 1) - at(body, heel, 1))).toBeLessThan(0.25);
    }
    // The target of a squat is lower than standing: y goes down.
    expect(at(ghost, left_hip, 1)).toBeGreaterThan(at(body, left_hip, 1) + 0.3);
  },
);

test("in the middle of the movement the template does not turn with the person", async () => {
  const postures = await loadGhost("squat");
  if (!postures) throw new Error("no squat");
  const ghost = new GhostBody(postures);
  const before = Float32Array.from(ghost.at(person(postures.start, 0), "both", 0));
  const turned = person(postures.start, 60);
  const during = Float32Array.from(ghost.at(turned, "both", 0.8));
  const width = (points: Float32Array): number =>
    (points[LANDMARK.left_hip * 3] ?? 0) - (points[LANDMARK.right_hip * 3] ?? 0);
  expect(width(during)).toBeCloseTo(width(before), 5);
});
