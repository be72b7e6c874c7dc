import { expect, test } from "vitest";
import { ANGLE, ANGLE_COUNT, LANDMARK } from "../../src/index.ts";
import { readPictureAngles } from "../../src/recorded/picture-angles.ts";

const ASPECT = 16 / 9;

/** Places points given in picture heights. */
function picture(
  points: Readonly<Partial<Record<keyof typeof LANDMARK, readonly [number, number]>>>,
): Float64Array {
  const landmarks = new Float32Array(33 * 4);
  for (const [name, [x, y]] of Object.entries(points))
    landmarks.set([x / ASPECT, y, 0, 1], LANDMARK[name as keyof typeof LANDMARK] * 4);
  const out = new Float64Array(ANGLE_COUNT);
  readPictureAngles(landmarks, ASPECT, out);
  return out;
}

const upright = {
  left_shoulder: [0.9, 0.2],
  right_shoulder: [0.7, 0.2],
  left_hip: [0.88, 0.5],
  right_hip: [0.72, 0.5],
} as const;

test("a bent knee, a raised arm and a leaning trunk as they look", () => {
  const angles = picture({
    ...upright,
    left_knee: [0.88, 0.7],
    left_ankle: [0.68, 0.7],
    left_elbow: [1.1, 0.2],
  });
  expect(angles[ANGLE.knee_flexion_left]).toBeCloseTo(90, 3);
  expect(angles[ANGLE.shoulder_abduction_left]).toBeCloseTo(90, 3);
  expect(angles[ANGLE.trunk_lean]).toBeCloseTo(0, 3);
});

test("the picture has no alignment of a knee", () => {
  expect(picture(upright)[ANGLE.knee_alignment_left]).toBeNaN();
});
