import type { ExerciseDefinition } from "../exercise.ts";
import { createEngine, type EngineOptions } from "../engine/engine.ts";
import { ANGLE_COUNT, ANGLE_NAMES, type AngleName } from "../goniometer/angle-names.ts";
import type { Calibration, SessionSummary } from "../results.ts";
import { withProportions } from "../recorded/proportions.ts";
import { scanRecording } from "../recorded/scan-recording.ts";
import { hundredth } from "../signal/rounding.ts";
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

/**
 * Runs the engine over a recording of one exercise. A recording is known as a whole: it is looked through once, for the body and
 * for the attempts, and then judged.
 */
export function replayTrace(
  trace: Trace,
  exercise: ExerciseDefinition,
  options: ReplayOptions = {},
): ReplayResult {
  const mode = options.mode ?? "recorded";
  if (mode === "live") return run(trace, exercise, { ...options, mode });
  const seen = withProportions(trace);
  const { attempts, calibration, view, ...standard } = scanRecording(seen, exercise, options.calibration);
  return run(seen, exercise, { ...options, mode, attempts, standard, calibration, view });
}

function run(
  trace: Trace,
  exercise: ExerciseDefinition,
  { angles: keep, ...options }: Omit<EngineOptions, "exercise" | "picture"> & Pick<ReplayOptions, "angles">,
): ReplayResult {
  const engine = createEngine({ exercise, picture: trace, ...options });
  const angles: AngleRow[] = [];
  for (const frame of trace.frames) {
    const readout = engine.push(frame);
    if (!keep) continue;
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
  return { summary: engine.finish(true), angles: keep ? angles : null };
}
