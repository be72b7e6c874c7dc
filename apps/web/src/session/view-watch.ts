import {
  createEngine,
  type Engine,
  type ExerciseDefinition,
  type PictureSize,
  type PoseFrame,
  turnTo,
} from "@physiocheck/motion";
import { checkView, type ViewRequest } from "./view-check.ts";

/** How long a view has to be good before it is believed, and bad before a request is made, ms. */
const GOOD_FOR_MS = 1000;
const BAD_FOR_MS = 700;

export type ViewVerdict = {
  readonly good: boolean;
  readonly request: ViewRequest | null;
  /** Degrees to turn, positive to their left; null where the request is not to turn. */
  readonly turn: number | null;
};

/**
 * Watches the picture before the exercise: is the whole person there, large enough, lit, and seen from the right side?
 * An engine runs along to know where the person is turned to, and learns the body meanwhile.
 */
export class ViewWatch {
  private readonly exercise: ExerciseDefinition;
  private readonly engine: Engine;
  private readonly aspect: number;
  private goodSince: number | null = null;
  private asked: { request: ViewRequest; since: number } | null = null;
  /** Mean brightness 0..255, null while unknown; set from outside, now and then. */
  brightness: number | null = null;

  constructor(exercise: ExerciseDefinition, picture: PictureSize) {
    this.exercise = exercise;
    this.aspect = picture.width / picture.height;
    this.engine = createEngine({ exercise, picture, mode: "live" });
  }

  /** One frame. `good`: may begin. Otherwise what to ask for, once it has been missing for a moment. */
  push(frame: PoseFrame): ViewVerdict {
    const { facing } = this.engine.push(frame);
    const { landmarks } = frame;
    const facts = { landmarks, aspect: this.aspect, facing, brightness: this.brightness };
    const request = checkView(facts, this.exercise);
    if (request === null) {
      this.asked = null;
      this.goodSince ??= frame.t;
      return { good: frame.t - this.goodSince >= GOOD_FOR_MS, request: null, turn: null };
    }
    this.goodSince = null;
    if (this.asked?.request !== request) this.asked = { request, since: frame.t };
    if (frame.t - this.asked.since < BAD_FOR_MS) return { good: false, request: null, turn: null };
    return { good: false, request, turn: turnFor(request, facing) };
  }

  /** What the engine has learned of the body. */
  calibration() {
    return this.engine.calibration();
  }
}

function turnFor(request: ViewRequest, facing: number): number | null {
  if (request === "turn_to_front") return turnTo("front", facing);
  return request === "turn_to_side" ? turnTo("side", facing) : null;
}
