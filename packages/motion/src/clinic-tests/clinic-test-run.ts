import { createEngine, ENGINE_VERSION, type Engine } from "../engine/engine.ts";
import { ANGLE, type Side } from "../goniometer/angle-names.ts";
import type { PictureSize, PoseFrame } from "../pose/frame.ts";
import type { Calibration, MotionEvent } from "../results.ts";
import { hundredth } from "../signal/rounding.ts";
import type { Trace } from "../trace/trace.ts";
import { HoldScorer } from "./hold-scorer.ts";
import { RangeScorer } from "./range-scorer.ts";
import type { Scorer } from "./scorer.ts";
import { StandScorer } from "./stand-scorer.ts";
import { angleOf, type ClinicReadout, type ClinicTest, type ClinicTestResult } from "./types.ts";

export type ClinicTestOptions = {
  readonly test: ClinicTest;
  /** The side that is tested (of single-leg stance: the leg that is stood on); null where the test has none. */
  readonly side: Side | null;
  readonly picture: PictureSize;
  /** What is known of this body. */
  readonly calibration?: Calibration | undefined;
};

/**
 * A clinic test, fed with pose frames: the engine counts, holds and measures, a scorer keeps to the protocol. Deterministic.
 * @throws RangeError where a sided test has no side
 */
export class ClinicTestRun {
  private readonly options: ClinicTestOptions;
  private readonly engine: Engine;
  private readonly scorer: Scorer;
  private readonly events: MotionEvent[] = [];
  private readonly readout: ClinicReadout;
  /** Of the measured angle, null where the test is none of range. */
  private readonly angle: number | null;

  constructor(options: ClinicTestOptions) {
    const { test, side, picture, calibration } = options;
    this.options = options;
    this.scorer = scorerOf(test, side);
    this.angle = test.protocol.kind === "range" && side ? ANGLE[angleOf(test.protocol.movement, side)] : null;
    this.engine = createEngine({
      exercise: test.exercise,
      picture,
      mode: "live",
      calibration,
      onEvent: (event) => this.events.push(event),
    });
    this.readout = {
      state: "get_ready",
      count: 0,
      seconds: 0,
      angle: Number.NaN,
      plusMinus: Number.NaN,
      motion: this.engine.push({ t: Number.NEGATIVE_INFINITY, landmarks: null, world: null }),
    };
  }

  /** One frame in; the same readout comes back every time. */
  push(frame: PoseFrame): ClinicReadout {
    const { scorer, readout } = this;
    this.events.length = 0;
    const motion = this.engine.push(frame);
    scorer.push(frame, motion, this.events);
    readout.state = scorer.state;
    readout.count = scorer.count;
    readout.seconds = Number.isNaN(scorer.began) ? 0 : Math.max(0, (frame.t - scorer.began) / 1000);
    readout.angle = this.angle === null ? Number.NaN : motion.angles[this.angle];
    readout.plusMinus = this.angle === null ? Number.NaN : motion.plusMinus[this.angle];
    return readout;
  }

  /** The result; null while the test runs. `stopped`: the person has ended it, what was measured so far counts. */
  result(stopped = false): ClinicTestResult | null {
    const score = this.scorer.score(stopped);
    if (!score) return null;
    const { test, side } = this.options;
    return {
      test: test.id,
      side: test.sided ? side : null,
      ...score,
      value: hundredth(score.value),
      unit: test.unit,
      plusMinus: hundredth(score.plusMinus),
      trials: score.trials.map((trial) => ({
        ...trial,
        value: hundredth(trial.value),
        plusMinus: hundredth(trial.plusMinus),
      })),
      versions: { engine: ENGINE_VERSION, test: test.version },
    };
  }

  /** What has been learned of the body. */
  calibration(): Calibration {
    return this.engine.calibration();
  }
}

/** The result of a recorded test; null where the recording holds none. */
export function replayClinicTest(trace: Trace, test: ClinicTest, side: Side | null): ClinicTestResult | null {
  const run = new ClinicTestRun({ test, side, picture: trace });
  for (const frame of trace.frames) if (run.push(frame).state === "done") break;
  return run.result(true);
}

function scorerOf(test: ClinicTest, side: Side | null): Scorer {
  const { protocol, better } = test;
  if (protocol.kind === "count" || protocol.kind === "time") return new StandScorer(protocol);
  if (side === null) throw new RangeError(`${test.id} is done with one side at a time`);
  return protocol.kind === "hold" ? new HoldScorer(protocol, side) : new RangeScorer(protocol, better, side);
}
