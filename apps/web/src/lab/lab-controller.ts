import {
  ANGLE_NAMES,
  type AngleName,
  createEngine,
  type Engine,
  type ExerciseDefinition,
  type FeedbackCode,
  type LedgerEntry,
  type MotionEvent,
  type PictureSize,
  type PoseFrame,
  type Readout,
  REFUSALS,
  type Trace,
} from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { GhostPostures } from "../skeleton/ghost.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import { AccuracyTally, type AngleCell, type LabReadouts, NO_LAB_READOUTS } from "./lab-readouts.ts";

/** Between two renewals of the readouts, ms. */
const PUBLISH_MS = 120;
/** Between two questions what would help refused angles, ms. */
const REQUESTS_MS = 1000;
/** Frames kept for saving: ten minutes at 30 a second. */
const MOST_FRAMES = 18_000;
const TIMED_FRAMES = 31;
/** An angle that has changed by less than this over this long is still. */
const STILL_MS = 500;
const STILL_DEGREES = 3;

export type LabOptions = {
  readonly exercise: ExerciseDefinition;
  readonly mode: "live" | "recorded";
  /** True angles on the picture of a frame with this time; null where nobody knows. */
  readonly truthAt: ((t: number) => Float64Array | null) | null;
};

/** Told with every frame, for what is drawn past React. The readout is overwritten by the next frame. */
export type LabListener = (readout: Readout) => void;

/** Runs the engine over poses and shows everything it knows. */
export class LabController {
  readonly readouts: StoreApi<LabReadouts> = createStore<LabReadouts>(() => NO_LAB_READOUTS);
  private readonly listeners = new Set<LabListener>();
  private options: LabOptions;
  private engine: Engine | null = null;
  private overlay: Overlay | null = null;
  private frames: PoseFrame[] = [];
  private picture: PictureSize | null = null;
  private ledger: readonly LedgerEntry[] = [];
  private requests: Partial<Record<AngleName, FeedbackCode>> = {};
  private accuracy = new AccuracyTally();
  private micros: number[] = [];
  private lastPublish = 0;
  private lastRequests = 0;
  private ghost: GhostPostures | null = null;
  private isGhostSettled = false;

  constructor(options: LabOptions) {
    this.options = options;
  }

  /** Begins from nothing. */
  restart(options: LabOptions = this.options): void {
    this.options = options;
    this.engine = null;
    this.frames = [];
    this.ledger = [];
    this.requests = {};
    this.micros = [];
    this.accuracy = new AccuracyTally();
    this.isGhostSettled = false;
    this.overlay?.haunt(this.ghost);
    this.readouts.setState(NO_LAB_READOUTS, true);
  }

  /** Where to draw; null for nowhere. */
  drawOn(overlay: Overlay | null): void {
    this.overlay = overlay;
    overlay?.haunt(this.ghost);
  }

  /** The exercise's template, as soon as it is loaded. */
  haunt(ghost: GhostPostures | null): void {
    this.ghost = ghost;
    this.isGhostSettled = false;
    this.overlay?.haunt(ghost);
  }

  /** Returns the way to stop listening. */
  watch(listener: LabListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** One frame. */
  push(frame: PoseFrame, picture: PictureSize): void {
    if (!this.engine || picture.width !== this.picture?.width || picture.height !== this.picture.height) {
      this.open(picture);
    }
    const { engine } = this;
    if (!engine) return;
    const begun = performance.now();
    const readout = engine.push(frame);
    this.time((performance.now() - begun) * 1000);
    if (this.frames.length < MOST_FRAMES) this.frames.push(frame);
    if (!this.isGhostSettled && readout.armed && frame.landmarks) {
      this.isGhostSettled = true;
      this.overlay?.settleGhost(frame.landmarks, picture);
    }
    this.overlay?.draw(frame.landmarks, picture, readout);
    for (const listener of this.listeners) listener(readout);
    const truth = this.options.truthAt?.(frame.t) ?? null;
    const before = truth && (this.options.truthAt?.(frame.t - STILL_MS) ?? null);
    if (truth && before) this.compare(readout, truth, before);
    if (frame.t - this.lastPublish >= PUBLISH_MS || frame.t < this.lastPublish)
      this.publish(readout, truth, frame.t);
  }

  /** Everything seen so far, null before the first frame. */
  trace(): Trace | null {
    const first = this.frames[0];
    const last = this.frames.at(-1);
    if (!this.picture || !first || !last) return null;
    const seconds = (last.t - first.t) / 1000;
    const fps = seconds > 0 ? Math.round((this.frames.length - 1) / seconds) : 30;
    return { fps: Math.max(1, fps), ...this.picture, source: "lab", frames: this.frames };
  }

  private open(picture: PictureSize): void {
    this.picture = { width: picture.width, height: picture.height };
    const calibration = this.engine?.calibration();
    this.frames = [];
    this.engine = createEngine({
      exercise: this.options.exercise,
      picture: this.picture,
      mode: this.options.mode,
      calibration,
      onEvent: (event) => this.onMotion(event),
    });
  }

  private onMotion(event: MotionEvent): void {
    if (event.type === "attempt") this.ledger = [...this.ledger, event.entry];
  }

  /**
   * A picture is some tenths of a second old when it is seen, and nobody knows how many: where an angle moves, that would
   * be taken for an error. So only angles that have just been still are compared.
   */
  private compare(readout: Readout, truth: Float64Array, before: Float64Array): void {
    for (let i = 0; i < ANGLE_NAMES.length; i += 1) {
      const value = readout.angles[i] ?? Number.NaN;
      const known = truth[i] ?? Number.NaN;
      const isStill = Math.abs(known - (before[i] ?? Number.NaN)) < STILL_DEGREES;
      if (isStill && Number.isFinite(value)) {
        this.accuracy.add(value, readout.plusMinus[i] ?? 0, known);
      }
    }
  }

  private time(micros: number): void {
    this.micros.push(micros);
    if (this.micros.length > TIMED_FRAMES) this.micros.shift();
  }

  private publish(readout: Readout, truth: Float64Array | null, t: number): void {
    this.lastPublish = t;
    if (t - this.lastRequests >= REQUESTS_MS || t < this.lastRequests) {
      this.lastRequests = t;
      this.requests = {};
      for (const { angle, request } of this.engine?.finish(false).refused ?? []) {
        if (request) this.requests[angle] = request;
      }
    }
    const angles: Partial<Record<AngleName, AngleCell>> = {};
    ANGLE_NAMES.forEach((name, i) => {
      const value = readout.angles[i] ?? Number.NaN;
      const known = truth?.[i] ?? Number.NaN;
      angles[name] = {
        value: readout.present && Number.isFinite(value) ? value : null,
        plusMinus: readout.plusMinus[i] ?? Number.NaN,
        refusal: REFUSALS[readout.refusals[i] ?? 0] ?? "none",
        truth: Number.isFinite(known) ? known : null,
      };
    });
    const next: LabReadouts = {
      present: readout.present,
      armed: readout.armed,
      arming: readout.arming,
      phase: readout.phase,
      side: readout.side,
      facing: Number.isFinite(readout.facing) ? readout.facing : null,
      counted: readout.repetitions,
      partial: readout.partial,
      heldSeconds: readout.holdSeconds,
      angles,
      requests: this.requests,
      ledger: this.ledger,
      engineMicros: this.micros.toSorted((a, b) => a - b)[this.micros.length >> 1] ?? 0,
      accuracy: this.accuracy.result(),
    };
    this.readouts.setState(next, true);
  }
}
