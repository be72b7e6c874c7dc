import { LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { PoseFrame } from "../pose/frame.ts";

/** A recording of poses in memory. The file format is `TraceFile`. */
export type Trace = {
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  readonly source: string;
  readonly frames: readonly PoseFrame[];
};

export type TraceFile = {
  readonly version: 1;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  readonly source: string;
  readonly frames: readonly {
    readonly t: number;
    readonly landmarks: readonly (readonly number[])[] | null;
    readonly world?: readonly (readonly number[])[] | null;
  }[];
};

/** A trace that cannot be read; the message says which part is wrong. */
export class TraceError extends Error {
  override readonly name = "TraceError";
}

/**
 * Reads parsed trace JSON.
 * @throws TraceError with the first thing that is wrong
 */
export function parseTrace(json: unknown): Trace {
  if (!isRecord(json)) throw new TraceError("a trace is a JSON object");
  if (json.version !== 1)
    throw new TraceError(`version is ${JSON.stringify(json.version)}, and 1 is the one known`);
  const width = positive(json.width, "width");
  const height = positive(json.height, "height");
  const fps = positive(json.fps, "fps");
  if (!Array.isArray(json.frames)) throw new TraceError("frames is not a list");
  const frames = json.frames.map((frame: unknown, index): PoseFrame => {
    if (!isRecord(frame) || typeof frame.t !== "number" || !Number.isFinite(frame.t)) {
      throw new TraceError(`frame ${index} has no time t`);
    }
    const landmarks = points(frame.landmarks, `frame ${index}, landmarks`);
    return { t: frame.t, landmarks, world: landmarks ? points(frame.world, `frame ${index}, world`) : null };
  });
  return { fps, width, height, source: typeof json.source === "string" ? json.source : "", frames };
}

/** The JSON form of a trace, numbers rounded to what a camera can tell (5 decimals; t to 0.1 ms). */
export function toTraceFile(trace: Trace): TraceFile {
  return {
    version: 1,
    fps: trace.fps,
    width: trace.width,
    height: trace.height,
    source: trace.source,
    frames: trace.frames.map((frame) => ({
      t: round(frame.t, 10),
      landmarks: frame.landmarks && rows(frame.landmarks),
      ...(frame.world && { world: rows(frame.world) }),
    })),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function positive(value: unknown, name: string): number {
  if (typeof value === "number" && value > 0 && Number.isFinite(value)) return value;
  throw new TraceError(`${name} is not a positive number`);
}

function points(value: unknown, where: string): Float32Array | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value) || value.length !== LANDMARK_COUNT) {
    throw new TraceError(`${where}: not a list of ${LANDMARK_COUNT} points`);
  }
  const out = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  value.forEach((point: unknown, index) => {
    if (!Array.isArray(point) || point.length < 3)
      throw new TraceError(`${where}, point ${index}: not [x, y, z, visibility]`);
    for (let k = 0; k < LANDMARK_STRIDE; k += 1) {
      const number: unknown = point[k] ?? (k === 3 ? 1 : Number.NaN);
      // Not-a-number is kept: the engine treats such a point as not seen.
      out[index * LANDMARK_STRIDE + k] = typeof number === "number" ? number : Number.NaN;
    }
  });
  return out;
}

function rows(flat: Float32Array): number[][] {
  return Array.from({ length: LANDMARK_COUNT }, (_, i) =>
    Array.from(flat.subarray(i * LANDMARK_STRIDE, (i + 1) * LANDMARK_STRIDE), (x) => round(x, 1e5)),
  );
}

function round(x: number, scale: number): number {
  return Math.round(x * scale) / scale;
}
