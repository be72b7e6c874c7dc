import type { LiveSession } from "@physiocheck/contracts";
import { and, desc, eq, gte, isNull, or } from "@physiocheck/database";
import type { Viewer } from "../access.ts";
import type { Deps } from "../deps.ts";
import { sessionColumns, toSession, visibleSessions, type SessionRow } from "../sessions/session-store.ts";

/** A session that was not heard of for so long is not running any more, whether it was closed or not. */
const SILENT_MS = 10 * 60_000;

/** A session with the last that is known of it. */
export function toLive({ board, now }: Pick<Deps, "board" | "now">, row: SessionRow): LiveSession {
  return {
    session: toSession(row),
    progress: board.last(row.id)?.progress ?? null,
    ageMs: Math.max(0, now() - lastHeard(board, row)),
  };
}

/** Running sessions that the viewer may see, of one patient or of all. */
export async function liveSessions(
  { database, board, now }: Pick<Deps, "database" | "board" | "now">,
  viewer: Viewer,
  patientId: string | undefined,
): Promise<LiveSession[]> {
  const { sessions, users } = database.schema;
  // Progress keeps a session alive without touching the table, so older rows are looked at too and sorted out below.
  const since = now() - 6 * SILENT_MS;
  const rows = await database.read
    .select(sessionColumns(database, viewer))
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.patientId))
    .where(
      and(
        visibleSessions(database, viewer),
        isNull(sessions.completedAt),
        or(gte(sessions.startedAt, since), gte(sessions.lastEventAt, since)),
        patientId === undefined ? undefined : eq(sessions.patientId, patientId),
      ),
    )
    .orderBy(desc(sessions.startedAt))
    .limit(500);
  return rows
    .filter((row) => now() - lastHeard(board, row) < SILENT_MS)
    .map((row) => toLive({ board, now }, row));
}

function lastHeard(board: Deps["board"], row: SessionRow): number {
  return Math.max(row.startedAt, row.lastEventAt ?? 0, board.last(row.id)?.heardAt ?? 0);
}
