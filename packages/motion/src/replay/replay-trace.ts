import type { ExerciseDefinition } from "../exercise.ts";
import { createEngine } from "../engine/engine.ts";
import { ANGLE_COUNT, ANGLE_NAMES, type AngleName } from "../goniometer/angle-names.ts";
import type { Calibration, LedgerEntry, SessionSummary } from "../results.ts";
import type { ViewCalibration } from "../goniometer/standing-reference.ts";
import type { Trace } from "../trace/trace.ts";

export type ReplayOptions = {
  /** `recorded` (default): clips, where a repetition may begin with the first frame. `live`: a session's own trace. */
  readonly mode?: "live" | "recorded";
  /** Keep every frame's angles. */
  readonly angles?: boolean;
  readonly calibration?: Calibration | undefined;
};

/** One frame's angles, value and ±, null where refused. */
export type AngleRow = { readonly t: number } & Readonly<
  Partial<Record<AngleName, readonly [number, number] | null>>
>;

export type ReplayResult = { readonly summary: SessionSummary; readonly angles: readonly AngleRow[] | null };

/** The attempts noticed while it is not yet known how far this person goes, in parts of the way. */
const UNKNOWN_USUAL = 0.4;

/** Repetitions within this part of each other are alike; so many make a habit. */
const ALIKE = 0.3;
const FEWEST_ALIKE = 3;
/** A repetition cut off by the end of the recording counts beside this many whole ones. */
const WHOLE_FIRST = 2;

/**
 * Runs the engine over a recording of one exercise. A recording is known as a whole: a first pass learns the body and how
 * far this person usually goes, the second counts.
 */
export function replayTrace(
  trace: Trace,
  exercise: ExerciseDefinition,
  options: ReplayOptions = {},
): ReplayResult {
  const mode = options.mode ?? "recorded";
  if (mode === "live") return run(trace, exercise, { ...options, mode }, { usual: 1, cutCounts: false });
  const first = run(
    trace,
    exercise,
    { mode, calibration: options.calibration },
    { usual: UNKNOWN_USUAL, cutCounts: false },
  );
  return run(
    trace,
    exercise,
    { ...options, mode, calibration: first.calibration, view: first.view },
    {
      usual: usualReach(first.summary.ledger) ?? 1,
      cutCounts: first.summary.repetitions >= WHOLE_FIRST,
    },
  );
}

function run(
  trace: Trace,
  exercise: ExerciseDefinition,
  options: ReplayOptions & {
    readonly mode: "live" | "recorded";
    readonly view?: ViewCalibration | undefined;
  },
  known: { readonly usual: number; readonly cutCounts: boolean },
): ReplayResult & { readonly calibration: Calibration; readonly view: ViewCalibration | undefined } {
  const engine = createEngine({
    exercise,
    picture: { width: trace.width, height: trace.height },
    mode: options.mode,
    calibration: options.calibration,
    view: options.view,
    ...known,
  });
  const angles: AngleRow[] = [];
  for (const frame of trace.frames) {
    const readout = engine.push(frame);
    if (!options.angles) continue;
    const row: { t: number } & Partial<Record<AngleName, [number, number] | null>> = { t: frame.t };
    for (let i = 0; i < ANGLE_COUNT; i += 1) {
      const value = readout.angles[i];
      row[ANGLE_NAMES[i]] =
        frame.landmarks && Number.isFinite(value)
          ? [hundredth(value), hundredth(readout.plusMinus[i])]
          : null;
    }
    angles.push(row);
  }
  const summary = engine.finish(true);
  return {
    summary,
    angles: options.angles ? angles : null,
    calibration: engine.calibration(),
    view: engine.view() ?? undefined,
  };
}

/**
 * The upper quartile of what the person reached, if they reached it again and again: a few odd movements of somebody who walks
 * about are no measure for what a repetition is.
 */
function usualReach(ledger: readonly LedgerEntry[]): number | null {
  const reached = ledger
    .filter((entry) => entry.reason === null || entry.reason === "too_shallow")
    .map((entry) => entry.depth)
    .toSorted((a, b) => a - b);
  if (reached.length === 0) return null;
  const usual = reached[Math.floor(0.75 * (reached.length - 1))];
  const alike = reached.filter((depth) => Math.abs(depth - usual) <= ALIKE * usual).length;
  return alike >= FEWEST_ALIKE ? usual : null;
}

function hundredth(x: number): number {
  return Math.round(x * 100) / 100;
}
