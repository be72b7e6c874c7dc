import { expect, test } from "vitest";
import { unpackTrace } from "../../src/trace/codec.ts";
import { concatTraces, TracePacker } from "../../src/trace/packer.ts";
import { TraceError } from "../../src/trace/trace.ts";
import { noisyTrace } from "./traces.ts";

const { frames, ...header } = noisyTrace(7);

function chunksOf(seconds: number): Uint8Array[] {
  const packer = new TracePacker({ ...header, seconds });
  const chunks: Uint8Array[] = [];
  for (const frame of frames) {
    const chunk = packer.push(frame);
    if (chunk) chunks.push(chunk);
  }
  const rest = packer.flush();
  if (rest) chunks.push(rest);
  expect(packer.flush()).toBeNull();
  return chunks;
}

test("seven seconds in chunks of two, each readable alone, together the whole", () => {
  const chunks = chunksOf(2);
  expect(chunks.map((chunk) => unpackTrace(chunk).frames.length)).toEqual([60, 60, 60, 30]);
  const whole = concatTraces(chunks);
  expect(whole.source).toBe("made");
  expect(whole.frames.map((frame) => frame.t)).toEqual(frames.map((frame) => Math.round(frame.t * 10) / 10));
  expect(whole.frames.every((frame) => frame.landmarks && frame.world)).toBe(true);
});

test("the caller's arrays may be overwritten after each push", () => {
  const packer = new TracePacker({ ...header, seconds: 10 });
  const landmarks = new Float32Array(132);
  for (const t of [0, 33, 66]) {
    landmarks.fill(t / 100);
    packer.push({ t, landmarks, world: null });
  }
  const read = unpackTrace(packer.flush()!).frames.map((frame) => frame.landmarks![0]);
  expect(read[0]).toBeCloseTo(0, 3);
  expect(read[1]).toBeCloseTo(0.33, 3);
  expect(read[2]).toBeCloseTo(0.66, 3);
});

test("a chunk sent twice, swapped or damaged is named", () => {
  const chunks = chunksOf(2);
  expect(() => concatTraces([chunks[0], chunks[0]])).toThrow("chunk 1: not later than the one before");
  expect(() => concatTraces([chunks[1], chunks[0]])).toThrow("chunk 1: not later than the one before");
  expect(() => concatTraces([chunks[0], chunks[1].subarray(0, 100)])).toThrow(
    "chunk 1: the checksum does not match",
  );
  expect(() => concatTraces([])).toThrow(TraceError);
});

test("chunks of another picture size do not belong together", () => {
  const packer = new TracePacker({ ...header, width: 640, seconds: 2 });
  packer.push({ t: 60_000, landmarks: null, world: null });
  expect(() => concatTraces([chunksOf(2)[0], packer.flush()!])).toThrow("chunk 1: another picture size");
});
