import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PoseFrame } from "../../src/pose/frame.ts";
import { crc32 } from "../../src/trace/bytes.ts";
import { packTrace, PACKING_ERROR, snapFrame, unpackTrace } from "../../src/trace/codec.ts";
import { parseTrace, TraceError, type Trace } from "../../src/trace/trace.ts";
import { noisyTrace } from "./traces.ts";

const recordings = new URL("../../../../../shared/data/traces/", import.meta.url);

/** Half a step each, and what a 32-bit float adds to it. */
const LIMITS = {
  landmarks: [PACKING_ERROR.image, PACKING_ERROR.image, PACKING_ERROR.depth, PACKING_ERROR.visibility],
  world: [PACKING_ERROR.world, PACKING_ERROR.world, PACKING_ERROR.world, PACKING_ERROR.visibility],
};
const FLOAT = 1e-6;

function expectSame(before: Trace, after: Trace): void {
  expect({ ...after, frames: after.frames.length }).toEqual({ ...before, frames: before.frames.length });
  let wrong = 0;
  after.frames.forEach((frame, i) => {
    const original = before.frames[i];
    if (!(Math.abs(frame.t - original.t) <= PACKING_ERROR.time + 1e-3)) wrong += 1;
    for (const block of ["landmarks", "world"] as const) {
      if ((frame[block] === null) !== (original[block] === null)) wrong += 1;
      frame[block]?.forEach((value, at) => {
        const was = original[block]![at];
        const same = Number.isNaN(was)
          ? Number.isNaN(value)
          : Math.abs(value - was) <= LIMITS[block][at % 4] + FLOAT * Math.max(1, Math.abs(was));
        if (!same) wrong += 1;
      });
    }
  });
  expect(wrong).toBe(0);
}

const points = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
      { weight: 1, arbitrary: fc.double({ min: -30000, max: 30000, noNaN: true }) },
    ),
    { minLength: 132, maxLength: 132 },
  )
  .map((list) => Float32Array.from(list));

const trace: fc.Arbitrary<Trace> = fc
  .record({
    fps: fc.double({ min: 0.1, max: 240, noNaN: true }),
    width: fc.integer({ min: 1, max: 8000 }),
    height: fc.integer({ min: 1, max: 8000 }),
    source: fc.string({ unit: "binary", maxLength: 40 }),
    start: fc.double({ min: -1e6, max: 1.8e12, noNaN: true }),
    frames: fc.array(
      fc.record({
        step: fc.double({ min: 0.2, max: 5000, noNaN: true }),
        landmarks: fc.option(points, { freq: 4 }),
        world: fc.option(points, { freq: 2 }),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ start, frames, ...rest }) => {
    let t = start;
    return {
      ...rest,
      frames: frames.map(({ step, landmarks, world }): PoseFrame => {
        t += step;
        return { t, landmarks, world };
      }),
    };
  });

/** Makes the checksum right again, so that the checks behind it are reached. */
function resealed(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 9) return bytes;
  const out = bytes.slice();
  new DataView(out.buffer).setUint32(out.length - 4, crc32(out, 0, out.length - 4), true);
  return out;
}

function refusal(bytes: Uint8Array): string {
  try {
    unpackTrace(bytes);
  } catch (error) {
    if (error instanceof TraceError) return error.message;
    throw error;
  }
  return "";
}

describe("what goes in comes out", () => {
  test("any trace, within the stated rounding", () => {
    fc.assert(
      fc.property(trace, (before) => {
        const after = unpackTrace(packTrace(before));
        expect(after.frames.length).toBe(before.frames.length);
        expectSame(before, after);
      }),
      { seed: 20, numRuns: 60 },
    );
  });

  test("packing what was unpacked gives the same bytes", () => {
    fc.assert(
      fc.property(trace, (before) => {
        const once = packTrace(before);
        expect(packTrace(unpackTrace(once))).toEqual(once);
      }),
      { seed: 21, numRuns: 40 },
    );
  });

  test("a visibility of one half stays exactly one half", () => {
    const frame = { t: 0, landmarks: new Float32Array(132).fill(0.5), world: null };
    const after = unpackTrace(packTrace({ fps: 30, width: 1, height: 1, source: "", frames: [frame] }));
    expect(after.frames[0].landmarks![3]).toBe(0.5);
  });

  test("what is infinitely far is not seen", () => {
    const landmarks = new Float32Array(132).fill(0.25);
    landmarks[0] = Number.POSITIVE_INFINITY;
    landmarks[1] = -1e9;
    const frames = [{ t: 0, landmarks, world: null }];
    const after = unpackTrace(packTrace({ fps: 30, width: 1, height: 1, source: "", frames }));
    expect([...after.frames[0].landmarks!.subarray(0, 3)]).toEqual([Number.NaN, Number.NaN, 0.25]);
  });

  test("bytes that lie inside a larger buffer", () => {
    const packed = packTrace(noisyTrace(0.2));
    const larger = new Uint8Array(packed.length + 20);
    larger.set(packed, 7);
    expect(unpackTrace(larger.subarray(7, 7 + packed.length)).frames).toHaveLength(6);
  });
});

describe("what cannot be packed is refused", () => {
  const usual = { fps: 30, width: 640, height: 480, source: "" };
  const empty: PoseFrame = { t: 0, landmarks: null, world: null };
  const short = { ...empty, landmarks: new Float32Array(99) };
  test.each([
    ["no time", { ...usual, frames: [{ ...empty, t: Number.NaN }] }, "frame 0 has no usable time t"],
    ["no width", { ...usual, width: 0, frames: [] }, "width is not a positive number"],
    [
      "wrong number of points",
      { ...usual, frames: [short] },
      "frame 0, landmarks: 99 numbers, and 132 are needed",
    ],
  ])("%s", (_, bad, message) => {
    expect(() => packTrace(bad)).toThrow(new TraceError(message));
  });
});

describe("damaged bytes are refused with a TraceError", () => {
  const packed = packTrace(noisyTrace(0.3));

  test("every byte that may be hit", () => {
    const unnoticed: number[] = [];
    for (let at = 0; at < packed.length; at += 1) {
      const bad = packed.slice();
      bad[at] = bad[at] ^ 0x10;
      if (refusal(bad) === "") unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  test("every length it may be cut to", () => {
    const unnoticed: number[] = [];
    for (let length = 0; length < packed.length; length += 1) {
      if (refusal(resealed(packed.slice(0, length))) === "") unnoticed.push(length);
    }
    expect(unnoticed).toEqual([]);
  });

  test("anything with a right checksum is read or refused, and never fills memory", () => {
    const sealedNoise = fc
      .record({
        changes: fc.array(
          fc.record({ at: fc.nat({ max: 120 }), byte: fc.oneof(fc.constant(255), fc.nat({ max: 255 })) }),
          { minLength: 1, maxLength: 12 },
        ),
        length: fc.nat({ max: packed.length }),
      })
      .map(({ changes, length }) => {
        const bad = packed.slice(0, Math.max(40, length));
        for (const { at, byte } of changes) if (at >= 5 && at < bad.length) bad[at] = byte;
        return resealed(bad);
      });
    fc.assert(
      fc.property(sealedNoise, (bad) => {
        // Any other error than a TraceError passes through and fails the property.
        const read = refusal(bad) === "" ? unpackTrace(bad).frames.length : 0;
        expect(read).toBeLessThanOrEqual(bad.length);
      }),
      { seed: 22, numRuns: 2000 },
    );
  });

  test("a billion frames promised in forty bytes", () => {
    const header = packTrace({ fps: 30, width: 640, height: 480, source: "", frames: [] }).slice(0, 30);
    const bad = new Uint8Array([...header, 0x80, 0x94, 0xeb, 0xdc, 0x03, 0, 0, 0, 0, 0]);
    expect(refusal(resealed(bad))).toBe("the trace ends inside the number of frames");
  });

  test("a hundred frames with a person promised, and no numbers for them", () => {
    const header = packTrace({ fps: 30, width: 640, height: 480, source: "", frames: [] }).slice(0, 30);
    const bad = new Uint8Array([...header, 100, ...Array.from({ length: 100 }, () => 3), 0, 0, 0, 0]);
    expect(refusal(resealed(bad))).toBe("the trace ends inside the frames");
  });

  test.each([
    ["nothing", new Uint8Array(0), "too short for a packed trace"],
    ["a gzip file", gzipSync(packed), "not a packed trace"],
    ["a later version", resealed(packed.with(4, 2)), "packed with version 2, and 1 is the one known"],
    ["bytes behind the end", resealed(new Uint8Array([...packed, 0, 0])), "2 bytes too many"],
    ["one bit", packed.with(200, packed[200] ^ 1), "the checksum does not match: cut or damaged"],
  ])("%s", (_, bad, message) => {
    expect(refusal(bad)).toBe(message);
  });
});

describe("size", () => {
  test("a minute at 30 fps with jitter, landmarks and world, is at most 0.4 MB gzipped", () => {
    const bytes = gzipSync(packTrace(noisyTrace(60))).length;
    expect(bytes).toBeLessThan(400_000);
    expect(bytes).toBeGreaterThan(100_000);
  });
});

describe.skipIf(!existsSync(recordings))("real recordings", () => {
  const names = existsSync(recordings)
    ? readdirSync(recordings).filter((name) => name.endsWith(".trace.json.gz"))
    : [];

  test.each(names)("%s", (name) => {
    const json: unknown = JSON.parse(gunzipSync(readFileSync(new URL(name, recordings))).toString());
    const before = parseTrace(json);
    const packed = packTrace(before);
    expectSame(before, unpackTrace(packed));
    // These are 15 fps: more movement from frame to frame than at 30.
    expect(gzipSync(packed).length / before.frames.length).toBeLessThan(232);
  });
});

test("a snapped frame is what the packed trace gives back, bit by bit, and snapping it again changes nothing", () => {
  const trace = noisyTrace(2);
  const odd = trace.frames[3]?.landmarks;
  odd?.set([Number.NaN, -0, Number.POSITIVE_INFINITY, 1e30, -1e-9]);
  const frames = trace.frames.map((frame) =>
    snapFrame({ ...frame, landmarks: frame.landmarks?.slice() ?? null, world: frame.world?.slice() ?? null }),
  );
  const back = unpackTrace(packTrace(trace)).frames;
  expect(frames).toEqual(back);
  expect(frames.map(({ landmarks }) => Array.from(landmarks ?? []).map((x) => Object.is(x, -0)))).toEqual(
    back.map(({ landmarks }) => Array.from(landmarks ?? []).map(() => false)),
  );
  expect(frames.map((frame) => snapFrame({ ...frame }))).toEqual(back);
});
