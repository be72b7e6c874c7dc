import { ANGLE, ANGLE_COUNT, ANGLE_NAMES, LANDMARK, MIRRORED_LANDMARK } from "@physiocheck/motion";
import type { LandmarkName } from "@physiocheck/motion";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAngles } from "../../motion/src/goniometer/joints.ts";
import { createBody } from "../src/body/body.ts";
import { landmarksOf } from "../src/body/skeleton.ts";
import { trueAngles } from "../src/body/true-angles.ts";
import { createPatient, MOTIONS } from "../src/index.ts";
import type { PatientOptions, Segment } from "../src/index.ts";
import { solvePose } from "../src/pose/solve-pose.ts";
import { armTowards } from "../src/pose/stance.ts";

const IDS = [...MOTIONS.keys()];

const BONES: readonly (readonly [LandmarkName, LandmarkName])[] = [
  ["left_hip", "left_knee"],
  ["right_hip", "right_knee"],
  ["left_knee", "left_ankle"],
  ["right_knee", "right_ankle"],
  ["left_shoulder", "left_elbow"],
  ["right_shoulder", "right_elbow"],
  ["left_elbow", "left_wrist"],
  ["right_elbow", "right_wrist"],
  ["left_shoulder", "right_shoulder"],
  ["left_hip", "right_hip"],
  ["left_heel", "left_foot_index"],
  ["right_ankle", "right_foot_index"],
  ["left_ear", "nose"],
];

function point(points: Float64Array, name: LandmarkName): [number, number, number] {
  const i = LANDMARK[name] * 3;
  return [points[i], points[i + 1], points[i + 2]];
}

function apart(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const anyScript: readonly Segment[] = [
  { kind: "walk-in", bearing: 70 },
  { kind: "stand", seconds: 1 },
  { kind: "exercise", exercise: "push-up", repetitions: 1 },
  { kind: "gesture", seconds: 2 },
  { kind: "sit-down" },
  { kind: "exercise", exercise: "seated-knee-extension", repetitions: 2 },
  { kind: "stand-up" },
  { kind: "walk-out", bearing: -100 },
];

describe("bones", () => {
  test.each([...IDS, "script"])("%s keeps the length of every bone", (id) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: 1.45, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, height, at) => {
          const options: PatientOptions = {
            body: { height, legRatio: 0.95 + (seed % 10) / 100 },
            motion: id === "script" ? anyScript : { exercise: id, repetitions: 2 },
            seed,
          };
          const patient = createPatient(options);
          const first = patient.poseAt(0).points;
          const later = patient.poseAt(at * patient.durationMs).points;
          for (const [a, b] of BONES) {
            expect(apart(point(later, a), point(later, b))).toBeCloseTo(
              apart(point(first, a), point(first, b)),
              9,
            );
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("feet", () => {
  test.each([
    ["squat", ["left_heel", "left_foot_index", "right_heel", "right_foot_index"]],
    ["sit-to-stand", ["left_heel", "left_foot_index", "right_heel", "right_foot_index"]],
    ["biceps-curl", ["left_heel", "left_foot_index", "right_heel", "right_foot_index"]],
    ["glute-bridge", ["left_heel", "left_foot_index", "right_heel", "right_foot_index"]],
    ["sit-up", ["left_heel", "left_foot_index", "right_heel", "right_foot_index"]],
    ["push-up", ["left_foot_index", "right_foot_index", "left_wrist", "right_wrist"]],
    ["plank", ["left_foot_index", "right_foot_index"]],
  ] as const)("%s keeps its hold on the floor", (id, held) => {
    const patient = createPatient({
      motion: { exercise: id, repetitions: 2, faults: [{ kind: "trunk_lean" }] },
      seed: 7,
    });
    const first = patient.poseAt(0).points;
    for (let t = 0; t < patient.durationMs; t += 70) {
      const now = patient.poseAt(t).points;
      for (const name of held)
        expect(apart(point(now, name), point(first, name)), `${name} at ${t}`).toBeLessThan(0.001);
    }
  });

  test.each([
    ["lunge", "right_foot_index", "left"],
    ["side-lunge", "right_foot_index", "left"],
    ["hip-abduction", "right_heel", "left"],
    ["single-leg-stance", "right_heel", "left"],
  ] as const)("%s stands on the other foot", (id, held, side) => {
    const patient = createPatient({ motion: { exercise: id, repetitions: 2, side }, seed: 7 });
    const first = patient.poseAt(0).points;
    for (let t = 0; t < patient.durationMs; t += 70)
      expect(apart(point(patient.poseAt(t).points, held), point(first, held)), `at ${t}`).toBeLessThan(0.001);
  });

  test("walking feet do not slide while they stand", () => {
    const patient = createPatient({ motion: [{ kind: "walk-in", bearing: 80 }] });
    for (let t = 40; t < patient.durationMs; t += 40) {
      const [before, now] = [patient.poseAt(t - 40).points, patient.poseAt(t).points];
      const moved = (["left_foot_index", "right_foot_index"] as const).map((name) =>
        apart(point(now, name), point(before, name)),
      );
      expect(Math.min(...moved), `at ${t}`).toBeLessThan(0.001);
    }
  });

  test.each(IDS)("%s goes through no floor", (id) => {
    const patient = createPatient({
      motion: [
        { kind: "stand", seconds: 0.5 },
        { kind: "exercise", exercise: id, repetitions: 1, holdSeconds: 1 },
      ],
      seed: 3,
    });
    for (let t = 0; t < patient.durationMs; t += 50) {
      const { points } = patient.poseAt(t);
      for (let k = 0; k < 33; k += 1)
        expect(points[k * 3 + 1], `landmark ${k} at ${t}`).toBeGreaterThan(-0.005);
    }
  });
});

describe("angles", () => {
  const small = fc.double({ min: 0, max: 80, noNaN: true });

  test("a free leg and a swung arm have the angles they were told", () => {
    fc.assert(
      fc.property(
        small,
        small,
        fc.double({ min: 0, max: 140, noNaN: true }),
        fc.double({ min: 0, max: 140, noNaN: true }),
        fc.double({ min: -20, max: 30, noNaN: true }),
        (lean, raise, knee, elbow, ankle) => {
          const body = createBody();
          const thorax = { yaw: 0, lean, side: 0 };
          const leg = {
            kind: "free",
            flexion: 20,
            abduction: 0,
            rotation: 0,
            knee,
            dorsiflexion: ankle,
          } as const;
          const angles = trueAngles(
            landmarksOf(
              body,
              solvePose(body, {
                root: [0, 1, 0],
                pelvis: thorax,
                thorax,
                head: thorax,
                arms: { left: armTowards(raise, 0, elbow), right: armTowards(0, raise, elbow) },
                legs: { left: leg, right: leg },
              }),
            ),
          );
          expect(angles[ANGLE.knee_flexion_left]).toBeCloseTo(knee, 6);
          expect(angles[ANGLE.elbow_flexion_right]).toBeCloseTo(elbow, 6);
          expect(angles[ANGLE.shoulder_flexion_left]).toBeCloseTo(raise, 6);
          expect(angles[ANGLE.shoulder_abduction_right]).toBeCloseTo(raise, 6);
          expect(angles[ANGLE.ankle_dorsiflexion_left]).toBeCloseTo(ankle, 6);
          expect(angles[ANGLE.trunk_lean]).toBeCloseTo(lean, 6);
        },
      ),
    );
  });

  test.each([
    ["squat", "knee_flexion_left", 5, 100],
    ["sit-to-stand", "knee_flexion_left", 96, 5],
    ["push-up", "elbow_flexion_left", 8, 98],
    ["biceps-curl", "elbow_flexion_right", 11, 132],
    ["jumping-jack", "shoulder_abduction_left", 10, 158],
  ] as const)("%s: %s goes from %d to %d as commanded", (id, angle, start, peak) => {
    const patient = createPatient({ motion: { exercise: id, repetitions: 2 }, sway: 0, seed: 5 });
    for (let t = 0; t < patient.durationMs; t += 90) {
      const { angles, progress } = patient.poseAt(t);
      const wanted = start + (peak - start) * progress;
      // The arm of the jumping jack is told its elevation, a little out of the frontal plane.
      expect(Math.abs(angles[ANGLE[angle]] - wanted)).toBeLessThan(id === "jumping-jack" ? 3 : 1e-6);
    }
  });

  test.each(IDS)("%s: the engine's goniometer reads the same angles off exact points", (id) => {
    const patient = createPatient({ motion: { exercise: id, repetitions: 1, holdSeconds: 1 }, seed: 9 });
    const read = new Float64Array(ANGLE_COUNT);
    for (let t = 0; t < patient.durationMs; t += 130) {
      const { points, angles } = patient.poseAt(t);
      // y up to the picture's axes: y down, z away.
      readAngles(
        points.map((x, i) => (i % 3 === 0 ? x : -x)),
        [0, 1, 0],
        read,
      );
      const differing = ANGLE_NAMES.filter((_, i) =>
        Number.isNaN(angles[i])
          ? !Number.isNaN(read[i])
          : !(Math.abs(((read[i] - angles[i] + 540) % 360) - 180) < 1e-5),
      );
      expect(differing).toEqual([]);
    }
  });
});

describe("the patient", () => {
  test("the same seed is the same patient, another seed another", () => {
    const make = (seed: number) => createPatient({ motion: { exercise: "lunge" }, seed, tremor: 1 });
    expect(make(4).poseAt(3210).points).toEqual(make(4).poseAt(3210).points);
    expect(make(4).repetitions).toEqual(make(4).repetitions);
    expect(make(4).repetitions).not.toEqual(make(5).repetitions);
  });

  test("mirrored, left is right", () => {
    const options: PatientOptions = {
      motion: { exercise: "hip-abduction", side: "left", repetitions: 1 },
      seed: 2,
    };
    const plain = createPatient(options).poseAt(1600);
    const mirrored = createPatient({ ...options, mirrored: true }).poseAt(1600);
    for (let k = 0; k < 33; k += 1) {
      const m = MIRRORED_LANDMARK[k];
      expect(mirrored.points[k * 3]).toBeCloseTo(-plain.points[m * 3], 9);
      expect(mirrored.points[k * 3 + 1]).toBeCloseTo(plain.points[m * 3 + 1], 9);
    }
    expect(mirrored.side).toBe("right");
    expect(mirrored.angles[ANGLE.hip_abduction_right]).toBeCloseTo(plain.angles[ANGLE.hip_abduction_left], 6);
  });

  test.each(IDS)("%s moves without jumps, also getting there and away", (id) => {
    const patient = createPatient({
      motion: [
        { kind: "walk-in", bearing: 60 },
        { kind: "exercise", exercise: id, repetitions: 1, holdSeconds: 1 },
        { kind: "walk-out", bearing: 60 },
      ],
      seed: 11,
    });
    let before = patient.poseAt(0).points;
    for (let t = 20; t <= patient.durationMs; t += 20) {
      const now = patient.poseAt(t).points;
      for (let k = 0; k < 33; k += 1) {
        // 10 m/s is faster than any limb here.
        expect(
          Math.hypot(
            now[k * 3] - before[k * 3],
            now[k * 3 + 1] - before[k * 3 + 1],
            now[k * 3 + 2] - before[k * 3 + 2],
          ),
          `landmark ${k} at ${t} of ${JSON.stringify(patient.parts)}`,
        ).toBeLessThan(0.2);
      }
      before = now;
    }
  });

  test("whoever walks in and exercises sitting sits down first, and gets up after", () => {
    const patient = createPatient({
      motion: [
        { kind: "walk-in", bearing: 40 },
        { kind: "exercise", exercise: "seated-knee-extension", repetitions: 1 },
        { kind: "walk-out", bearing: 40 },
      ],
    });
    expect(patient.parts.map(({ kind }) => kind).filter((kind) => kind !== "transition")).toEqual([
      "walk",
      "sit-down",
      "exercise",
      "stand-up",
      "walk",
    ]);
  });

  test("faults are what they say", () => {
    const peak = (kind?: "shallow" | "trunk_lean" | "knee_inward" | "too_fast" | "asymmetric") => {
      const patient = createPatient({
        motion: { exercise: "squat", repetitions: 1, variation: 0, ...(kind && { faults: [{ kind }] }) },
        sway: 0,
      });
      const [rep] = patient.repetitions;
      return { ...patient.poseAt(rep.peak), seconds: (rep.end - rep.start) / 1000 };
    };
    const good = peak();
    expect(peak("shallow").angles[ANGLE.knee_flexion_left]).toBeLessThan(
      0.6 * good.angles[ANGLE.knee_flexion_left],
    );
    expect(peak("trunk_lean").angles[ANGLE.trunk_lean]).toBeGreaterThan(good.angles[ANGLE.trunk_lean] + 15);
    expect(peak("knee_inward").angles[ANGLE.knee_alignment_left]).toBeGreaterThan(
      good.angles[ANGLE.knee_alignment_left] + 10,
    );
    expect(peak("too_fast").seconds).toBeLessThan(0.5 * good.seconds);
    const uneven = peak("asymmetric").angles;
    expect(Math.abs(uneven[ANGLE.knee_flexion_left] - uneven[ANGLE.knee_flexion_right])).toBeGreaterThan(5);
  });

  test("an exercise nobody knows is refused by name", () => {
    expect(() => createPatient({ motion: { exercise: "backflip" } })).toThrow(/backflip/);
  });
});
