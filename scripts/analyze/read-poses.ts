import { LANDMARK_COUNT, LANDMARK_STRIDE, type PoseFrame } from "@physiocheck/motion";

const POINTS = LANDMARK_COUNT * LANDMARK_STRIDE;
const FRAME_NUMBERS = 3 + 2 * POINTS;

/** The frames that the page sends; the counterpart of TraceBuffer in apps/web/src/analyze. */
export function readPoses(content: Uint8Array): PoseFrame[] {
  const copy = content.slice();
  const numbers = new Float64Array(copy.buffer, copy.byteOffset, copy.byteLength / 8);
  return Array.from({ length: numbers.length / FRAME_NUMBERS }, (_, index) => {
    const at = index * FRAME_NUMBERS;
    const points = (from: number) => new Float32Array(numbers.subarray(from, from + POINTS));
    return {
      t: numbers[at] ?? Number.NaN,
      landmarks: numbers[at + 1] === 1 ? points(at + 3) : null,
      world: numbers[at + 2] === 1 ? points(at + 3 + POINTS) : null,
    };
  });
}
