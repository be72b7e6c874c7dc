import { LANDMARK_STRIDE, replayTrace, type Trace, withProportions } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { createCamera, createPatient, projectTrace } from "../../src/index.ts";
import { exercise } from "./run-engine.ts";

function film(yaw: number): Trace {
  const patient = createPatient({
    motion: { exercise: "squat", repetitions: 6 },
    seed: 5,
  });
  return projectTrace(patient, createCamera({ yaw, height: 1 }), { fps: 20, seed: 5 }).trace;
}

/** Each frame put into the body's box along all three axes, without the world, as some collections keep it. */
function squeeze(trace: Trace): Trace {
  const frames = trace.frames.map(({ t, landmarks }) => {
    if (!landmarks) return { t, landmarks, world: null };
    const squeezed = Float32Array.from(landmarks);
    for (let axis = 0; axis < 3; axis += 1) {
      const places = landmarks.filter((_, i) => i % LANDMARK_STRIDE === axis);
      const [least, most] = [Math.min(...places), Math.max(...places)];
      for (let at = axis; at < squeezed.length; at += LANDMARK_STRIDE)
        squeezed[at] = (landmarks[at] - least) / (most - least);
    }
    return { t, landmarks: squeezed, world: null };
  });
  return { ...trace, width: 1000, height: 1000, frames };
}

/** Knee flexion in the picture, degrees, at each frame. */
function knees({ width, height, frames }: Trace): number[] {
  const aspect = width / height;
  return frames.map(({ landmarks }) => {
    const at = (i: number): readonly [number, number] => [
      (landmarks?.[i * LANDMARK_STRIDE] ?? Number.NaN) * aspect,
      landmarks?.[i * LANDMARK_STRIDE + 1] ?? Number.NaN,
    ];
    const [hip, knee, ankle] = [at(23), at(25), at(27)];
    const thigh = Math.atan2(knee[1] - hip[1], knee[0] - hip[0]);
    const shank = Math.atan2(ankle[1] - knee[1], ankle[0] - knee[0]);
    return Math.abs(((((shank - thigh) * 180) / Math.PI + 540) % 360) - 180);
  });
}

test.each([20, 45, 90])("a recording squeezed to the body's box counts as before from %i°", (yaw) => {
  const squeezed = squeeze(film(yaw));
  expect(replayTrace(squeezed, exercise("squat")).summary.repetitions).toBe(6);
});

test("its angles come back nearly", () => {
  const whole = film(70);
  const squeezed = squeeze(whole);
  const truth = knees(whole);
  const mean = (angles: readonly number[]): number =>
    angles.reduce((sum, angle, i) => sum + Math.abs(angle - truth[i]), 0) / angles.length;
  const restored = mean(knees(withProportions(squeezed)));
  expect(restored).toBeLessThan(8);
  expect(restored).toBeLessThan(mean(knees(squeezed)) / 2);
});

test("what is not squeezed stays the very same: moving, standing still, nobody", () => {
  const moving = film(45);
  const still = { ...moving, frames: moving.frames.map(({ t }) => ({ ...moving.frames[0], t })) };
  const nobody = { ...moving, frames: moving.frames.map(({ t }) => ({ t, landmarks: null, world: null })) };
  for (const trace of [moving, still, squeeze(still), nobody]) expect(withProportions(trace)).toBe(trace);
});
