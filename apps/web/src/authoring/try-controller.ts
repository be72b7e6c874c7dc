import {
  createEngine,
  type Engine,
  type ExerciseDefinition,
  type LedgerEntry,
  type PictureSize,
  type PoseFrame,
  type RepRefusal,
} from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Overlay } from "../skeleton/overlay.ts";

/** Between two renewals of what is shown, ms. */
const PUBLISH_MS = 120;

export type TryState = {
  readonly isArmed: boolean;
  readonly counted: number;
  readonly heldSeconds: number;
  /** Why the last attempt was not counted; null where it was, or there was none. */
  readonly lastRefusal: RepRefusal | null;
};

const NOTHING: TryState = { isArmed: false, counted: 0, heldSeconds: 0, lastRefusal: null };

/** Counts live with a definition that is still being changed. A change begins the count anew. */
export class TryController {
  readonly state: StoreApi<TryState> = createStore<TryState>(() => NOTHING);
  private definition: ExerciseDefinition;
  private engine: Engine | null = null;
  private picture: PictureSize | null = null;
  private overlay: Overlay | null = null;
  private last: LedgerEntry | null = null;
  private published = 0;

  constructor(definition: ExerciseDefinition) {
    this.definition = definition;
  }

  use(definition: ExerciseDefinition): void {
    this.definition = definition;
    this.engine = null;
    this.last = null;
    this.state.setState(NOTHING, true);
  }

  drawOn(overlay: Overlay | null): void {
    this.overlay = overlay;
  }

  push(frame: PoseFrame, picture: PictureSize): void {
    if (!this.engine || this.picture?.width !== picture.width || this.picture.height !== picture.height) {
      this.picture = { width: picture.width, height: picture.height };
      this.engine = createEngine({
        exercise: this.definition,
        picture: this.picture,
        mode: "live",
        calibration: this.engine?.calibration(),
        onEvent: (event) => {
          if (event.type === "attempt") this.last = event.entry;
        },
      });
    }
    const readout = this.engine.push(frame);
    this.overlay?.draw(frame.landmarks, picture, readout);
    if (Math.abs(frame.t - this.published) < PUBLISH_MS) return;
    this.published = frame.t;
    this.state.setState({
      isArmed: readout.armed,
      counted: readout.repetitions,
      heldSeconds: readout.holdSeconds,
      lastRefusal: this.last?.reason ?? null,
    });
  }
}
