import type { PictureSize, PoseFrame } from "../../pose/frame.ts";
import { yogaPoseById } from "../analyse-pose.ts";
import type { PoseMatch } from "../similarity/match-pose.ts";
import { YogaCoach } from "../yoga-coach.ts";
import type { PracticeStep } from "./practice-steps.ts";
import { type StepResult, StepTally } from "./step-tally.ts";

/** Where a practice is after a frame; the same object every time. */
export type GuideReadout = {
  /** Of the hold that is asked for; as many as there are holds once the practice is over. */
  index: number;
  present: boolean;
  /** Null while nobody is seen, or too little of them. */
  match: PoseMatch | null;
  holding: boolean;
  /** Of the hold that is asked for. */
  heldSeconds: number;
  isOver: boolean;
};

/**
 * Leads through a practice: hold after hold, each until it was kept for as long as asked, or passed over. What was held is
 * never lost: not by leaving the picture, by a pause, or by a picture that turns.
 */
export class PracticeGuide {
  private readonly steps: readonly PracticeStep[];
  private readonly done: StepResult[] = [];
  private tally: StepTally;
  private coach: YogaCoach | null = null;
  private picture: PictureSize | null = null;
  private readonly readout: GuideReadout = {
    index: 0,
    present: false,
    match: null,
    holding: false,
    heldSeconds: 0,
    isOver: false,
  };

  /** @throws Error where there is no step */
  constructor(steps: readonly PracticeStep[]) {
    const [first] = steps;
    if (!first) throw new Error("a practice needs a pose");
    this.steps = steps;
    this.tally = new StepTally(first);
  }

  /** One frame. */
  push(frame: PoseFrame, picture: PictureSize): GuideReadout {
    const { readout } = this;
    const step = this.steps[readout.index];
    if (!step) return readout;
    const now = this.coachFor(step, picture).push(frame);
    this.tally.add(now);
    readout.present = now.present;
    readout.match = now.match;
    readout.holding = now.holding;
    readout.heldSeconds = this.tally.heldSeconds;
    if (readout.heldSeconds >= step.seconds) this.next();
    return readout;
  }

  /** Leaves the hold that is asked for as it is and asks for the next one. */
  skip(): GuideReadout {
    if (!this.readout.isOver) this.next();
    return this.readout;
  }

  /** How the holds went that were finished or passed over, in their order. */
  results(): readonly StepResult[] {
    return this.done;
  }

  private next(): void {
    const { readout } = this;
    this.done.push(this.tally.result());
    this.coach = null;
    readout.index += 1;
    readout.match = null;
    readout.holding = false;
    readout.heldSeconds = 0;
    const step = this.steps[readout.index];
    readout.isOver = !step;
    if (step) this.tally = new StepTally(step);
  }

  private coachFor(step: PracticeStep, picture: PictureSize): YogaCoach {
    const isOther = picture.width !== this.picture?.width || picture.height !== this.picture.height;
    if (this.coach && !isOther) return this.coach;
    const pose = yogaPoseById(step.pose);
    if (!pose) throw new Error(`no pose ${step.pose}`);
    if (this.coach) this.tally.anew();
    this.picture = { width: picture.width, height: picture.height };
    this.coach = new YogaCoach({
      pose,
      picture: this.picture,
      ...(step.side !== "both" && { lead: step.side }),
    });
    return this.coach;
  }
}
