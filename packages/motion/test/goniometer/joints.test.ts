import { expect, test } from "vitest";
import { ANGLE, ANGLE_COUNT, type AngleName } from "../../src/goniometer/angle-names.ts";
import { readAngles } from "../../src/goniometer/joints.ts";
import { LANDMARK, type LandmarkName } from "../../src/pose/landmarks.ts";

type Point = [number, number, number];

/** A person facing the camera in the anatomical position: x right in the picture (their left), y down, z away. */
function standing(): Record<string, Point> {
  const body: Record<string, Point> = {};
  for (const [side, sign] of [
    ["left", 1],
    ["right", -1],
  ] as const) {
    body[`${side}_shoulder`] = [0.2 * sign, -0.5, 0];
    body[`${side}_elbow`] = [0.2 * sign, -0.2, 0];
    body[`${side}_wrist`] = [0.2 * sign, 0.05, 0];
    body[`${side}_hip`] = [0.2 * sign, 0, 0];
    body[`${side}_knee`] = [0.2 * sign, 0.4, 0];
    body[`${side}_ankle`] = [0.2 * sign, 0.8, 0];
    body[`${side}_heel`] = [0.2 * sign, 0.85, 0.05];
    body[`${side}_foot_index`] = [0.2 * sign, 0.85, -0.15];
  }
  return body;
}

function angles(body: Record<string, Point>): (name: AngleName) => number {
  const points = new Float64Array(33 * 3);
  for (const [name, point] of Object.entries(body)) points.set(point, LANDMARK[name as LandmarkName] * 3);
  const out = new Float64Array(ANGLE_COUNT);
  readAngles(points, [0, 1, 0], out);
  return (name) => out[ANGLE[name]];
}

test("the anatomical position is zero everywhere", () => {
  const read = angles(standing());
  for (const name of Object.keys(ANGLE) as AngleName[]) expect(read(name)).toBeCloseTo(0, 4);
});

test("raising an arm forward is flexion, sideways abduction, and the plane it leaves is refused", () => {
  const forward = standing();
  forward.left_elbow = [0.2, -0.5, -0.3];
  expect(angles(forward)("shoulder_flexion_left")).toBeCloseTo(90, 6);
  expect(angles(forward)("shoulder_abduction_left")).toBeNaN();
  const sideways = standing();
  sideways.right_elbow = [-0.5, -0.5, 0];
  expect(angles(sideways)("shoulder_abduction_right")).toBeCloseTo(90, 6);
  expect(angles(sideways)("shoulder_flexion_right")).toBeNaN();
});

test("an arm that goes past the vertical overhead goes on, behind the back it is negative", () => {
  const past = standing();
  past.left_elbow = [0.2, -0.5 - 0.3 * Math.cos(0.2), 0.3 * Math.sin(0.2)];
  expect(angles(past)("shoulder_flexion_left")).toBeCloseTo(180 + (0.2 * 180) / Math.PI, 6);
  const back = standing();
  back.left_elbow = [0.2, -0.5 + 0.3 * Math.cos(0.5), 0.3 * Math.sin(0.5)];
  expect(angles(back)("shoulder_flexion_left")).toBeCloseTo((-0.5 * 180) / Math.PI, 6);
});

test("a knee that falls inward is positive on both sides", () => {
  for (const side of ["left", "right"] as const) {
    const body = standing();
    const [x, y, z] = body[`${side}_knee`];
    body[`${side}_knee`] = [x * 0.8, y, z];
    expect(angles(body)(`knee_alignment_${side}`)).toBeCloseTo(
      (2 * Math.atan(0.04 / 0.4) * 180) / Math.PI,
      6,
    );
  }
});

test("a seated person has knees and hips at ninety degrees, and a foot drawn up is dorsiflexion", () => {
  const body = standing();
  body.left_knee = [0.2, 0, -0.4];
  body.left_ankle = [0.2, 0.4, -0.4];
  body.left_heel = [0.2, 0.45, -0.35];
  body.left_foot_index = [0.2, 0.45 - 0.2 * Math.sin(0.3), -0.35 - 0.2 * Math.cos(0.3)];
  const read = angles(body);
  expect(read("knee_flexion_left")).toBeCloseTo(90, 6);
  expect(read("hip_flexion_left")).toBeCloseTo(90, 6);
  expect(read("ankle_dorsiflexion_left")).toBeCloseTo((0.3 * 180) / Math.PI, 6);
  expect(read("knee_flexion_right")).toBeCloseTo(0, 4);
});

test("angles do not change when the whole body turns about the vertical", () => {
  const body = standing();
  body.left_knee = [0.25, 0.35, -0.2];
  body.right_elbow = [-0.4, -0.4, -0.15];
  const before = angles(body);
  const turned = Object.fromEntries(
    Object.entries(body).map(([name, [x, y, z]]) => [
      name,
      [x * Math.cos(1) - z * Math.sin(1), y, x * Math.sin(1) + z * Math.cos(1)] as Point,
    ]),
  );
  const after = angles(turned);
  for (const name of Object.keys(ANGLE) as AngleName[]) {
    const change = after(name) - before(name);
    // An angle the body does not define stays undefined.
    expect(Number.isNaN(before(name)) ? Number.isNaN(change) : Math.abs(change) < 1e-5).toBe(true);
  }
});
