import { LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { PictureSize } from "../pose/frame.ts";

/** One line of a pose file (`.poses.jsonl`): a person in one picture. */
export type PoseRecord = PictureSize & {
  /** Whatever the file names the picture by; absent where it does not. */
  readonly id?: string | number;
  /** The label, if the file has one. */
  readonly pose?: string;
  /** 33 × 4 as in PoseFrame; null where nobody was found. */
  readonly landmarks: Float32Array | null;
  readonly world: Float32Array | null;
};

/** A line that is no pose; the message says what is wrong with it. */
export class PoseRecordError extends Error {
  override readonly name = "PoseRecordError";
  /** The line's id, as far as it could be read. */
  readonly id: string | number | undefined;

  constructor(message: string, id?: string | number) {
    super(message);
    this.id = id;
  }
}

/**
 * Reads one line.
 * @throws PoseRecordError with the first thing that is wrong
 */
export function parsePoseRecord(line: string): PoseRecord {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new PoseRecordError("not JSON");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new PoseRecordError("not a JSON object");
  const record = json as Record<string, unknown>;
  const id = typeof record.id === "string" || typeof record.id === "number" ? record.id : undefined;
  const size = (name: "width" | "height"): number => {
    const value = record[name];
    if (typeof value === "number" && value > 0 && Number.isFinite(value)) return value;
    throw new PoseRecordError(`${name} is not a positive number`, id);
  };
  const landmarks = points(record.landmarks, "landmarks", id);
  return {
    ...(id !== undefined && { id }),
    ...(typeof record.pose === "string" && { pose: record.pose }),
    width: size("width"),
    height: size("height"),
    landmarks,
    world: landmarks && points(record.world, "world", id),
  };
}

/** `null` where absent. The visibility may be left out; every other number must be one. */
function points(value: unknown, name: string, id: string | number | undefined): Float32Array | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value) || value.length !== LANDMARK_COUNT)
    throw new PoseRecordError(`${name} is not a list of ${LANDMARK_COUNT} points`, id);
  const out = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  value.forEach((point: unknown, index) => {
    if (!Array.isArray(point) || point.length < 3 || point.length > LANDMARK_STRIDE)
      throw new PoseRecordError(`${name}, point ${index}: not [x, y, z, visibility]`, id);
    for (let k = 0; k < LANDMARK_STRIDE; k += 1) {
      const number: unknown = k < point.length ? point[k] : 1;
      if (typeof number !== "number" || !Number.isFinite(number))
        throw new PoseRecordError(`${name}, point ${index}: ${JSON.stringify(number)} is not a number`, id);
      out[index * LANDMARK_STRIDE + k] = number;
    }
  });
  return out;
}
