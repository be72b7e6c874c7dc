import {
  type Calibration,
  type ClinicReadout,
  type ClinicTest,
  ClinicTestRun,
  type ClinicTestResult,
  type ClinicTestState,
  type PictureSize,
  type PoseFrame,
  type Side,
} from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Overlay } from "../skeleton/overlay.ts";

/** Between two renewals of what is shown, ms. */
const PUBLISH_MS = 100;

/** What the screen shows; renewed at most ten times a second. */
export type ClinicShown = {
  readonly state: ClinicTestState;
  readonly count: number;
  readonly seconds: number;
  /** Degrees; null where refused, and in tests without an angle. */
  readonly angle: number | null;
  readonly present: boolean;
};

const NOTHING: ClinicShown = { state: "get_ready", count: 0, seconds: 0, angle: null, present: false };

export type ClinicControllerOptions = {
  readonly test: ClinicTest;
  readonly side: Side | null;
  readonly calibration: Calibration | null;
  /** Told when the state changes and when the count rises; for the voice. */
  readonly onChange: (shown: ClinicShown) => void;
  /** Told once; null where there was nothing to measure. */
  readonly onDone: (result: ClinicTestResult | null) => void;
};

/** Runs one clinic test over poses. Knows no React. */
export class ClinicTestController {
  readonly shown: StoreApi<ClinicShown> = createStore<ClinicShown>(() => NOTHING);
  private readonly options: ClinicControllerOptions;
  private run: ClinicTestRun | null = null;
  private picture: PictureSize | null = null;
  private overlay: Overlay | null = null;
  private lastPublish = Number.NEGATIVE_INFINITY;
  private isOver = false;

  constructor(options: ClinicControllerOptions) {
    this.options = options;
  }

  /** Where to draw; null for nowhere. */
  drawOn(overlay: Overlay | null): void {
    this.overlay = overlay;
  }

  /** One frame. A test begins anew where the picture's size changes: its angles would not fit together. */
  push(frame: PoseFrame, picture: PictureSize): void {
    if (this.isOver) return;
    if (!this.run || picture.width !== this.picture?.width || picture.height !== this.picture.height) {
      const { test, side, calibration } = this.options;
      this.picture = { width: picture.width, height: picture.height };
      this.run = new ClinicTestRun({
        test,
        side,
        picture: this.picture,
        calibration: calibration ?? undefined,
      });
    }
    const readout = this.run.push(frame);
    this.overlay?.draw(frame.landmarks, picture, readout.motion);
    const before = this.shown.getState();
    const hasChanged = readout.state !== before.state || readout.count !== before.count;
    if (hasChanged || Math.abs(frame.t - this.lastPublish) >= PUBLISH_MS) {
      this.lastPublish = frame.t;
      const now = shownOf(readout);
      this.shown.setState(now, true);
      if (hasChanged) this.options.onChange(now);
    }
    if (readout.state === "done") this.finish(this.run.result());
  }

  /** The person ends the test; what was measured so far counts. */
  stop(): void {
    if (!this.isOver) this.finish(this.run?.result(true) ?? null);
  }

  private finish(result: ClinicTestResult | null): void {
    this.isOver = true;
    this.overlay?.clear();
    this.options.onDone(result);
  }
}

function shownOf({ state, count, seconds, angle, motion }: ClinicReadout): ClinicShown {
  return { state, count, seconds, angle: Number.isNaN(angle) ? null : angle, present: motion.present };
}
