import { loadPreferences, savePreferences } from "../preferences.ts";
import type { ModelState } from "../pipeline-state.ts";
import type { Estimator } from "./estimator.ts";
import { mainThreadEstimator } from "./main-thread-estimator.ts";
import {
  median,
  nextChoice,
  TIMED_FRAMES,
  WARM_UP_FRAMES,
  type Measurements,
  type ModelChoice,
  type ModelWish,
} from "./model-choice.ts";
import { ModelError } from "./model-error.ts";
import { preflight } from "./preflight.ts";
import { workerEstimator } from "./worker-estimator.ts";

/**
 * Brings an estimator to `ready`: in a worker where that works, else beside the page; with what was asked for, what was
 * measured here before, or what is measured now on the frames that come anyway.
 */
export class ModelLoader {
  readonly #base: string;
  readonly #report: (state: ModelState) => void;
  #estimator: Estimator | null = null;
  #usable = false;
  #wish: ModelWish = { variant: "auto", delegate: "auto" };
  #hardware = false;
  #done: { choice: ModelChoice; ms: number }[] = [];
  #measuring: { readonly choice: ModelChoice; readonly times: number[] } | null = null;
  #turn = 0;

  constructor(base: string, report: (state: ModelState) => void) {
    this.#base = base;
    this.#report = report;
  }

  /** The estimator, if a frame may be sent now. */
  get ready(): Estimator | null {
    return this.#usable && this.#estimator && !this.#estimator.busy ? this.#estimator : null;
  }

  /** Loads, or loads anew. Never rejects: failure is a state. Resolves when poses can come. */
  async load(wish: ModelWish): Promise<void> {
    this.close();
    const mine = this.#turn;
    this.#wish = wish;
    this.#done = [];
    try {
      this.#hardware = preflight().hardware;
      const { measured } = loadPreferences();
      const known =
        wish.variant === "auto" && wish.delegate === "auto" && measured?.browser === navigator.userAgent;
      if (known) await this.#open({ variant: measured.variant, delegate: measured.delegate }, mine, true);
      else await this.#next(mine);
    } catch (error) {
      if (mine === this.#turn) this.#fail(error);
    }
  }

  /** Told of how long each frame took, ms; while measuring this decides what comes next. */
  frameTook(ms: number): void {
    const measuring = this.#measuring;
    if (!measuring) return;
    measuring.times.push(ms);
    if (measuring.times.length < WARM_UP_FRAMES + TIMED_FRAMES) return;
    this.#measuring = null;
    this.#done.push({ choice: measuring.choice, ms: median(measuring.times.slice(WARM_UP_FRAMES)) });
    const mine = this.#turn;
    this.#next(mine).catch((error: unknown) => {
      if (mine === this.#turn) this.#fail(error);
    });
  }

  /** What `auto` has measured so far. */
  get measurements(): Measurements {
    return this.#done;
  }

  close(): void {
    this.#turn += 1;
    this.#usable = false;
    this.#measuring = null;
    this.#estimator?.close();
    this.#estimator = null;
  }

  async #next(mine: number): Promise<void> {
    for (;;) {
      const next = nextChoice(this.#wish, this.#done, this.#hardware);
      if ("keep" in next) {
        if (this.#done.length > 0) {
          savePreferences({ measured: { ...next.keep, browser: navigator.userAgent } });
        }
        const last = this.#done.at(-1)?.choice;
        const loaded = last?.variant === next.keep.variant && last.delegate === next.keep.delegate;
        await this.#open(next.keep, mine, true, loaded);
        return;
      }
      try {
        await this.#open(next.measure, mine, false);
        return;
      } catch (error) {
        // The graphics card is a candidate only: where it fails, the processor stays.
        if (next.measure.delegate === "CPU" || this.#wish.delegate !== "auto" || mine !== this.#turn)
          throw error;
        this.#done.push({ choice: next.measure, ms: Number.POSITIVE_INFINITY });
      }
    }
  }

  async #open(choice: ModelChoice, mine: number, final: boolean, loaded = false): Promise<void> {
    if (!loaded) {
      this.#usable = false;
      this.#report({ name: "loading", choice, part: 0 });
      await this.#loadSomewhere(choice, (part) => {
        if (mine === this.#turn) this.#report({ name: "loading", choice, part });
      });
    }
    if (mine !== this.#turn || !this.#estimator) return;
    this.#usable = true;
    if (final) {
      this.#report({ name: "ready", choice, thread: this.#estimator.thread });
    } else {
      this.#measuring = { choice, times: [] };
      this.#report({ name: "measuring", choice });
    }
  }

  async #loadSomewhere(choice: ModelChoice, onProgress: (part: number) => void): Promise<void> {
    const mine = this.#turn;
    if (this.#estimator) {
      await this.#estimator.load(choice, onProgress);
      return;
    }
    if (typeof Worker === "function") {
      const worker = workerEstimator(this.#base);
      this.#estimator = worker;
      try {
        await worker.load(choice, onProgress);
        return;
      } catch (error) {
        worker.close();
        if (mine !== this.#turn) return;
        this.#estimator = null;
        // A missing file is missing on the main thread too; anything else may work there.
        if (ModelError.from(error, "runtime_failed").reason === "download_failed") throw error;
      }
    }
    const beside = mainThreadEstimator(this.#base);
    this.#estimator = beside;
    await beside.load(choice, onProgress);
  }

  #fail(error: unknown): void {
    this.close();
    const { reason, message } = ModelError.from(error, "runtime_failed");
    this.#report({ name: "failed", reason, message });
  }
}
