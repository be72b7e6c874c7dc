import { readAhead } from "../api.ts";
import { connection } from "../shell/connection.ts";
import { localDay } from "../ui/local-day.ts";
import { fetchPoseFiles, knowsItsModel } from "./pose-files.ts";
import { canKeepApp } from "./service-worker.ts";

/** Reads what a session without a network needs, and keeps the pose model that this device has used before. */
export async function keepDay(): Promise<void> {
  if (!connection.getState().reachable) return;
  const since = new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
  await Promise.all([
    readAhead("listToday", { query: { since } }),
    readAhead("listPlanDay", { query: { day: localDay(Date.now()) } }),
    readAhead("listAssignments", { query: {} }),
    readAhead("getCalibration"),
  ]);
  // From the browser's own cache, as the files never change under their names. Where it fails they come with the next session.
  if (canKeepApp && import.meta.env.PROD && knowsItsModel()) await fetchPoseFiles().catch(() => undefined);
}
