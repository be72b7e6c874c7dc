import type { LiveSession } from "@physiocheck/contracts";
import { and, desc, eq, gte, isNull, or } from "@physiocheck/database";
import type { Viewer } from "../access.ts";
import type { Deps } from "../deps.ts";
import type { LastHeard } from "../ports/board/live-board.ts";
import { sessionColumns, toSession, visibleSessions, type SessionRow } from "../sessions/session-store.ts";

/** A session that was not heard of for so long is not running any more, whether it was closed or not. */
const SILENT_MS = 10 * 60_000;

type Sources = Pick<Deps, "board" | "now">;

/** A session with the last that is known of it. */
export async function toLive(sources: Sources, row: SessionRow): Promise<LiveSession> {
  return withHeard(sources, row, (await sources.board.last([row.id])).get(row.id));
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
  const heard = await board.last(rows.map(({ id }) => id));
  return rows
    .map((row) => withHeard({ board, now }, row, heard.get(row.id)))
    .filter(({ ageMs }) => ageMs < SILENT_MS);
}

function withHeard({ now }: Sources, row: SessionRow, heard: LastHeard | undefined): LiveSession {
  const at = Math.max(row.startedAt, row.lastEventAt ?? 0, heard?.at ?? 0);
  return { session: toSession(row), progress: heard?.progress ?? null, ageMs: Math.max(0, now() - at) };
}
