import { LANDMARK, LANDMARK_STRIDE } from "@physiocheck/motion";
import fc from "fast-check";
import { Vector3 } from "three";
import { describe, expect, test } from "vitest";
import { createCamera, createPatient, frameCamera, project, projectTrace } from "../src/index.ts";
import { pinhole } from "../src/rendered/pinhole.ts";

const metres = fc.double({ min: -1, max: 1, noNaN: true });

describe("the camera", () => {
  test("three.js draws every point on the pixel that project says", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: 0.3, max: 2, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        metres,
        metres,
        metres,
        (yaw, height, roll, x, y, z) => {
          const camera = createCamera({
            yaw,
            height,
            roll,
            distance: 3,
            picture: { width: 720, height: 1280 },
          });
          const [u, v] = project(camera, [x, y + 1, z]);
          const drawn = new Vector3(x, y + 1, z).project(pinhole(camera));
          expect(((drawn.x + 1) / 2) * 720).toBeCloseTo(u, 6);
          expect(((1 - drawn.y) / 2) * 1280).toBeCloseTo(v, 6);
        },
      ),
    );
  });

  test("at yaw 0 the patient's left is on the right of the picture, at yaw 90 their left side is near", () => {
    const { points } = createPatient({ motion: { exercise: "squat" } }).poseAt(0);
    const at = (name: keyof typeof LANDMARK): [number, number, number] => {
      const i = LANDMARK[name] * 3;
      return [points[i], points[i + 1], points[i + 2]];
    };
    const front = createCamera({ yaw: 0 });
    expect(project(front, at("left_shoulder"))[0]).toBeGreaterThan(project(front, at("right_shoulder"))[0]);
    expect(project(front, at("nose"))[2]).toBeLessThan(project(front, at("left_ear"))[2]);
    const side = createCamera({ yaw: 90 });
    expect(project(side, at("left_shoulder"))[2]).toBeLessThan(project(side, at("right_shoulder"))[2] - 0.2);
    expect(project(side, at("nose"))[0]).toBeLessThan(project(side, at("left_ear"))[0]);
  });

  test.each(["squat", "push-up", "jumping-jack", "side-lunge"])(
    "%s is framed whole, whatever the direction",
    (exercise) => {
      const patient = createPatient({ motion: { exercise, repetitions: 2 } });
      for (const yaw of [0, 60, 90, 200]) {
        const camera = frameCamera(patient, { yaw, height: 0.6 });
        for (let t = 0; t < patient.durationMs; t += 100) {
          const { points } = patient.poseAt(t);
          for (let k = 0; k < 33; k += 1) {
            const [u, v, depth] = project(camera, [points[k * 3], points[k * 3 + 1], points[k * 3 + 2]]);
            expect(depth).toBeGreaterThan(0.3);
            expect(u).toBeGreaterThan(0);
            expect(u).toBeLessThan(640);
            expect(v).toBeGreaterThan(0);
            expect(v).toBeLessThan(480);
          }
        }
      }
    },
  );
});

describe("a projected trace", () => {
  const patient = createPatient({ motion: { exercise: "squat", repetitions: 2 }, seed: 3 });

  test("without noise is exactly what the camera sees", () => {
    const camera = createCamera({ yaw: 30 });
    const { trace, truth } = projectTrace(patient, camera, { noise: 0, depthScale: 1 });
    expect(trace.frames.length).toBe(Math.floor(patient.durationMs * 0.03) + 1);
    const frame = trace.frames[60];
    const { points } = patient.poseAt(frame.t);
    const knee = LANDMARK.left_knee;
    const [u, v] = project(camera, [points[knee * 3], points[knee * 3 + 1], points[knee * 3 + 2]]);
    expect(frame.landmarks![knee * LANDMARK_STRIDE] * 640).toBeCloseTo(u, 3);
    expect(frame.landmarks![knee * LANDMARK_STRIDE + 1] * 480).toBeCloseTo(v, 3);
    expect(truth.frames[60].angles).toEqual(patient.poseAt(frame.t).angles);
    // The thigh has its length in the world landmarks.
    const thigh = [0, 1, 2].map(
      (axis) => frame.world![knee * 4 + axis] - frame.world![LANDMARK.left_hip * 4 + axis],
    );
    expect(Math.hypot(...thigh)).toBeCloseTo(patient.body.thigh, 5);
  });

  test("world landmarks are flat along the line of sight, as MediaPipe's are", () => {
    const frontal = projectTrace(patient, createCamera({ yaw: 0 }), { noise: 0 });
    const deepest = frontal.trace.frames[Math.round(patient.repetitions[0].peak * 0.03)];
    const drop = (axis: number): number =>
      deepest.world![LANDMARK.left_knee * 4 + axis] - deepest.world![LANDMARK.left_hip * 4 + axis];
    expect(Math.hypot(drop(0), drop(1), drop(2))).toBeLessThan(0.85 * patient.body.thigh);
  });

  test("from the side the far arm and leg are hidden and say so", () => {
    const { trace } = projectTrace(patient, createCamera({ yaw: 90 }));
    const mean = (name: keyof typeof LANDMARK): number =>
      trace.frames.reduce((sum, frame) => sum + frame.landmarks![LANDMARK[name] * 4 + 3], 0) /
      trace.frames.length;
    expect(mean("left_hip")).toBeGreaterThan(0.9);
    expect(mean("right_knee")).toBeLessThan(0.7);
    expect(mean("right_elbow")).toBeLessThan(0.7);
    expect(mean("left_knee")).toBeGreaterThan(0.9);
  });

  test("frames are lost where asked, and the same seed loses the same", () => {
    const camera = createCamera();
    const once = projectTrace(patient, camera, { dropout: 0.2, gaps: [[1000, 1500]], seed: 8 }).trace;
    const again = projectTrace(patient, camera, { dropout: 0.2, gaps: [[1000, 1500]], seed: 8 }).trace;
    expect(once).toEqual(again);
    expect(
      once.frames.filter(({ t }) => t >= 1000 && t < 1500).every((frame) => frame.landmarks === null),
    ).toBe(true);
    const lost = once.frames.filter((frame) => frame.landmarks === null).length;
    expect(lost).toBeGreaterThan(0.15 * once.frames.length);
    expect(lost).toBeLessThan(0.45 * once.frames.length);
  });

  test("whoever is out of the picture is not found", () => {
    const passerBy = createPatient({ motion: [{ kind: "walk-through", bearing: 90, metres: 4 }] });
    const { frames } = projectTrace(passerBy, createCamera({ distance: 2.5 })).trace;
    expect(frames[0].landmarks).toBeNull();
    expect(frames.at(-1)!.landmarks).toBeNull();
    expect(frames[Math.floor(frames.length / 2)].landmarks).not.toBeNull();
  });
});
