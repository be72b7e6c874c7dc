const MEGABYTE = 1_000_000;

export type WorkoutsConfig = {
  /** Films that people upload are analysed by this process, by another one on the same database, or not at all. */
  readonly analysis: "here" | "elsewhere" | "off";
  /** The analyser that is started for each film (apps/worker). */
  readonly analyser: string;
  /** The largest film, and all films of one person together, bytes. */
  readonly videoBytes: number;
  readonly quotaBytes: number;
  /** What one analysis may take before it is ended. */
  readonly limitMs: number;
  readonly limitBytes: number;
};

/** What the environment says about films of workouts; see docs/workouts.md. @param whole reads a whole number */
export function readWorkouts(
  env: NodeJS.ProcessEnv,
  analyser: string,
  whole: (name: string, fallback: number, most: number) => number,
): WorkoutsConfig {
  const asked = env.WORKOUT_ANALYSIS;
  return {
    analysis: asked === "off" || asked === "elsewhere" ? asked : "here",
    analyser: env.WORKOUT_ANALYSER ?? analyser,
    videoBytes: whole("WORKOUT_VIDEO_MB", 512, 2000) * MEGABYTE,
    quotaBytes: whole("WORKOUT_QUOTA_MB", 2048, 1_000_000) * MEGABYTE,
    limitMs: whole("WORKOUT_LIMIT_MINUTES", 120, 10_000) * 60_000,
    limitBytes: whole("WORKOUT_LIMIT_MB", 3072, 1_000_000) * MEGABYTE,
  };
}
