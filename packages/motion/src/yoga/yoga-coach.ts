import { HoldClock } from "../counting/hold-clock.ts";
import type { Side } from "../goniometer/angle-names.ts";
import type { PictureSize, PoseFrame } from "../pose/frame.ts";
import { YOGA_JOINTS, type YogaPose } from "./pose-definition.ts";
import { matchPose, type PoseMatch } from "./similarity/match-pose.ts";
import { readYogaAngles, readYogaDoubts } from "./similarity/yoga-angles.ts";

export type YogaCoachOptions = {
  readonly pose: YogaPose;
  readonly picture: PictureSize;
  /** The side that is asked to lead; absent, the one that fits better is judged. */
  readonly lead?: Side;
};

/** What is known after a frame; the same object every time. */
export type YogaReadout = {
  t: number;
  /** Whether somebody was seen. */
  present: boolean;
  /** Null while nobody is seen, or too little of them. */
  match: PoseMatch | null;
  holding: boolean;
  /** Seconds in the pose, all holds together. */
  holdSeconds: number;
};

/** Accuracy from which the pose is taken to be kept, and below which it is lost: apart, so that noise does not toggle it. */
const KEPT_FROM = 70;
const LOST_BELOW = 60;
/** The longest loss that does not end a hold, ms. */
const GRACE_MS = 800;
/** Angles follow the newest by this time constant, ms: a joint that jitters is not called wrong. */
const SMOOTHING_MS = 150;
/** After a pause of this many ms the angles begin anew. */
const RESTART_AFTER = 700;

/** Follows somebody who is asked to hold one pose: how well, which joint is furthest off, and for how long. */
export class YogaCoach {
  private readonly pose: YogaPose;
  private readonly picture: PictureSize;
  private readonly lead: Side | undefined;
  private readonly clock = new HoldClock(GRACE_MS);
  private readonly smooth = new Float64Array(YOGA_JOINTS.length).fill(Number.NaN);
  private readonly now = new Float64Array(YOGA_JOINTS.length);
  private readonly doubts = new Float64Array(YOGA_JOINTS.length);
  private lastTime = Number.NEGATIVE_INFINITY;
  private lastSeen = Number.NEGATIVE_INFINITY;
  private isKept = false;
  private readonly readout: YogaReadout = {
    t: 0,
    present: false,
    match: null,
    holding: false,
    holdSeconds: 0,
  };

  constructor({ pose, picture, lead }: YogaCoachOptions) {
    this.pose = pose;
    this.picture = picture;
    this.lead = lead;
  }

  /** One frame; frames whose t does not increase are passed over. */
  push(frame: PoseFrame): YogaReadout {
    const { readout, clock } = this;
    const { t } = frame;
    if (!(t > this.lastTime)) return readout;
    this.lastTime = t;
    readout.t = t;
    readout.present = frame.landmarks !== null;
    readout.match = readout.present ? this.match(frame) : null;
    const accuracy = readout.match?.accuracy ?? 0;
    this.isKept = accuracy >= (this.isKept ? LOST_BELOW : KEPT_FROM);
    clock.tick(t, this.isKept);
    readout.holding = clock.holding;
    readout.holdSeconds = clock.heldMs / 1000;
    return readout;
  }

  private match(frame: PoseFrame): PoseMatch | null {
    const { smooth, now } = this;
    readYogaAngles(frame, this.picture, now);
    const since = frame.t - this.lastSeen;
    this.lastSeen = frame.t;
    const share = since < RESTART_AFTER ? 1 - Math.exp(-since / SMOOTHING_MS) : 1;
    for (let i = 0; i < now.length; i += 1) {
      // The shorter way round, so that an arm that crosses the vertical overhead does not swing through the body.
      const change = ((((now[i] - smooth[i] + 180) % 360) + 360) % 360) - 180;
      smooth[i] = Number.isNaN(change) ? now[i] : smooth[i] + share * change;
    }
    return matchPose(this.pose, smooth, readYogaDoubts(frame, this.picture, this.doubts), this.lead);
  }
}
