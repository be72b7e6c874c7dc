import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparePosture,
  LANDMARK,
  type LandmarkName,
  levelOf,
  measureView,
  plainAngle,
  planeOf,
  postureMeasure,
  type PostureMeasureName,
  type PostureStill,
  type PostureView,
  seenFrom,
  stillOf,
  summarisePosture,
} from "../../src/index.ts";

/** A person of 100 units in their own plane (to their left and up), seen from the front or the back. */
const FRONTAL: Partial<Record<LandmarkName, readonly [number, number]>> = {
  nose: [0, 92],
  left_eye: [2, 94],
  right_eye: [-2, 94],
  left_ear: [4, 93],
  right_ear: [-4, 93],
  left_shoulder: [10, 80],
  right_shoulder: [-10, 80],
  left_elbow: [12, 62],
  right_elbow: [-12, 62],
  left_wrist: [12, 46],
  right_wrist: [-12, 46],
  left_hip: [6, 52],
  right_hip: [-6, 52],
  left_knee: [6, 28],
  right_knee: [-6, 28],
  left_ankle: [6, 4],
  right_ankle: [-6, 4],
};

const upright = { degrees: 0, from: "gravity" } as const;

/** A picture of 1000 × 1500 pixels. @param roll turns the picture clockwise, degrees */
function picture(view: PostureView, points: typeof FRONTAL, roll = 0): PostureStill {
  const across = view === "front" || view === "right" ? 1 : -1;
  const [width, height] = [1000, 1500];
  const [sin, cos] = [Math.sin((roll * Math.PI) / 180), Math.cos((roll * Math.PI) / 180)];
  return {
    view,
    picture: { width, height },
    frames: 1,
    world: null,
    points: Array.from({ length: 33 }, (_, k) => {
      const name = (Object.keys(LANDMARK) as LandmarkName[])[k];
      const [x, y] = (name && points[name]) ?? [0, 50];
      const [px, py] = [across * x * 10, (50 - y) * 10];
      return [(500 + px * cos - py * sin) / width, (750 + px * sin + py * cos) / height, 0.99, 0];
    }),
  };
}

const valueOf = (
  name: PostureMeasureName,
  still: PostureStill,
  roll: Parameters<typeof measureView>[3] = upright,
) => measureView(still, still.view, {}, roll).measurements.find(({ measure }) => measure === name);

describe("a straight person", () => {
  test.each(["front", "back"] as const)("is level from the %s", (view) => {
    const still = picture(view, FRONTAL);
    expect(seenFrom(still, 0)).toBe(view);
    const { measurements, fault } = measureView(still, view, {}, upright);
    expect(fault).toBeNull();
    expect(measurements.map(({ value }) => Math.abs(value)).every((value) => value < 0.1)).toBe(true);
    expect(measurements.every(({ level }) => level === "within")).toBe(true);
  });
});

describe("signs", () => {
  const raised: typeof FRONTAL = { ...FRONTAL, left_shoulder: [10, 83], left_elbow: [12, 65] };
  test.each(["front", "back"] as const)("a higher left shoulder is positive from the %s", (view) => {
    expect(valueOf("shoulder_level", picture(view, raised))?.value).toBeGreaterThan(5);
  });

  test("an inward knee is positive on both sides", () => {
    const still = picture("front", { ...FRONTAL, left_knee: [3, 28], right_knee: [-3, 28] });
    expect(valueOf("knee_alignment_left", still)?.value).toBeGreaterThan(10);
    expect(valueOf("knee_alignment_right", still)?.value).toBeGreaterThan(10);
  });

  test("forward is positive from both sides", () => {
    for (const view of ["left", "right"] as const) {
      const plane = planeOf(view, (name) => (name.endsWith("shoulder") ? [5, 80] : [0, 50]), null);
      expect(plainAngle("trunk_lean_sagittal", plane)).toBeCloseTo(9.46, 1);
    }
  });
});

test("mirroring a person turns every sign of the frontal plane and swaps the knees", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 34, maxLength: 34 }),
      (by) => {
        const names = Object.keys(FRONTAL) as LandmarkName[];
        const moved = Object.fromEntries(
          names.map((name, k) => {
            const [x, y] = FRONTAL[name] ?? [0, 0];
            return [name, [x + (by[2 * k] ?? 0), y + (by[2 * k + 1] ?? 0)] as const];
          }),
        ) as typeof FRONTAL;
        const mirrored = Object.fromEntries(
          names.map((name) => {
            const other = name.includes("left")
              ? name.replace("left", "right")
              : name.replace("right", "left");
            const [x, y] = moved[other as LandmarkName] ?? [0, 0];
            return [name, [-x, y] as const];
          }),
        ) as typeof FRONTAL;
        const [one, other] = [picture("front", moved), picture("front", mirrored)];
        for (const name of ["shoulder_level", "trunk_lean_frontal", "head_tilt", "weight_shift"] as const)
          expect(valueOf(name, other)?.value).toBeCloseTo(-(valueOf(name, one)?.value ?? Number.NaN), 0);
        expect(valueOf("knee_alignment_left", other)?.value).toBeCloseTo(
          valueOf("knee_alignment_right", one)?.value ?? Number.NaN,
          0,
        );
      },
    ),
    { seed: 7, numRuns: 100 },
  );
});

test("a known roll of the camera changes nothing, an unknown one only widens what is plumbed", () => {
  const raised: typeof FRONTAL = { ...FRONTAL, left_shoulder: [10, 83] };
  const straight = valueOf("shoulder_level", picture("front", raised));
  for (const degrees of [-20, -5, 5, 20]) {
    const turned = valueOf("shoulder_level", picture("front", raised, degrees), { degrees, from: "gravity" });
    expect(turned?.value).toBeCloseTo(straight?.value ?? Number.NaN, 1);
  }
  const still = picture("front", raised);
  const unknown = { degrees: 0, from: "unknown" } as const;
  expect(valueOf("shoulder_level", still, unknown)?.plusMinus).toBeGreaterThan(straight?.plusMinus ?? 99);
  expect(valueOf("knee_alignment_left", still, unknown)?.plusMinus).toBe(
    valueOf("knee_alignment_left", still)?.plusMinus,
  );
});

describe("what a view cannot show is refused, with the reason", () => {
  const reasonOf = (still: PostureStill, name: PostureMeasureName) =>
    measureView(still, still.view, {}, upright).refused.find(({ measure }) => measure === name)?.reason;

  test("another view than the one it is said to be", () => {
    const { fault, measurements } = measureView(
      { ...picture("front", FRONTAL), view: "back" },
      "back",
      {},
      upright,
    );
    expect(fault).toEqual({ reason: "not_this_view", seen: "front" });
    expect(measurements).toEqual([]);
  });

  test("nobody there", () => {
    expect(measureView(null, "left", {}, upright).fault?.reason).toBe("nobody");
    expect(stillOf("left", { width: 10, height: 10 }, [{ t: 0, landmarks: null, world: null }])).toBeNull();
  });

  test("hidden and outside points refuse only what needs them", () => {
    const still = picture("front", FRONTAL);
    const points = still.points.map((point, k) =>
      k === LANDMARK.left_knee ? ([point[0], point[1], 0.1, 0] as const) : point,
    );
    expect(reasonOf({ ...still, points }, "knee_alignment_left")).toBe("hidden");
    expect(reasonOf({ ...still, points }, "shoulder_level")).toBeUndefined();
    const out = still.points.map((point, k) =>
      k === LANDMARK.left_ankle ? ([point[0], 1.02, 0.9, 0] as const) : point,
    );
    expect(reasonOf({ ...still, points: out }, "weight_shift")).toBe("outside");
  });

  test("the pelvis is measured from points put by hand alone", () => {
    const still = picture("front", FRONTAL);
    expect(reasonOf(still, "pelvic_level")).toBe("mark_by_hand");
    const put = { left_hip: [0.56, 0.47], right_hip: [0.44, 0.48] } as const;
    const byHand = measureView(still, "front", put, upright).measurements.find(
      ({ measure }) => measure === "pelvic_level",
    );
    expect(byHand).toMatchObject({ corrected: true });
    expect(byHand?.value).toBeCloseTo((Math.atan2(15, 120) * 180) / Math.PI, 1);
  });
});

test("the craniovertebral angle is named only where C7 was marked", () => {
  const side: typeof FRONTAL = Object.fromEntries(
    (Object.entries(FRONTAL) as [LandmarkName, readonly [number, number]][]).map(([name, [, y]]) => [
      name,
      [name === "nose" ? 6 : name.includes("shoulder") ? (name.startsWith("left") ? 1 : -1) : 0, y],
    ]),
  );
  const still = picture("left", side);
  const before = measureView(still, "left", {}, upright);
  expect(before.fault).toBeNull();
  expect(before.refused).toContainEqual({
    measure: "craniovertebral_angle",
    view: "left",
    reason: "c7_not_marked",
  });
  // The ear at 93 up and 0 across; C7 eight units behind (at the right of the picture) and below.
  const c7 = [(500 + 80) / 1000, (750 - (85 - 50) * 10) / 1500] as const;
  const angle = measureView(still, "left", { c7 }, upright).measurements.find(
    ({ measure }) => measure === "craniovertebral_angle",
  );
  expect(angle?.value).toBeCloseTo(45, 0);
});

test("levels: within, unsure, note, review", () => {
  const row = postureMeasure("shoulder_level");
  expect(levelOf(row, 1.9, 1)).toBe("within");
  expect(levelOf(row, 2.5, 1)).toBe("unsure");
  expect(levelOf(row, 4, 1)).toBe("note");
  expect(levelOf(row, -6, 1)).toBe("review");
});

describe("score and comparison", () => {
  const straight = summarisePosture([measureView(picture("front", FRONTAL), "front", {}, upright)]);
  const tilted = summarisePosture([
    measureView(
      picture("front", { ...FRONTAL, left_shoulder: [10, 84], right_shoulder: [-10, 76] }),
      "front",
      {},
      upright,
    ),
  ]);

  test("a straight person has all of it, a tilted one less, and the parts say why", () => {
    expect(straight.score).toBe(100);
    expect(tilted.score).toBeLessThan(95);
    expect(tilted.parts.find(({ measure }) => measure === "shoulder_level")?.score).toBeLessThan(60);
    expect(straight.missing.find(({ measure }) => measure === "trunk_lean_sagittal")?.reason).toBe(
      "view_not_taken",
    );
    expect(summarisePosture([]).score).toBeNull();
  });

  test("only what goes beyond the error of both is called change", () => {
    const changes = comparePosture(tilted, straight);
    const shoulders = changes.find(({ measure }) => measure === "shoulder_level");
    expect(shoulders?.kind).toBe("better");
    expect(Math.abs(shoulders?.change ?? 0)).toBeGreaterThan(shoulders?.plusMinus ?? 99);
    expect(changes.find(({ measure }) => measure === "weight_shift")?.kind).toBe("unchanged");
    expect(comparePosture(straight, tilted).find(({ measure }) => measure === "shoulder_level")?.kind).toBe(
      "worse",
    );
  });
});
