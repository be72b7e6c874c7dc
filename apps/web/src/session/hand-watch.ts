import type { ExerciseDefinition, PictureSize, PoseFrame } from "@physiocheck/motion";
import { HAND_UP_MS, HAND_UP_MS_SHOULDER, nextHandSign, NO_HAND, oneHandUp } from "./hand-raise.ts";

/** Waits for a raised hand. Can be switched off. */
export class HandWatch {
  isOn = true;
  private readonly liftsArms: boolean;
  private sign = NO_HAND;

  constructor(exercise: ExerciseDefinition) {
    this.liftsArms = exercise.primary.some(({ movement }) => movement.startsWith("shoulder"));
  }

  /** One frame; true once, when the hand has been up for long enough. */
  push(frame: PoseFrame, picture: PictureSize, isPaused: boolean): boolean {
    if (!this.isOn) return false;
    const holdMs = this.liftsArms && !isPaused ? HAND_UP_MS_SHOULDER : HAND_UP_MS;
    const isUp = frame.landmarks !== null && oneHandUp(frame.landmarks, picture.width / picture.height);
    const { sign, fire } = nextHandSign(this.sign, isUp, frame.t, holdMs);
    this.sign = sign;
    return fire;
  }

  /** A hand is up and not yet acted on. */
  get isWaiting(): boolean {
    return this.sign.since !== null && !this.sign.done;
  }
}
