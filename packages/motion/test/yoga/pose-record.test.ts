import { describe, expect, test } from "vitest";
import { parsePoseRecord, PoseRecordError } from "../../src/index.ts";

const POINTS = Array.from({ length: 33 }, (_, i) => [i / 33, 0.5, 0, 0.9]);
const line = (change: object): string =>
  JSON.stringify({
    id: 4,
    pose: "tree",
    width: 640,
    height: 480,
    landmarks: POINTS,
    world: POINTS,
    ...change,
  });

test("a whole line", () => {
  const record = parsePoseRecord(line({}));
  expect(record).toMatchObject({ id: 4, pose: "tree", width: 640, height: 480 });
  expect(record.landmarks).toHaveLength(132);
  expect(record.world?.[4]).toBeCloseTo(1 / 33, 6);
});

test("nobody, no world, and no visibility are all right", () => {
  expect(parsePoseRecord(line({ landmarks: null }))).toMatchObject({ landmarks: null, world: null });
  expect(parsePoseRecord(line({ world: undefined }))).toMatchObject({ world: null });
  expect(parsePoseRecord(line({ landmarks: POINTS.map((point) => point.slice(0, 3)) })).landmarks?.[3]).toBe(
    1,
  );
});

describe("what is wrong is said", () => {
  const changed = (index: number, point: unknown): unknown[] => POINTS.with(index, point as number[]);
  test.each([
    ["no JSON", "{", "not JSON"],
    ["a list", "[]", "not a JSON object"],
    ["a missing width", line({ width: undefined }), "width is not a positive number"],
    ["a negative height", line({ height: -1 }), "height is not a positive number"],
    ["32 landmarks", line({ landmarks: POINTS.slice(1) }), "landmarks is not a list of 33 points"],
    ["a world of 34", line({ world: [...POINTS, [0, 0, 0, 1]] }), "world is not a list of 33 points"],
    ["a point of two numbers", line({ landmarks: changed(5, [0, 0]) }), "landmarks, point 5: not [x, y, z"],
    ["a point of five", line({ landmarks: changed(5, [0, 0, 0, 1, 1]) }), "landmarks, point 5: not [x, y, z"],
    ["not-a-number", line({ landmarks: changed(7, [null, 0, 0, 1]) }), "point 7: null is not a number"],
    ["infinity", line({}).replace("[0,0.5,0,0.9]", "[1e999,0.5,0,0.9]"), "point 0: null is not a number"],
    ["a word", line({ world: changed(2, ["x", 0, 0, 1]) }), 'world, point 2: "x" is not a number'],
  ])("%s", (_, text, message) => {
    expect(() => parsePoseRecord(text)).toThrow(PoseRecordError);
    expect(() => parsePoseRecord(text)).toThrow(message);
  });

  test("with the line's id where it has one", () => {
    expect(() => parsePoseRecord(line({ landmarks: [] }))).toThrow(expect.objectContaining({ id: 4 }));
  });
});
