/// <reference types="vite/client" />
import type { PictureSize, PoseFrame } from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Estimator } from "./model/estimator.ts";
import type { ModelWish } from "./model/model-choice.ts";
import { ModelError } from "./model/model-error.ts";
import { ModelLoader } from "./model/model-loader.ts";
import { INITIAL_STATE, type PipelineState } from "./pipeline-state.ts";
import { loadPreferences, savePreferences } from "./preferences.ts";
import { SessionClock } from "./session-clock.ts";
import type { PoseSource } from "./source/pose-source.ts";
import { takePicture } from "./take-picture.ts";

/** Told of each pose and of the size of the picture it was seen in. The arrays of the frame are the listener's to keep. */
export type FrameListener = (frame: PoseFrame, picture: PictureSize) => void;

/** A broken estimator is replaced this often within RECOVERY_WINDOW_MS before it counts as failed. */
const RECOVERIES = 2;
const RECOVERY_WINDOW_MS = 30_000;
/** How often `rate` is renewed, ms. */
const RATE_MS = 500;

export type PipelineOptions = {
  /** Default: what the person chose on this device. */
  readonly wish?: ModelWish;
  /** Base path of the app. */
  readonly base?: string;
  readonly clock?: SessionClock;
};

/**
 * Pictures in, poses out. One frame is in flight; when it comes back the newest picture is taken, whatever was
 * missed meanwhile. Knows no React; `state` is for the screen, frames go to listeners.
 */
export class PosePipeline {
  readonly state: StoreApi<PipelineState> = createStore<PipelineState>(() => INITIAL_STATE);
  readonly #clock: SessionClock;
  readonly #models: ModelLoader;
  readonly #listeners = new Set<FrameListener>();
  #wish: ModelWish;
  #source: PoseSource;
  #leaveSource: () => void = () => undefined;
  #running = false;
  #inFlight = false;
  /** Time of the newest picture that was not looked at, on the source's clock. */
  #waiting: number | null = null;
  #failures: number[] = [];
  #rate = { since: 0, poses: 0, ms: 0 };

  constructor(source: PoseSource, options: PipelineOptions = {}) {
    this.#source = source;
    this.#wish = options.wish ?? loadPreferences().wish;
    this.#clock = options.clock ?? new SessionClock();
    this.#models = new ModelLoader(options.base ?? import.meta.env.BASE_URL, (model) => {
      this.state.setState({ model });
      this.#pump();
    });
  }

  get source(): PoseSource {
    return this.#source;
  }

  /** Starts source and model together. Never rejects: what is wrong is in `state`. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    document.addEventListener("visibilitychange", this.#onVisibility);
    this.#onVisibility();
    this.#enterSource();
    await Promise.all([this.#source.start(), this.#models.load(this.#wish)]);
  }

  /** Lets go of camera, worker and memory. It may be started again; its clock goes on. */
  stop(): void {
    if (!this.#running) return;
    this.#running = false;
    document.removeEventListener("visibilitychange", this.#onVisibility);
    this.#models.close();
    this.#source.stop();
    this.#leaveSource();
    this.state.setState({ source: this.#source.state.getState(), model: { name: "idle" } });
  }

  /** Calls `listener` with each pose. Returns the function that takes it off again. */
  onFrame(listener: FrameListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes the source in the middle of a session: the clock goes on. */
  async changeSource(source: PoseSource): Promise<void> {
    this.#source.stop();
    this.#leaveSource();
    this.#source = source;
    this.#clock.changeSource();
    if (!this.#running) return;
    this.#enterSource();
    await source.start();
  }

  /** Changes the model or where it runs, and remembers it on this device. */
  async changeModel(wish: ModelWish): Promise<void> {
    this.#wish = wish;
    savePreferences({ wish, measured: null });
    if (this.#running) await this.#models.load(wish);
  }

  /** Tries again whatever has failed. */
  async retry(): Promise<void> {
    if (!this.#running) return this.start();
    const { source, model } = this.state.getState();
    this.#failures = [];
    const well = source.name === "running" || source.name === "starting" || source.name === "asking";
    await Promise.all([
      well ? undefined : this.#source.start(),
      model.name === "failed" ? this.#models.load(this.#wish) : undefined,
    ]);
  }

  #enterSource(): void {
    const { picture: video, state } = this.#source;
    this.#waiting = null;
    const leaveState = state.subscribe((source) => this.state.setState({ source }));
    this.state.setState({ source: state.getState() });
    const leavePictures = this.#source.onPicture((time) => {
      this.#waiting = time;
      const { picture } = this.state.getState();
      if (picture?.width !== video.videoWidth || picture.height !== video.videoHeight) {
        this.state.setState({ picture: { width: video.videoWidth, height: video.videoHeight } });
      }
      this.#pump();
    });
    this.#leaveSource = () => {
      leaveState();
      leavePictures();
      this.#waiting = null;
    };
  }

  readonly #onVisibility = (): void => {
    const hidden = document.visibilityState === "hidden";
    if (hidden === this.state.getState().hidden) return;
    this.state.setState({ hidden });
    if (hidden) this.#source.pause();
    else this.#source.resume();
    this.#pump();
  };

  /** Sends the newest picture off, if there is one and nothing is in flight. */
  #pump(): void {
    const estimator = this.#models.ready;
    if (!this.#running || this.#inFlight || this.#waiting === null || !estimator) return;
    if (this.state.getState().hidden) return;
    const time = this.#waiting;
    this.#waiting = null;
    this.#inFlight = true;
    void this.#look(estimator, time);
  }

  async #look(estimator: Estimator, time: number): Promise<void> {
    const source = this.#source;
    try {
      const t = this.#clock.stamp(time);
      const picture = await takePicture(source.picture, t);
      if (!picture) return;
      const size =
        picture instanceof ImageBitmap
          ? { width: picture.width, height: picture.height }
          : { width: picture.displayWidth, height: picture.displayHeight };
      const pose = await estimator.detect(picture, t);
      if (!this.#running || source !== this.#source) return;
      this.#deliver({ t, landmarks: pose.landmarks, world: pose.world }, size);
      this.#measure(pose.ms);
      this.#models.frameTook(pose.ms);
    } catch (error) {
      this.#recover(estimator, error);
    } finally {
      this.#inFlight = false;
      this.#pump();
    }
  }

  #deliver(frame: PoseFrame, size: PictureSize): void {
    for (const listener of this.#listeners) {
      try {
        listener(frame, size);
      } catch (error) {
        // A listener's mistake is reported and stops neither the others nor the pictures.
        reportError(error);
      }
    }
  }

  #recover(estimator: Estimator, error: unknown): void {
    // An estimator that was replaced meanwhile rejects what it had in flight: nothing to do.
    const { model } = this.state.getState();
    const current = this.#models.ready === estimator || (model.name !== "loading" && model.name !== "idle");
    if (!this.#running || !current) return;
    const now = performance.now();
    this.#failures = [...this.#failures.filter((at) => now - at < RECOVERY_WINDOW_MS), now];
    if (this.#failures.length <= RECOVERIES) {
      void this.#models.load(this.#wish);
      return;
    }
    const { reason, message } = ModelError.from(error, "runtime_failed");
    this.#models.close();
    this.state.setState({ model: { name: "failed", reason, message } });
  }

  #measure(ms: number): void {
    const now = performance.now();
    const rate = this.#rate;
    rate.poses += 1;
    rate.ms += ms;
    const span = now - rate.since;
    if (span < RATE_MS) return;
    if (rate.since > 0 && span < 4 * RATE_MS) {
      this.state.setState({
        rate: { posesPerSecond: (rate.poses * 1000) / span, msPerPose: rate.ms / rate.poses },
      });
    }
    this.#rate = { since: now, poses: 0, ms: 0 };
  }
}
