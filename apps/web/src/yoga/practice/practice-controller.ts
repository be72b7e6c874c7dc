import {
  type GuideReadout,
  type JointMatch,
  type PictureSize,
  type PoseFrame,
  PracticeGuide,
  type PracticeStep,
  type StepResult,
} from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Overlay } from "../../skeleton/overlay.ts";
import type { PracticeAnnouncer } from "./practice-announcer.ts";

export type PracticeStage = "running" | "paused" | "over";

/** What the page shows, renewed at most ten times a second. */
export type PracticeState = {
  readonly stage: PracticeStage;
  /** Of the hold that is asked for. */
  readonly index: number;
  readonly present: boolean;
  readonly holding: boolean;
  /** Seconds to go in this hold. */
  readonly remaining: number;
  /** 0..100; null while the pose cannot be judged. */
  readonly accuracy: number | null;
  /** The written cue. */
  readonly line: string | null;
};

/** The sentences of a practice, in the reader's language. */
export type PracticePhrases = {
  readonly asked: (step: PracticeStep) => string;
  readonly fix: (worst: Pick<JointMatch, "joint" | "deviation">) => string;
  readonly hold: string;
  readonly well: string;
  readonly over: string;
  readonly lost: string;
};

const PUBLISH_MS = 100;
/** Accuracy from which a hold is praised instead of corrected. */
const WELL = 90;
/** Nobody was seen for so long, ms: it is said. */
const LOST_MS = 4000;

/** Leads through one practice: frames go in, what is asked, shown and said comes out. Frames never go through React. */
export class PracticeController {
  readonly state: StoreApi<PracticeState>;
  private readonly steps: readonly PracticeStep[];
  private readonly guide: PracticeGuide;
  private readonly announcer: PracticeAnnouncer;
  private readonly phrases: PracticePhrases;
  private overlay: Overlay | null = null;
  private published = Number.NEGATIVE_INFINITY;
  private seenAt = Number.NaN;
  private wasHolding = false;

  constructor(steps: readonly PracticeStep[], announcer: PracticeAnnouncer, phrases: PracticePhrases) {
    this.steps = steps;
    this.guide = new PracticeGuide(steps);
    this.announcer = announcer;
    this.phrases = phrases;
    this.state = createStore<PracticeState>(() => ({
      stage: "running",
      index: 0,
      present: false,
      holding: false,
      remaining: steps[0]?.seconds ?? 0,
      accuracy: null,
      line: null,
    }));
  }

  /** Asks for the first pose. Called from a press, so that a phone lets the page speak. */
  begin(): void {
    this.announcer.unlock();
    this.ask(0);
  }

  /** Where to draw; null for nowhere. */
  drawOn(overlay: Overlay | null): void {
    this.overlay = overlay;
  }

  /** One frame. */
  push(frame: PoseFrame, picture: PictureSize): void {
    this.overlay?.draw(frame.landmarks, picture, null);
    const { stage, index } = this.state.getState();
    if (stage !== "running") return;
    const readout = this.guide.push(frame, picture);
    if (readout.index !== index) {
      this.entered(readout);
      return;
    }
    this.speak(readout, frame.t);
    if (frame.t - this.published < PUBLISH_MS && frame.t >= this.published) return;
    this.published = frame.t;
    this.publish(readout);
  }

  /** Goes on to the next pose; what was held of this one counts. */
  skip(): void {
    if (this.state.getState().stage !== "over") this.entered(this.guide.skip());
  }

  pause(): void {
    if (this.state.getState().stage !== "running") return;
    this.announcer.hush();
    this.state.setState({ stage: "paused" });
  }

  resume(): void {
    const { stage, index } = this.state.getState();
    if (stage !== "paused") return;
    this.state.setState({ stage: "running" });
    this.ask(index);
  }

  /** Ends the practice where it is; the poses that were not reached are not part of it. */
  end(): void {
    if (this.state.getState().stage === "over") return;
    this.guide.skip();
    this.announcer.hush();
    this.state.setState({ stage: "over" });
  }

  /** How the poses went. */
  results(): readonly StepResult[] {
    return this.guide.results();
  }

  private ask(index: number): void {
    const step = this.steps[index];
    if (step) this.announcer.command(this.phrases.asked(step));
    this.state.setState({ line: this.announcer.line() });
  }

  private entered(readout: GuideReadout): void {
    this.wasHolding = false;
    if (readout.isOver) {
      this.announcer.command(this.phrases.over);
      this.state.setState({ stage: "over" });
      return;
    }
    this.ask(readout.index);
    this.publish(readout);
  }

  private publish({ index, present, holding, heldSeconds, match }: GuideReadout): void {
    this.state.setState({
      index,
      present,
      holding,
      remaining: Math.max(0, (this.steps[index]?.seconds ?? 0) - heldSeconds),
      accuracy: match?.accuracy ?? null,
      line: this.announcer.line(),
    });
  }

  private speak({ index, present, match, holding, heldSeconds }: GuideReadout, t: number): void {
    const { announcer, phrases } = this;
    if (present || Number.isNaN(this.seenAt)) this.seenAt = t;
    else if (t - this.seenAt > LOST_MS) announcer.correction("lost", phrases.lost);
    if (holding && !this.wasHolding) announcer.praise("hold", phrases.hold);
    this.wasHolding = holding;
    if (holding) announcer.remaining((this.steps[index]?.seconds ?? 0) - heldSeconds);
    if (!match) return;
    if (match.worst && match.accuracy < WELL)
      announcer.correction(match.worst.joint, phrases.fix(match.worst));
    else if (holding) announcer.praise("well", phrases.well);
  }
}
