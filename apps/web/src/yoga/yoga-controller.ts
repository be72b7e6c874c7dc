import {
  type JointMatch,
  type PictureSize,
  type PoseFrame,
  type Side,
  YogaCoach,
  type YogaPose,
} from "@physiocheck/motion";
import { createStore } from "zustand/vanilla";
import type { Overlay } from "../skeleton/overlay.ts";

/** What the page shows, renewed at most ten times a second. */
export type YogaReadouts = {
  readonly present: boolean;
  /** 0..100; null while the pose cannot be judged. */
  readonly accuracy: number | null;
  readonly worst: JointMatch | null;
  readonly side: Side | "both";
  readonly holding: boolean;
  readonly holdSeconds: number;
};

const NOTHING: YogaReadouts = {
  present: false,
  accuracy: null,
  worst: null,
  side: "both",
  holding: false,
  holdSeconds: 0,
};
const PUBLISH_MS = 100;

/** Takes poses in, and gives how well one yoga pose is done; frames never go through React. */
export class YogaController {
  readonly readouts = createStore<YogaReadouts>(() => NOTHING);
  private readonly pose: YogaPose;
  private coach: YogaCoach | null = null;
  private picture: PictureSize | null = null;
  private overlay: Overlay | null = null;
  private published = Number.NEGATIVE_INFINITY;

  constructor(pose: YogaPose) {
    this.pose = pose;
  }

  /** Begins from nothing. */
  restart(): void {
    this.coach = null;
    this.published = Number.NEGATIVE_INFINITY;
    this.overlay?.clear();
    this.readouts.setState(NOTHING, true);
  }

  /** Where to draw; null for nowhere. */
  drawOn(overlay: Overlay | null): void {
    this.overlay = overlay;
  }

  /** One frame. */
  push(frame: PoseFrame, picture: PictureSize): void {
    const isOther = picture.width !== this.picture?.width || picture.height !== this.picture.height;
    if (!this.coach || isOther) {
      this.picture = { width: picture.width, height: picture.height };
      this.coach = new YogaCoach({ pose: this.pose, picture: this.picture });
    }
    const { present, match, holding, holdSeconds } = this.coach.push(frame);
    this.overlay?.draw(frame.landmarks, picture, null);
    if (frame.t - this.published < PUBLISH_MS && frame.t >= this.published) return;
    this.published = frame.t;
    this.readouts.setState(
      {
        present,
        accuracy: match?.accuracy ?? null,
        worst: match?.worst ?? null,
        side: match?.side ?? "both",
        holding,
        holdSeconds,
      },
      true,
    );
  }
}
