import { LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { PoseFrame } from "../pose/frame.ts";
import { ByteReader, ByteWriter, crc32, unzigzag, zigzag } from "./bytes.ts";
import { TraceError, type Trace } from "./trace.ts";

/*
 * Layout, all integers LEB128:
 *   "PCTR", version (1 byte)
 *   fps, width, height (doubles), source (length, UTF-16 units)
 *   number of frames; a byte a frame: bit 0 landmarks, bit 1 world
 *   times in 0.1 ms: differences of differences, zigzag
 *   33 × 4 planes of landmarks, then 33 × 4 planes of world: x of all points, y, z, visibility; in a plane the frames that have
 *   it, each the zigzag of the difference from the plane's previous number, plus one; zero stands for not-a-number
 *   CRC-32 of everything before it (4 bytes, little-endian)
 * Planes lay like beside like, which is what gzip needs; callers gzip.
 */
const MAGIC = [0x50, 0x43, 0x54, 0x52] as const;
const VERSION = 1;
const HEADER = MAGIC.length + 1;
const CHECKSUM = 4;
const NUMBERS = LANDMARK_COUNT * LANDMARK_STRIDE;

const HAS_LANDMARKS = 1;
const HAS_WORLD = 2;

/**
 * Steps in one unit of x, y, z, visibility. Rounding is off by half a step at most.
 * Picture: 1/8192 of its width and height, so at 1280 × 720 within 0.08 and 0.04 pixels, where the landmarks themselves jitter by
 * more than a pixel. z: 1/1024 of the width, within 0.6 pixels of a number that the model knows ten times worse than x and y.
 * World: 1 mm. Visibility: 1/128, so that 0.5 is exact.
 */
const LANDMARK_STEPS = [8192, 8192, 1024, 128] as const;
const WORLD_STEPS = [1000, 1000, 1000, 128] as const;

/** Farther from zero than this many steps is no place on a body: kept as not-a-number, "not seen". */
const FARTHEST = 2 ** 28;
/** Code of a number that is not one. */
const NOT_A_NUMBER = 0;

/** The largest rounding error of `packTrace`: x, y in parts of the picture, z of its width, world in metres, t in ms. */
export const PACKING_ERROR = {
  image: 0.5 / LANDMARK_STEPS[0],
  depth: 0.5 / LANDMARK_STEPS[2],
  world: 0.5 / WORLD_STEPS[0],
  visibility: 0.5 / LANDMARK_STEPS[3],
  time: 0.05,
} as const;

/**
 * A trace as quantised bytes, made to be gzipped by the caller (about 0.3 MB a minute at 30 fps, world included).
 * Rounding is within PACKING_ERROR; frames without a person and not-a-numbers are kept.
 * @throws TraceError where a time, the picture size or a point list cannot be packed
 */
export function packTrace(trace: Trace): Uint8Array {
  const { frames } = trace;
  const out = new ByteWriter(256 + frames.length * 300);
  for (const byte of MAGIC) out.byte(byte);
  out.byte(VERSION);
  out.double(positive(trace.fps, "fps"));
  out.double(positive(trace.width, "width"));
  out.double(positive(trace.height, "height"));
  out.unsigned(trace.source.length);
  for (let i = 0; i < trace.source.length; i += 1) out.unsigned(trace.source.charCodeAt(i));

  out.unsigned(frames.length);
  for (const frame of frames) out.byte((frame.landmarks ? HAS_LANDMARKS : 0) | (frame.world ? HAS_WORLD : 0));
  packTimes(out, frames);
  packBlock(out, frames, "landmarks");
  packBlock(out, frames, "world");

  const body = out.finish();
  const bytes = new Uint8Array(body.length + CHECKSUM);
  bytes.set(body);
  new DataView(bytes.buffer).setUint32(body.length, crc32(body, 0, body.length), true);
  return bytes;
}

/**
 * A frame as it will come back from the packed trace. An engine that is fed these measures live what it will measure
 * again from the trace, number for number. Changes the frame's arrays in place.
 */
export function snapFrame(frame: PoseFrame): PoseFrame {
  for (const block of ["landmarks", "world"] as const) {
    const points = frame[block];
    const { steps } = BLOCKS[block];
    if (!points) continue;
    for (let i = 0; i < points.length; i += 1) {
      const step = steps[i % LANDMARK_STRIDE];
      const value = Math.round(points[i] * step);
      // Plus zero: the packed trace knows no negative one.
      points[i] = Math.abs(value) <= FARTHEST ? (value + 0) / step : Number.NaN;
    }
  }
  return { ...frame, t: Math.round(frame.t * 10) / 10 };
}

/**
 * Reads what `packTrace` wrote.
 * @throws TraceError with what is wrong; nothing is allocated that the bytes at hand could not fill
 */
export function unpackTrace(bytes: Uint8Array): Trace {
  if (bytes.length < HEADER + CHECKSUM) throw new TraceError("too short for a packed trace");
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new TraceError("not a packed trace");
  if (bytes[MAGIC.length] !== VERSION) {
    throw new TraceError(`packed with version ${bytes[MAGIC.length]}, and ${VERSION} is the one known`);
  }
  const end = bytes.length - CHECKSUM;
  const checksum = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(end, true);
  if (checksum !== crc32(bytes, 0, end)) throw new TraceError("the checksum does not match: cut or damaged");

  const reader = new ByteReader(bytes, HEADER, end);
  const fps = positive(reader.double("fps"), "fps");
  const width = positive(reader.double("width"), "width");
  const height = positive(reader.double("height"), "height");
  const source = readSource(reader);
  const masks = readMasks(reader);
  const times = readTimes(reader, masks.length);
  const landmarks = readBlock(reader, masks, "landmarks", null);
  const world = readBlock(reader, masks, "world", landmarks);
  if (reader.remaining > 0) throw new TraceError(`${reader.remaining} bytes too many`);
  const frames = Array.from(times, (t, i): PoseFrame => ({
    t,
    landmarks: landmarks[i] ?? null,
    world: world[i] ?? null,
  }));
  return { fps, width, height, source, frames };
}

type Block = "landmarks" | "world";

const BLOCKS = {
  landmarks: { bit: HAS_LANDMARKS, steps: LANDMARK_STEPS },
  world: { bit: HAS_WORLD, steps: WORLD_STEPS },
} as const;

function packTimes(out: ByteWriter, frames: readonly PoseFrame[]): void {
  let before = 0;
  let stepBefore = 0;
  frames.forEach((frame, index) => {
    const t = Math.round(frame.t * 10);
    if (!Number.isFinite(t) || Math.abs(t) > 2 ** 50)
      throw new TraceError(`frame ${index} has no usable time t`);
    const step = t - before;
    out.signed(step - stepBefore);
    before = t;
    stepBefore = step;
  });
}

function packBlock(out: ByteWriter, frames: readonly PoseFrame[], block: Block): void {
  const { steps } = BLOCKS[block];
  frames.forEach((frame, index) => {
    const points = frame[block];
    if (points && points.length !== NUMBERS) {
      throw new TraceError(`frame ${index}, ${block}: ${points.length} numbers, and ${NUMBERS} are needed`);
    }
  });
  for (let k = 0; k < LANDMARK_STRIDE; k += 1) {
    for (let point = 0; point < LANDMARK_COUNT; point += 1) {
      const at = point * LANDMARK_STRIDE + k;
      let before = 0;
      for (const frame of frames) {
        const points = frame[block];
        if (!points) continue;
        const value = Math.round(points[at] * steps[k]);
        if (!(Math.abs(value) <= FARTHEST)) {
          out.unsigned(NOT_A_NUMBER);
          continue;
        }
        if (block === "world" && k === 3) before = visibilityOf(frame.landmarks, at) ?? before;
        out.unsigned(zigzag(value - before) + 1);
        before = value;
      }
    }
  }
}

/** Steps of visibility the picture's landmarks give: MediaPipe says the same for the world's, so the difference is nothing. */
function visibilityOf(landmarks: Float32Array | null, at: number): number | null {
  if (!landmarks) return null;
  const value = Math.round(landmarks[at] * LANDMARK_STEPS[3]);
  return Math.abs(value) <= FARTHEST ? value : null;
}

function readSource(reader: ByteReader): string {
  const length = bounded(reader.unsigned("source"), reader.remaining, "source");
  let source = "";
  for (let i = 0; i < length; i += 1) {
    const unit = reader.unsigned("source");
    if (unit > 0xffff) throw new TraceError("source holds something that is no character");
    source += String.fromCharCode(unit);
  }
  return source;
}

function readMasks(reader: ByteReader): Uint8Array {
  const count = bounded(reader.unsigned("the number of frames"), reader.remaining, "the number of frames");
  const masks = new Uint8Array(count);
  let numbers = 0;
  for (let i = 0; i < count; i += 1) {
    const mask = reader.byte("the list of frames");
    if (mask > (HAS_LANDMARKS | HAS_WORLD))
      throw new TraceError(`frame ${i} has parts that this version does not know`);
    masks[i] = mask;
    numbers += (mask & HAS_LANDMARKS ? NUMBERS : 0) + (mask & HAS_WORLD ? NUMBERS : 0);
  }
  // A number takes a byte at least, so a lie about the frames is found before anything is allocated for them.
  bounded(numbers + count, reader.remaining, "the frames");
  return masks;
}

function readTimes(reader: ByteReader, count: number): Float64Array {
  const times = new Float64Array(count);
  let t = 0;
  let step = 0;
  for (let i = 0; i < count; i += 1) {
    step += reader.signed("the times");
    t += step;
    if (!Number.isSafeInteger(t)) throw new TraceError(`frame ${i} has no usable time t`);
    times[i] = t / 10;
  }
  return times;
}

function readBlock(
  reader: ByteReader,
  masks: Uint8Array,
  block: Block,
  landmarks: readonly (Float32Array | null)[] | null,
): (Float32Array | null)[] {
  const { bit, steps } = BLOCKS[block];
  const out = Array.from(masks, (mask) => (mask & bit ? new Float32Array(NUMBERS) : null));
  for (let k = 0; k < LANDMARK_STRIDE; k += 1) {
    for (let point = 0; point < LANDMARK_COUNT; point += 1) {
      const at = point * LANDMARK_STRIDE + k;
      let before = 0;
      for (let i = 0; i < out.length; i += 1) {
        const points = out[i];
        if (!points) continue;
        const code = reader.unsigned(block);
        if (code === NOT_A_NUMBER) {
          points[at] = Number.NaN;
          continue;
        }
        // Read back from what was rounded, the visibility is still a whole number of steps: 1/128 is exact in binary.
        if (block === "world" && k === 3) before = visibilityOf(landmarks?.[i] ?? null, at) ?? before;
        before += unzigzag(code - 1);
        if (Math.abs(before) > FARTHEST) throw new TraceError(`frame ${i}, ${block}: a number out of range`);
        points[at] = before / steps[k];
      }
    }
  }
  return out;
}

function positive(value: number, name: string): number {
  if (value > 0 && Number.isFinite(value)) return value;
  throw new TraceError(`${name} is not a positive number`);
}

function bounded(count: number, available: number, what: string): number {
  if (count > available) throw new TraceError(`the trace ends inside ${what}`);
  return count;
}
