import type { ExerciseDefinition, PictureSize, PoseFrame, Readout } from "@physiocheck/motion";
import type { Overlay } from "../skeleton/overlay.ts";
import type { Announcer } from "./announcer.ts";
import { type Flow, type FlowEvent, looks, measures, targetOf } from "./flow.ts";
import { HandWatch } from "./hand-watch.ts";
import type { SessionFrames } from "./session-frames.ts";
import type { SetRecorder } from "./set-recorder.ts";
import type { SetTally } from "./set-tally.ts";
import { ViewWatch } from "./view-watch.ts";

/** Nobody seen for this long in a set: paused, ms. */
const GONE_MS = 12_000;

export type FrameWatchOptions = {
  readonly exercise: ExerciseDefinition;
  readonly frames: SessionFrames;
  readonly tally: SetTally;
  readonly recorder: SetRecorder;
  readonly announcer: Announcer;
  readonly flow: () => Flow;
  /** What is written into the trace as its source. */
  readonly source: () => string;
  readonly dispatch: (event: FlowEvent) => void;
  readonly pause: (reason: "asked" | "not_seen") => void;
  readonly resume: () => void;
};

/**
 * Told of every frame in the session's units, with what the engine reads of it (null while it does not measure) and its time on
 * the pipeline's clock.
 */
export type FrameListener = (frame: PoseFrame, readout: Readout | null, taken: number) => void;

/** Looks at every frame as the present step asks: for the view, for the movement, for a raised hand; and has it drawn. */
export class FrameWatch {
  readonly hands: HandWatch;
  /** What the engine reads now; null before it looks. */
  readout: Readout | null = null;
  /** While the view is checked. */
  view: ViewWatch | null = null;
  private readonly options: FrameWatchOptions;
  private overlay: Overlay | null = null;
  private onProgress: ((progress: number) => void) | null = null;
  private onFrame: FrameListener | null = null;
  private goneSince: number | null = null;

  constructor(options: FrameWatchOptions) {
    this.options = options;
    this.hands = new HandWatch(options.exercise);
  }

  /** Where to draw; null for nowhere. */
  drawOn(overlay: Overlay | null): void {
    this.overlay = overlay;
  }

  /** Tells with every frame where the movement is, 0..1. Returns the way to stop. */
  watchProgress(listener: (progress: number) => void): () => void {
    this.onProgress = listener;
    return () => {
      if (this.onProgress === listener) this.onProgress = null;
    };
  }

  /** Tells of every frame while the session is under way. Returns the way to stop. */
  watchFrames(listener: FrameListener): () => void {
    this.onFrame = listener;
    return () => {
      if (this.onFrame === listener) this.onFrame = null;
    };
  }

  /** Another step of the flow was entered. */
  entered({ step }: Flow): void {
    this.view = null;
    this.goneSince = null;
    if (step.name === "calibration") this.readout = null;
    if (step.name === "summary") this.overlay?.clear();
  }

  /** Nothing is told any more. */
  close(): void {
    this.onProgress = null;
    this.onFrame = null;
  }

  /** One frame of the pipeline. */
  push(raw: PoseFrame, size: PictureSize): void {
    const { frames, pause, resume } = this.options;
    const frame = frames.take(raw, size);
    const picture = frames.picture ?? size;
    const flow = this.options.flow();
    if (flow.step.name === "view_check") this.watchView(frame, picture);
    else if (measures(flow.step)) this.measure(frame, picture, flow);
    if (
      // Whoever is getting into position moves their hands about.
      flow.step.name !== "view_check" &&
      looks(flow.step) &&
      flow.mode === "live" &&
      this.hands.push(frame, picture, flow.step.name === "paused")
    ) {
      if (flow.step.name === "paused") resume();
      else pause("asked");
    }
    const { step } = this.options.flow();
    if (step.name === "summary" || step.name === "finished") return;
    const readout = measures(step) ? this.readout : null;
    this.overlay?.draw(frame.landmarks, picture, readout);
    this.onFrame?.(frame, readout, raw.t);
  }

  private watchView(frame: PoseFrame, picture: PictureSize): void {
    const { exercise, announcer, tally, dispatch } = this.options;
    this.view ??= new ViewWatch(exercise, picture);
    const { good, request, turn } = this.view.push(frame);
    if (request) announcer.view(request, turn);
    if (!good) return;
    tally.learn(this.view.calibration());
    dispatch({ type: "view_good" });
  }

  private measure(frame: PoseFrame, picture: PictureSize, flow: Flow): void {
    const { recorder, source, dispatch } = this.options;
    const readout = recorder.push(frame, picture, flow, source());
    this.readout = readout;
    if (flow.step.name === "calibration") this.onProgress?.(readout.armed ? 0 : readout.arming);
    if (flow.step.name === "calibration" && readout.armed) {
      if (frame.landmarks) this.overlay?.settleGhost(frame.landmarks, picture);
      dispatch({ type: "armed" });
    }
    const now = this.options.flow();
    if (now.step.name === "set") this.count(now, readout);
  }

  private count(flow: Flow, readout: Readout): void {
    const { tally, announcer, dispatch, pause } = this.options;
    const target = targetOf(flow.plan);
    const { count, heldSeconds, isHold } = tally;
    this.onProgress?.(isHold ? heldSeconds / target : readout.progress);
    if (count !== flow.count) announcer.counted(flow, count);
    if (readout.present) this.goneSince = null;
    else this.goneSince ??= readout.t;
    dispatch({ type: "counted", count });
    if (this.goneSince !== null && readout.t - this.goneSince > GONE_MS) pause("not_seen");
  }
}
