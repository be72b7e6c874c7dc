import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decodeLiveFrame,
  encodeLiveFrame,
  isLiveFrame,
  LIVE_STATES,
  LONGEST_LIVE_FRAME,
  type LiveFrame,
} from "../src/index.ts";

const header = {
  seq: fc.integer({ min: 0, max: 0xffff_ffff }),
  t: fc.integer({ min: 0, max: 0xffff_ffff }),
  at: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  state: fc.constantFrom(...LIVE_STATES),
  set: fc.integer({ min: 0, max: 255 }),
  count: fc.integer({ min: 0, max: 65_535 }),
  phase: fc.constantFrom("rest", "out", "peak", "back" as const),
  side: fc.constantFrom("both", "left", "right" as const),
  progress: fc.option(fc.double({ min: -2, max: 2.5, noNaN: true })),
};
const joints = (least: number, most: number, length: number) =>
  fc.array(fc.double({ min: least, max: most, noNaN: true }), { minLength: length, maxLength: length });
const anyFrame = fc
  .tuple(fc.record(header), fc.option(fc.tuple(joints(-8, 8, 99), joints(0, 1, 33))))
  .map(([head, seen]): LiveFrame => {
    const [body, visibility] = seen ?? [null, null];
    return {
      ...head,
      body: body && Float32Array.from(body),
      visibility: visibility && Float32Array.from(visibility),
    };
  });

test("what is written is read again, within the steps of the format", () => {
  fc.assert(
    fc.property(anyFrame, (frame) => {
      const bytes = encodeLiveFrame(frame);
      const read = decodeLiveFrame(bytes);
      const { body, visibility, progress, ...head } = frame;
      expect(read).toMatchObject(head);
      expect(read?.progress === null).toBe(progress === null);
      expect(Math.abs((read?.progress ?? 0) - (progress ?? 0))).toBeLessThanOrEqual(0.011);
      expect(read?.body?.length).toBe(body?.length);
      body?.forEach((value, i) =>
        expect(Math.abs((read?.body?.[i] ?? 9) - value)).toBeLessThanOrEqual(0.00013),
      );
      visibility?.forEach((value, i) =>
        expect(Math.abs((read?.visibility?.[i] ?? 9) - value)).toBeLessThanOrEqual(0.034),
      );
    }),
  );
});

test("a frame stays below 300 bytes, and nobody in the picture costs next to nothing", () => {
  expect(LONGEST_LIVE_FRAME).toBeLessThanOrEqual(300);
  const frame = fc.sample(anyFrame, { seed: 1, numRuns: 50 });
  for (const each of frame)
    expect(encodeLiveFrame(each).length).toBe(each.body === null ? 22 : LONGEST_LIVE_FRAME);
});

test("a joint that is nowhere stays nowhere, and what is out of reach is cut", () => {
  const [frame] = fc.sample(
    anyFrame.filter(({ body }) => body !== null),
    { seed: 2, numRuns: 1 },
  );
  if (!frame?.body) throw new Error("no body");
  frame.body.set([Number.NaN, 1e6, -1e6]);
  const body = decodeLiveFrame(encodeLiveFrame(frame))?.body;
  expect(body?.[0]).toBeNaN();
  expect(body?.[1]).toBeCloseTo(8.19, 2);
  expect(body?.[2]).toBeCloseTo(-8.19, 2);
});

test("any other bytes are no frame, and reading never throws", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const read = decodeLiveFrame(bytes);
      expect(read !== null).toBe(isLiveFrame(bytes));
    }),
  );
  const [frame] = fc.sample(anyFrame, { seed: 3, numRuns: 1 });
  if (!frame) throw new Error("no frame");
  const bytes = encodeLiveFrame(frame);
  expect(decodeLiveFrame(bytes.subarray(1))).toBeNull();
  expect(decodeLiveFrame(Uint8Array.of(...bytes, 0))).toBeNull();
  expect(decodeLiveFrame(Uint8Array.from(bytes).fill(2, 0, 1))).toBeNull();
});
