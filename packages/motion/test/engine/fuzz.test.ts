import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine, EXERCISES, type MotionEvent, type PoseFrame } from "../../src/index.ts";

/** Values a broken camera, network or file has been seen to give. */
const wild = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -0.5, max: 1.5, noNaN: true }) },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e30, -1e30, 0),
);

const points = fc.array(wild, { minLength: 132, maxLength: 132 }).map((values) => Float32Array.from(values));

const frames = fc.array(
  fc.record<PoseFrame>({
    t: fc.oneof(fc.double({ min: -1000, max: 60_000, noNaN: true }), fc.constantFrom(Number.NaN, 1e12)),
    landmarks: fc.option(points, { nil: null }),
    world: fc.option(points, { nil: null }),
  }),
  { maxLength: 40 },
);

test("no trace, however broken, makes the engine throw or speak nonsense (property)", () => {
  fc.assert(
    fc.property(
      frames,
      fc.constantFrom(...EXERCISES),
      fc.constantFrom("live", "recorded"),
      (trace, exercise, mode) => {
        const events: MotionEvent[] = [];
        const engine = createEngine({
          exercise,
          picture: { width: 640, height: 480 },
          mode,
          onEvent: (event) => events.push(event),
        });
        for (const frame of trace) engine.push(frame);
        const summary = engine.finish();
        expect(summary.repetitions).toBe(summary.ledger.filter(({ counted }) => counted).length);
        expect(() => JSON.parse(JSON.stringify(summary))).not.toThrow();
        for (const entry of summary.ledger) {
          expect(entry.end).toBeGreaterThanOrEqual(entry.start);
          expect(entry.counted).toBe(entry.reason === null);
        }
        for (const length of engine.calibration().bones) expect(length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 300 },
  );
});

/** Width of the landmarks' trembling, parts of the picture: about what the pose model shows of somebody small who stands still. */
const TREMBLE = 0.004;

/** Somebody who stands and trembles as landmarks do. */
function standing(seed: number, count: number): PoseFrame[] {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648 - 0.5;
  };
  const column: Record<number, readonly [number, number]> = {
    11: [0.55, 0.3],
    12: [0.45, 0.3],
    13: [0.57, 0.42],
    14: [0.43, 0.42],
    15: [0.58, 0.52],
    16: [0.42, 0.52],
    23: [0.53, 0.52],
    24: [0.47, 0.52],
    25: [0.53, 0.7],
    26: [0.47, 0.7],
    27: [0.53, 0.88],
    28: [0.47, 0.88],
    29: [0.54, 0.91],
    30: [0.46, 0.91],
    31: [0.58, 0.93],
    32: [0.42, 0.93],
  };
  return Array.from({ length: count }, (_, i) => {
    const landmarks = new Float32Array(132);
    for (let k = 0; k < 33; k += 1) {
      const [x, y] = column[k] ?? [0.5, k < 11 ? 0.2 : 0.9];
      landmarks.set([x + random() * TREMBLE, y + random() * TREMBLE, random() * 5 * TREMBLE, 0.95], k * 4);
    }
    return { t: i * 33, landmarks, world: null };
  });
}

test.each([1, 2, 3, 4, 5])("standing still with trembling landmarks counts nothing (seed %i)", (seed) => {
  for (const exercise of EXERCISES.filter(({ counting }) => counting !== "hold")) {
    const engine = createEngine({ exercise, picture: { width: 640, height: 480 }, mode: "recorded" });
    for (const frame of standing(seed, 300)) engine.push(frame);
    expect(engine.finish().repetitions).toBe(0);
  }
});

test("the same trace gives the same result", () => {
  const run = (): string => {
    const engine = createEngine({
      exercise: EXERCISES[0],
      picture: { width: 640, height: 480 },
      mode: "recorded",
    });
    for (const frame of standing(9, 200)) engine.push(frame);
    return JSON.stringify([engine.finish(), engine.calibration()]);
  };
  expect(run()).toBe(run());
});

test("frames whose time does not increase are passed over", () => {
  const engine = createEngine({ exercise: EXERCISES[0], picture: { width: 640, height: 480 }, mode: "live" });
  const [first, second] = standing(3, 2);
  engine.push(second);
  engine.push(first);
  expect(engine.push({ ...first, t: Number.NaN }).t).toBe(second.t);
});
