import { openDatabase } from "@physiocheck/database";
import { pino } from "pino";
import { ConfigError, type Config } from "../config.ts";
import { closePorts, openPorts } from "../ports/open-ports.ts";
import { backgroundAnalysis } from "./analyse-film.ts";
import { workOnWorkouts } from "./workout-jobs.ts";

/**
 * A process that analyses films and does nothing else, beside servers with `WORKOUT_ANALYSIS=elsewhere` on the same database and
 * object store.
 * @throws ConfigError where it could not analyse any
 */
export async function startWorker(config: Config): Promise<{ close(): Promise<void> }> {
  const { offered, reason } = await backgroundAnalysis({ ...config.workouts, analysis: "here" });
  if (!offered)
    throw new ConfigError(
      reason === "no_browser"
        ? "films are analysed in Chromium, and none was found: install it, or give its path in CHROMIUM_PATH"
        : `there is no analyser at ${config.workouts.analyser}: build it first`,
    );
  const log = pino({ level: config.logLevel });
  const database = await openDatabase(config.databaseUrl);
  await database.migrate();
  const ports = await openPorts(config, database, Date.now, log);
  const closing = new AbortController();
  workOnWorkouts({ config, database, log, now: Date.now, closing: closing.signal, ...ports });
  return {
    async close() {
      closing.abort();
      await closePorts(ports);
      await database.close();
    },
  };
}
