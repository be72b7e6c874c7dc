import type { Evidence } from "./angle-evidence.ts";
import { AngleJudge } from "./angle-judge.ts";
import { ANGLE, ANGLE_COUNT, ANGLE_NAMES, REFUSALS } from "./angle-names.ts";
import { BodyMemory } from "./body-memory.ts";
import { LIFTED, LIFTED_COUNT, LIFTED_LANDMARK } from "./bones.ts";
import { Doubt } from "./doubt.ts";
import { ANGLE_LANDMARKS, readAngles } from "./joints.ts";
import { Lift } from "./lift.ts";
import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { PictureSize, PoseFrame } from "../pose/frame.ts";
import type { Calibration } from "../results.ts";
import { StandingReference, type ViewCalibration } from "./standing-reference.ts";
import { OneEuro } from "../signal/one-euro.ts";

/** After a pause of this many seconds the body is found anew. */
const RESTART_AFTER = 0.6;
/** A landmark less visible than this is not seen. */
const SEEN = 0.4;
/** An angle less certain than this many degrees is refused. */
const MOST_DOUBT = 25;
/** From the likely error (mean absolute deviation) to ±: nine in ten of Laplace's distribution are within 2.3 of them; and some to spare. */
const COVERAGE = 2.6;
/** Arms were taught up to here; higher up the judge's doubt is too small: degrees, and degrees of doubt for each beyond. */
const TAUGHT = 120;
const UNTAUGHT = 0.25;
const RAISED: readonly boolean[] = ANGLE_NAMES.map((name) => name.startsWith("shoulder_"));
/** Knee alignment is a frontal measure: refused when the person is turned further than this from front or back. */
const FRONTAL = 35;
/** MediaPipe filters its landmarks already: little is left to smooth (Hz, Hz per degree a second). */
const SMOOTHING = { minCutoff: 4, beta: 0.08, derivativeCutoff: 2, maxGapMs: 500 };

const LEFT_SHOULDER = LIFTED.indexOf("left_shoulder") * 3;
const RIGHT_SHOULDER = LIFTED.indexOf("right_shoulder") * 3;

/** The network's own filter makes moving landmarks late: seconds, at ±; and how fast the speed is followed, per frame. */
const LATENESS = 0.08;
const SPEED_MEMORY = 0.4;

const SEEN_LEFT = LANDMARK.left_shoulder * LANDMARK_STRIDE;
const SEEN_RIGHT = LANDMARK.right_shoulder * LANDMARK_STRIDE;

const NOT_SEEN = REFUSALS.indexOf("not_seen");
const VIEW = REFUSALS.indexOf("view");
const UNCERTAIN = REFUSALS.indexOf("uncertain");

/** Each landmark below the head that is not lifted moves with a lifted joint: fingers with the wrist. */
const CARRIER: readonly number[] = Array.from({ length: LANDMARK_COUNT }, (_, i) => {
  const own = LIFTED_LANDMARK.indexOf(i);
  if (own >= 0) return own;
  return LIFTED.indexOf(i % 2 === 1 ? "left_wrist" : "right_wrist");
});

/** Turns each pose frame into angles with their doubt, or the reason why there is none. */
export class Goniometer {
  /** Degrees by ANGLE, also those that are too doubtful to be shown; NaN where the body does not define the angle. */
  readonly estimates = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  /**
   * Degrees by ANGLE, from the network's own body: flatter than the truth, but steadier than the lift where the person is
   * small or far, so it is what repetitions are found with. Never shown.
   */
  readonly steady = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  /** Degrees by ANGLE; NaN where refused. */
  readonly angles = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  /** Degrees by ANGLE; NaN where refused. */
  readonly plusMinus = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  /** Index into REFUSALS by ANGLE. */
  readonly refusals = new Uint8Array(ANGLE_COUNT);
  /** 33 × 3, torso lengths, origin between the hips: x right in the picture, y down, z away from the camera. */
  readonly body = new Float32Array(LANDMARK_COUNT * 3);
  /** How well each side is seen, 0..1. */
  trustLeft = 0;
  trustRight = 0;
  /** Degrees: 0 towards the camera, +90 their left side to the camera; NaN where unknown. */
  facing = Number.NaN;
  /** What the angles of the last frame were judged by; `lifted` are the angles before it. Overwritten by every frame. */
  readonly evidence: Evidence & { pitch: number; facing: number };
  private readonly judge = new AngleJudge();
  private readonly lift: Lift;
  private readonly memory: BodyMemory;
  private readonly standing: StandingReference;
  private readonly doubt: Doubt;
  private readonly points = new Float64Array(LANDMARK_COUNT * 3);
  private readonly opinion = new Float64Array(LANDMARK_COUNT * 3);
  private readonly vertical = new Float64Array([0, 1, 0]);
  private readonly filters = Array.from({ length: ANGLE_COUNT }, () => new OneEuro(SMOOTHING));
  private readonly sight = new Float64Array(LANDMARK_COUNT);
  private readonly before = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  /** Degrees a second, smoothed. */
  private readonly speeds = new Float64Array(ANGLE_COUNT);
  private lastTime = Number.NaN;

  constructor(picture: PictureSize, calibration?: Calibration, view?: ViewCalibration) {
    this.standing = new StandingReference(view);
    this.lift = new Lift(picture, this.standing);
    this.memory = new BodyMemory(this.lift.lengths, calibration);
    this.doubt = new Doubt(this.lift);
    const { rays, depths, hints, lengths } = this.lift;
    this.evidence = {
      rays,
      depths,
      hints,
      lengths,
      lifted: new Float64Array(ANGLE_COUNT),
      own: this.steady,
      sight: this.sight,
      pitch: 0,
      facing: 0,
    };
  }

  /** One frame. @returns whether a person could be read */
  read(frame: PoseFrame): boolean {
    const { landmarks, world, t } = frame;
    if (!landmarks || !sane(landmarks)) {
      this.nothing();
      return false;
    }
    const hints = world && sane(world) ? world : null;
    const seconds = (t - this.lastTime) / 1000;
    if (!(seconds < RESTART_AFTER)) {
      this.lift.restart();
      this.doubt.restart();
    }
    this.lastTime = t;
    this.lift.solve(landmarks, hints, seconds);
    this.learn();
    this.place(hints ?? landmarks);
    this.readSteady(hints ?? landmarks);
    for (let i = 0; i < LANDMARK_COUNT; i += 1) this.sight[i] = landmarks[i * LANDMARK_STRIDE + 3];
    const { evidence, judge } = this;
    readAngles(this.points, this.vertical, evidence.lifted);
    this.face();
    evidence.pitch = this.standing.pitch;
    evidence.facing = this.facing;
    judge.judge(evidence, seconds);
    for (let i = 0; i < ANGLE_COUNT; i += 1) {
      this.estimates[i] = evidence.lifted[i];
      if (Number.isNaN(this.estimates[i])) {
        // An arm that rises sideways passes from 0° to 180° of flexion where it has none: nothing leads from one to the other.
        this.filters[i].reset();
        this.before[i] = Number.NaN;
        continue;
      }
      const filtered = this.filters[i].filter(t, this.estimates[i] + judge.corrections[i]);
      const change = Math.abs(filtered - this.before[i]);
      this.before[i] = filtered;
      // Not a number at first: no speed is known, and none is added to the doubt.
      const speed = seconds > 0 && seconds < RESTART_AFTER ? change / seconds : 0;
      this.speeds[i] += SPEED_MEMORY * ((speed || 0) - this.speeds[i]);
      this.estimates[i] = filtered;
    }
    this.report();
    this.trustLeft = trust(this.sight, LANDMARK.left_hip);
    this.trustRight = trust(this.sight, LANDMARK.right_hip);
    return true;
  }

  /** What has been learned of the body. */
  calibration(): Calibration {
    return this.memory.calibration(this.view()?.pitch ?? null);
  }

  /** What has been learned of the camera's place; null if nobody stood before it. */
  view(): ViewCalibration | null {
    return this.standing.view();
  }

  private learn(): void {
    const { standing, lift, vertical } = this;
    standing.observe(lift.rays, lift.depths, lift.hints, lift.visibility, lift.lengths);
    this.memory.observe(lift.rays, lift.depths, lift.hints, standing.bias, lift.visibility);
    const pitch = (standing.pitch * Math.PI) / 180;
    vertical[1] = Math.cos(pitch);
    vertical[2] = Math.sin(pitch);
  }

  private nothing(): void {
    this.estimates.fill(Number.NaN);
    this.steady.fill(Number.NaN);
    this.angles.fill(Number.NaN);
    this.plusMinus.fill(Number.NaN);
    this.refusals.fill(NOT_SEEN);
    this.facing = Number.NaN;
  }

  /** Puts all 33 landmarks into `points` and `body`: the lifted ones as lifted, the others where the network has them. */
  private place(hints: Float32Array): void {
    const { points, body, lift } = this;
    const { points: p, hintScale } = lift;
    for (let k = 0; k < 3; k += 1) {
      const scale = hintScale[k];
      const shoulders = (p[LEFT_SHOULDER + k] + p[RIGHT_SHOULDER + k]) / 2;
      const seen = (hints[SEEN_LEFT + k] + hints[SEEN_RIGHT + k]) / 2;
      for (let i = 0; i <= LANDMARK.mouth_right; i += 1) {
        points[i * 3 + k] = shoulders + (hints[i * LANDMARK_STRIDE + k] - seen) * scale;
      }
      for (let i = LANDMARK.left_shoulder; i < LANDMARK_COUNT; i += 1) {
        const carrier = CARRIER[i];
        const from = LIFTED_LANDMARK[carrier];
        // A lifted landmark is its own carrier: nothing is added.
        points[i * 3 + k] =
          p[carrier * 3 + k] + (hints[i * LANDMARK_STRIDE + k] - hints[from * LANDMARK_STRIDE + k]) * scale;
      }
      const origin = (points[LANDMARK.left_hip * 3 + k] + points[LANDMARK.right_hip * 3 + k]) / 2;
      for (let i = 0; i < LANDMARK_COUNT; i += 1) body[i * 3 + k] = points[i * 3 + k] - origin;
    }
  }

  /** Angles of the network's own body. */
  private readSteady(hints: Float32Array): void {
    const { steady, opinion } = this;
    const { hintScale } = this.lift;
    // No angle needs more than the lifted landmarks.
    for (let j = 0; j < LIFTED_COUNT; j += 1) {
      const i = LIFTED_LANDMARK[j];
      opinion[i * 3] = hints[i * LANDMARK_STRIDE] * hintScale[0];
      opinion[i * 3 + 1] = hints[i * LANDMARK_STRIDE + 1] * hintScale[1];
      opinion[i * 3 + 2] = hints[i * LANDMARK_STRIDE + 2] * hintScale[2];
    }
    readAngles(opinion, this.vertical, steady);
  }

  /** Which way the chest points, seen from above. */
  private face(): void {
    const p = this.body;
    const { left_shoulder: ls, left_hip: lh, right_shoulder: rs, right_hip: rh } = LANDMARK;
    const acrossX = p[ls * 3] + p[lh * 3] - p[rs * 3] - p[rh * 3];
    const acrossZ = p[ls * 3 + 2] + p[lh * 3 + 2] - p[rs * 3 + 2] - p[rh * 3 + 2];
    // down × left, down being the picture's: forward is (left.z, ·, −left.x).
    this.facing = (Math.atan2(-acrossZ, acrossX) * 180) / Math.PI;
  }

  private report(): void {
    this.doubt.read(this.points, this.vertical, this.sight);
    const turned = Math.abs(this.facing);
    const frontal = turned < FRONTAL || turned > 180 - FRONTAL;
    for (let i = 0; i < ANGLE_COUNT; i += 1) {
      const likely = this.judge.errors[i];
      const late = this.speeds[i] * LATENESS;
      const doubt = Number.isNaN(likely) ? this.doubt.degrees[i] : likely * COVERAGE;
      const beyond = RAISED[i] ? UNTAUGHT * Math.max(0, Math.abs(this.estimates[i]) - TAUGHT) : 0;
      const plusMinus = Math.sqrt(doubt * doubt + late * late) + beyond;
      let refusal = 0;
      if (this.unseen(i)) refusal = NOT_SEEN;
      else if (Number.isNaN(this.estimates[i])) refusal = VIEW;
      else if ((i === ANGLE.knee_alignment_left || i === ANGLE.knee_alignment_right) && !frontal)
        refusal = VIEW;
      else if (!(doubt <= MOST_DOUBT)) refusal = UNCERTAIN;
      this.refusals[i] = refusal;
      this.angles[i] = refusal === 0 ? this.estimates[i] : Number.NaN;
      this.plusMinus[i] = refusal === 0 ? plusMinus : Number.NaN;
    }
  }

  private unseen(angle: number): boolean {
    const needed = ANGLE_LANDMARKS[angle];
    for (let k = 0; k < needed.length; k += 1) if (!(this.sight[needed[k]] >= SEEN)) return true;
    return false;
  }
}

/** Finite where the lift needs it: one sum tells, since nothing finite adds up with what is not. */
function sane(points: Float32Array): boolean {
  let sum = 0;
  for (let j = 0; j < LIFTED_COUNT; j += 1) {
    const at = LIFTED_LANDMARK[j] * LANDMARK_STRIDE;
    sum += points[at] + points[at + 1] + points[at + 2] + points[at + 3];
  }
  return Number.isFinite(sum);
}

/** Mean visibility of one side's limbs, from the hip's index on (left and right alternate). */
function trust(sight: Float64Array, hip: number): number {
  return (
    (sight[hip - 12] + sight[hip - 10] + sight[hip - 8] + sight[hip] + sight[hip + 2] + sight[hip + 4]) / 6
  );
}
