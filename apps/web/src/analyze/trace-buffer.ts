import { LANDMARK_COUNT, LANDMARK_STRIDE } from "@physiocheck/motion";
import type { Pose } from "../pose/model/landmarker.ts";

const POINTS = LANDMARK_COUNT * LANDMARK_STRIDE;
/** Numbers a frame: time, 1 if landmarks and 1 if world landmarks are there, then both (zeros where absent). */
export const FRAME_NUMBERS = 3 + 2 * POINTS;

/** Gathers poses for the way out of the page, as little-endian float64. */
export class TraceBuffer {
  #numbers = new Float64Array(FRAME_NUMBERS * 256);
  #frames = 0;

  get frames(): number {
    return this.#frames;
  }

  add(t: number, pose: Pose): void {
    const at = this.#frames * FRAME_NUMBERS;
    if (at === this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[at] = t;
    this.#numbers[at + 1] = pose.landmarks ? 1 : 0;
    this.#numbers[at + 2] = pose.world ? 1 : 0;
    if (pose.landmarks) this.#numbers.set(pose.landmarks, at + 3);
    if (pose.world) this.#numbers.set(pose.world, at + 3 + POINTS);
    this.#frames += 1;
  }

  content(): Float64Array<ArrayBuffer> {
    return this.#numbers.slice(0, this.#frames * FRAME_NUMBERS);
  }
}
