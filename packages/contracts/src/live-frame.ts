/**
 * What of a moving person crosses the live line: a skeleton of numbers, never a picture. Apart from the schemas, so that a
 * browser that only sends or draws does not load zod.
 *
 *     0      version (1)
 *     1      bit 0 somebody is seen; bits 1–2 phase; bits 3–4 side
 *     2      state, index into LIVE_STATES
 *     3      set, from 1
 *     4–5    counted in this set: repetitions, or whole seconds held
 *     6      progress in 1/50, −128 while unknown
 *     7      reserved, 0
 *     8–11   number of the frame
 *     12–15  session's clock, ms
 *     16–21  the patient's wall clock when the picture was taken, ms since 1970
 *     22–219 33 × 3 joints: x right, y down, z away, 1/4000 torso lengths, −32768 for none (only where somebody is seen)
 *     220–236 33 × 4 bits of visibility
 *
 * Integers are little-endian and of 2's complement.
 */
import type { Progress } from "./session-events.ts";

const VERSION = 1;
const HEADER = 22;
const JOINTS = 33;
const WITH_BODY = HEADER + JOINTS * 6 + Math.ceil(JOINTS / 2);
const STEPS = 4000;
const NONE = -32_768;
const PROGRESS_STEPS = 50;

/** Bytes of the longest frame. */
export const LONGEST_LIVE_FRAME = WITH_BODY;

const STATES = [
  "preparing",
  "calibrating",
  "waiting_for_start",
  "countdown",
  "exercising",
  "paused",
  "resting",
  "summary",
] as const satisfies readonly Progress["state"][];
const PHASES = ["rest", "out", "peak", "back"] as const satisfies readonly Progress["phase"][];
const SIDES = ["both", "left", "right"] as const satisfies readonly Progress["side"][];

/** One look at a person, as the physician's screen draws it. */
export type LiveFrame = {
  readonly seq: number;
  /** Session's clock, ms. */
  readonly t: number;
  /** When the picture was taken, ms since 1970 on the patient's device. */
  readonly at: number;
  readonly state: Progress["state"];
  readonly set: number;
  /** Repetitions of this set, or whole seconds held. */
  readonly count: number;
  readonly phase: Progress["phase"];
  readonly side: Progress["side"];
  /** Part of the way to the peak, −2 … 2.5; null while unknown. */
  readonly progress: number | null;
  /** 33 × 3, torso lengths, x right, y down, z away, origin between the hips; NaN for none. Null where nobody is seen. */
  readonly body: Float32Array | null;
  /** 33, 0..1, in fifteenths; null where nobody is seen. */
  readonly visibility: Float32Array | null;
};

/** Writes a frame. Numbers outside of what fits are cut to it. */
export function encodeLiveFrame(frame: LiveFrame): Uint8Array<ArrayBuffer> {
  const { body, visibility } = frame;
  const bytes = new Uint8Array(body ? WITH_BODY : HEADER);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, (body ? 1 : 0) | (PHASES.indexOf(frame.phase) << 1) | (SIDES.indexOf(frame.side) << 3));
  view.setUint8(2, STATES.indexOf(frame.state));
  view.setUint8(3, within(frame.set, 0, 255));
  view.setUint16(4, within(frame.count, 0, 65_535), true);
  view.setInt8(6, frame.progress === null ? -128 : within(frame.progress * PROGRESS_STEPS, -127, 127));
  view.setUint32(8, frame.seq >>> 0, true);
  view.setUint32(12, within(frame.t, 0, 0xffff_ffff), true);
  view.setUint32(16, frame.at % 2 ** 32, true);
  view.setUint16(20, Math.floor(frame.at / 2 ** 32), true);
  if (!body) return bytes;
  for (let i = 0; i < JOINTS * 3; i += 1) {
    const value = body[i] ?? Number.NaN;
    const number = Number.isFinite(value) ? within(value * STEPS, NONE + 1, -NONE - 1) : NONE;
    view.setInt16(HEADER + i * 2, number, true);
  }
  const after = HEADER + JOINTS * 6;
  for (let i = 0; i < JOINTS; i += 1) {
    const nibble = within((visibility?.[i] ?? 1) * 15, 0, 15);
    bytes[after + (i >> 1)] = (bytes[after + (i >> 1)] ?? 0) | (nibble << ((i & 1) * 4));
  }
  return bytes;
}

/** Whether bytes have the shape of a frame: what the server asks before it passes them on. */
export function isLiveFrame(bytes: Uint8Array): boolean {
  if (bytes[0] !== VERSION || bytes.length < HEADER) return false;
  const flags = bytes[1] ?? 0;
  if (bytes.length !== ((flags & 1) === 1 ? WITH_BODY : HEADER)) return false;
  return flags < 32 && flags >> 3 < SIDES.length && (bytes[2] ?? 255) < STATES.length;
}

/** Reads a frame; null for anything that is none. */
export function decodeLiveFrame(bytes: Uint8Array): LiveFrame | null {
  if (!isLiveFrame(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(1);
  const progress = view.getInt8(6);
  const isSeen = (flags & 1) === 1;
  let body: Float32Array | null = null;
  let visibility: Float32Array | null = null;
  if (isSeen) {
    body = new Float32Array(JOINTS * 3);
    for (let i = 0; i < body.length; i += 1) {
      const number = view.getInt16(HEADER + i * 2, true);
      body[i] = number === NONE ? Number.NaN : number / STEPS;
    }
    visibility = new Float32Array(JOINTS);
    const after = HEADER + JOINTS * 6;
    for (let i = 0; i < JOINTS; i += 1)
      visibility[i] = (((bytes[after + (i >> 1)] ?? 0) >> ((i & 1) * 4)) & 15) / 15;
  }
  return {
    seq: view.getUint32(8, true),
    t: view.getUint32(12, true),
    at: view.getUint16(20, true) * 2 ** 32 + view.getUint32(16, true),
    state: STATES[view.getUint8(2)] ?? "preparing",
    set: view.getUint8(3),
    count: view.getUint16(4, true),
    phase: PHASES[(flags >> 1) & 3] ?? "rest",
    side: SIDES[flags >> 3] ?? "both",
    progress: progress === -128 ? null : progress / PROGRESS_STEPS,
    body,
    visibility,
  };
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
