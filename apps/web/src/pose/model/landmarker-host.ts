import { openLandmarker, type Landmarker, type Picture, type Pose } from "./landmarker.ts";
import type { ModelChoice } from "./model-choice.ts";
import { ModelError } from "./model-error.ts";

/** A pose and the milliseconds it took. */
export type TimedPose = Pose & { readonly ms: number };

/** How often in a row a lost graphics context is answered with a new landmarker. */
const ATTEMPTS = 3;

/** Holds a landmarker and replaces it when the browser takes its graphics context. Runs in the worker or beside the page. */
export class LandmarkerHost {
  readonly #base: string;
  readonly #open: typeof openLandmarker;
  #choice: ModelChoice | null = null;
  #landmarker: Landmarker | null = null;
  #last = Number.NEGATIVE_INFINITY;

  /** `open` is replaced in tests only. */
  constructor(base: string, open: typeof openLandmarker = openLandmarker) {
    this.#base = base;
    this.#open = open;
  }

  /** Opens a landmarker with nothing remembered of earlier frames; times may start anew. @throws ModelError */
  async load(choice: ModelChoice, onProgress?: (part: number) => void): Promise<void> {
    this.close();
    this.#landmarker = await this.#open(choice, this.#base, onProgress);
    this.#choice = choice;
    this.#last = Number.NEGATIVE_INFINITY;
  }

  /**
   * Estimates one frame; the picture is the caller's to close.
   * @param t ms, strictly increasing since `load`
   * @throws ModelError `graphics_lost` when recovery failed, RangeError when t does not increase
   */
  async detect(picture: Picture | HTMLVideoElement, t: number): Promise<TimedPose> {
    if (!(t > this.#last)) throw new RangeError(`time ${t} does not come after ${this.#last}`);
    this.#last = t;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const landmarker = await this.#usable();
      const start = performance.now();
      try {
        const pose = landmarker.detect(picture, t);
        if (!landmarker.lost) return { ...pose, ms: performance.now() - start };
      } catch (error) {
        if (!landmarker.lost) throw ModelError.from(error, "runtime_failed");
      }
    }
    throw new ModelError("graphics_lost", `the graphics context was lost ${ATTEMPTS} times in a row`);
  }

  close(): void {
    const landmarker = this.#landmarker;
    this.#landmarker = null;
    try {
      landmarker?.close();
    } catch {
      // A landmarker whose context is gone may fail to tidy up; it is dropped either way.
    }
  }

  /** See Landmarker.loseContext. */
  loseContext(): void {
    this.#landmarker?.loseContext();
  }

  async #usable(): Promise<Landmarker> {
    if (!this.#choice) throw new ModelError("runtime_failed", "no model is loaded");
    if (!this.#landmarker || this.#landmarker.lost) {
      this.close();
      this.#landmarker = await this.#open(this.#choice, this.#base).catch((error: unknown) => {
        // A browser that just lost its graphics may give no context for a moment.
        throw ModelError.from(error, "graphics_lost");
      });
    }
    return this.#landmarker;
  }
}
