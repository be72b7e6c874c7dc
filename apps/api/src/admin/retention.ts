import { and, eq, inArray, isNotNull, lt, or } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { clearFilms, clearWorkoutTraces } from "../workouts/old-films.ts";
import { expireRecordings } from "../recordings/remove.ts";
import { readSettings } from "./settings-store.ts";

const DAY_MS = 86_400_000;
/** Sessions or sign-ins cleared in one transaction: others write in between. */
const BATCH = 200;

/** What was deleted. */
export type Cleared = {
  readonly recordings: number;
  /** Sessions whose trace went. */
  readonly traces: number;
  /** Films of workouts, and movements of workouts. */
  readonly films: number;
  readonly workoutTraces: number;
  readonly notices: number;
  readonly signIns: number;
  readonly audit: number;
};

/** Clears every night what has been kept long enough. */
export function startRetention(deps: Deps): void {
  deps.jobs.every("retention", "23 3 * * *", async (signal) => {
    await applyRetention(deps, signal);
  });
}

/** Deletes what is older than the clinic's settings say, and notes in the audit log how much it was. */
export async function applyRetention(deps: Deps, signal?: AbortSignal): Promise<Cleared> {
  const { database, audit, now } = deps;
  const { retention } = await readSettings(database);
  const before = (days: number): number => now() - days * DAY_MS;
  const cleared = {
    recordings: await expireRecordings(deps, before(retention.recordings), signal),
    traces: retention.traces === null ? 0 : await clearTraces(deps, before(retention.traces), signal),
    films: await clearFilms(deps, before(retention.recordings), signal),
    workoutTraces:
      retention.traces === null ? 0 : await clearWorkoutTraces(deps, before(retention.traces), signal),
    notices: retention.notices === null ? 0 : await clearNotices(deps, before(retention.notices)),
    signIns: await clearSignIns(deps, before(retention.signIns), signal),
    audit: retention.audit === null ? 0 : await audit.prune(before(retention.audit)),
  };
  const { audit: _, ...rest } = cleared;
  if (Object.values(rest).some((count) => count > 0))
    await audit.record({
      actorId: null,
      action: "retention",
      objectId: null,
      outcome: "ok",
      detail: Object.entries(rest)
        .map(([what, count]) => `${what}:${count}`)
        .join(" "),
      requestId: null,
    });
  return cleared;
}

async function clearTraces({ database }: Deps, before: number, signal?: AbortSignal): Promise<number> {
  const { sessions, traceChunks } = database.schema;
  for (let sum = 0; ;) {
    const found = await database.read
      .selectDistinct({ id: sessions.id })
      .from(sessions)
      .innerJoin(traceChunks, eq(traceChunks.sessionId, sessions.id))
      .where(lt(sessions.startedAt, before))
      .limit(BATCH);
    if (found.length === 0 || signal?.aborted) return sum;
    await database.write(async (writer) => {
      await writer.delete(traceChunks).where(
        inArray(
          traceChunks.sessionId,
          found.map(({ id }) => id),
        ),
      );
    });
    sum += found.length;
  }
}

async function clearNotices({ database }: Deps, before: number): Promise<number> {
  const { notices } = database.schema;
  return database.write(async (writer) => {
    const old = await writer.select({ id: notices.id }).from(notices).where(lt(notices.createdAt, before));
    await writer.delete(notices).where(lt(notices.createdAt, before));
    return old.length;
  });
}

async function clearSignIns({ database }: Deps, before: number, signal?: AbortSignal): Promise<number> {
  const { signIns, refreshTokens } = database.schema;
  for (let sum = 0; ;) {
    const found = await database.read
      .select({ id: signIns.id })
      .from(signIns)
      .where(or(lt(signIns.expiresAt, before), and(isNotNull(signIns.endedAt), lt(signIns.endedAt, before))))
      .limit(BATCH);
    if (found.length === 0 || signal?.aborted) return sum;
    const ids = found.map(({ id }) => id);
    await database.write(async (writer) => {
      await writer.delete(refreshTokens).where(inArray(refreshTokens.signInId, ids));
      await writer.delete(signIns).where(inArray(signIns.id, ids));
    });
    sum += found.length;
  }
}
