import { type PictureSize, type PoseFrame, snapFrame, type Trace } from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Overlay } from "../skeleton/overlay.ts";
import type { EngineClient } from "./engine-client.ts";

/** Three repetitions of anything, and some more; the server keeps no longer one. */
export const LONGEST_TAKE_MS = 120_000;
/** Between two counts of the repetitions so far, ms. */
const COUNT_MS = 1200;
/** Fewer frames hold no repetition. */
const FEWEST_FRAMES = 15;
const TICK_MS = 100;

export type TakeState = {
  readonly step: "waiting" | "countdown" | "recording" | "done";
  /** Until recording begins. */
  readonly remainingMs: number;
  readonly recordedMs: number;
  /** Repetitions that were found so far. */
  readonly found: number;
  readonly isSeen: boolean;
};

const BEFORE: TakeState = { step: "waiting", remainingMs: 0, recordedMs: 0, found: 0, isSeen: false };

/** Takes down what somebody shows: a countdown, then every pose until it is enough. Knows no React. */
export class TakeRecorder {
  readonly state: StoreApi<TakeState> = createStore<TakeState>(() => BEFORE);
  private readonly engine: EngineClient;
  private overlay: Overlay | null = null;
  private frames: PoseFrame[] = [];
  private picture: PictureSize | null = null;
  private source = "camera";
  private timer: ReturnType<typeof setInterval> | null = null;
  private lastCount = 0;
  private onRecording: () => void = () => undefined;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  /** Where to draw; null for nowhere. */
  drawOn(overlay: Overlay | null): void {
    this.overlay = overlay;
  }

  /**
   * Counts down, then records.
   * @param onRecording told when the countdown is over
   */
  start(countdownMs: number, source: string, onRecording: () => void): void {
    this.stopTimer();
    this.frames = [];
    this.picture = null;
    this.source = source;
    this.onRecording = onRecording;
    this.lastCount = 0;
    this.state.setState({ ...BEFORE, step: "countdown", remainingMs: countdownMs }, true);
    let last = performance.now();
    this.timer = setInterval(() => {
      const now = performance.now();
      this.tick(now - last);
      last = now;
    }, TICK_MS);
  }

  /** One pose. */
  push(raw: PoseFrame, picture: PictureSize): void {
    this.overlay?.draw(raw.landmarks, picture, null);
    const { step, isSeen } = this.state.getState();
    if (isSeen !== (raw.landmarks !== null)) this.state.setState({ isSeen: raw.landmarks !== null });
    if (step !== "recording") return;
    this.picture ??= { width: picture.width, height: picture.height };
    // A phone that was turned shows another picture: what was seen before is another take.
    if (picture.width !== this.picture.width || picture.height !== this.picture.height) {
      this.picture = { width: picture.width, height: picture.height };
      this.frames = [];
    }
    const before = this.frames.at(-1);
    // As it will be stored, so that the server makes the same of it.
    const frame = snapFrame(raw);
    if (before && frame.t <= before.t) return;
    this.frames.push(frame);
    const recordedMs = frame.t - (this.frames[0]?.t ?? frame.t);
    this.state.setState({ recordedMs });
    if (recordedMs >= LONGEST_TAKE_MS) this.stop();
    else if (recordedMs - this.lastCount >= COUNT_MS) this.count(recordedMs);
  }

  /** Enough. */
  stop(): void {
    this.stopTimer();
    if (this.state.getState().step === "recording") this.state.setState({ step: "done" });
    else this.state.setState(BEFORE, true);
  }

  /** Begins again from nothing. */
  reset(): void {
    this.stopTimer();
    this.state.setState(BEFORE, true);
  }

  /** What was recorded; null where nothing was. */
  take(): Trace | null {
    const [first, last] = [this.frames[0], this.frames.at(-1)];
    if (!this.picture || !first || !last) return null;
    const seconds = (last.t - first.t) / 1000;
    const fps = seconds > 0 ? Math.max(1, Math.round((this.frames.length - 1) / seconds)) : 30;
    return { ...this.picture, fps, source: this.source, frames: this.frames };
  }

  dispose(): void {
    this.stopTimer();
    this.overlay = null;
  }

  private tick(elapsedMs: number): void {
    const { step, remainingMs } = this.state.getState();
    if (step !== "countdown") return;
    if (remainingMs > elapsedMs) {
      this.state.setState({ remainingMs: remainingMs - elapsedMs });
      return;
    }
    this.stopTimer();
    this.state.setState({ step: "recording", remainingMs: 0 });
    this.onRecording();
  }

  private count(recordedMs: number): void {
    const take = this.take();
    if (!take || this.engine.isBusy || this.frames.length < FEWEST_FRAMES) return;
    this.lastCount = recordedMs;
    void this.show(this.engine.count(take));
  }

  private async show(counting: Promise<number>): Promise<void> {
    // Too little to say anything is nothing yet.
    const found = await counting.catch(() => 0);
    if (this.state.getState().step === "recording") this.state.setState({ found });
  }

  private stopTimer(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }
}
