import {
  doseSchema,
  EMPTY_CHAIN,
  sessionSummarySchema,
  type Acknowledgement,
  type Session,
  type SessionDetail,
  type SessionEvent,
} from "@physiocheck/contracts";
import { and, asc, countAll, eq, gt, sql, type Database, type Schema } from "@physiocheck/database";
import { may, type Action, type Viewer } from "../access.ts";
import { parseDefinition } from "../care/exercise-store.ts";
import { subscribedTo } from "../care/subscribed.ts";
import { notFound } from "../http/refusal.ts";
import { instant, instantOrNull } from "../time.ts";

type Columns = Schema["sessions"]["$inferSelect"];
/** A session as it is stored, with its patient's name and whether the viewer is subscribed. */
export type SessionRow = Columns & { readonly patientName: string; readonly subscribed: boolean };

/** SQL: the sessions that a viewer may see at all. */
export function visibleSessions({ schema }: Database, viewer: Viewer) {
  switch (viewer.role) {
    case "patient":
      return eq(schema.sessions.patientId, viewer.id);
    case "physician":
      return subscribedTo(schema, viewer.id, schema.sessions.patientId);
    case "admin":
      // Running a clinic is no reason to read what is measured of its patients.
      return sql`1 = 0`;
  }
}

/** The columns that `toSession` needs, from sessions joined with users. */
export function sessionColumns({ schema }: Database, viewer: Viewer) {
  const { sessions, users } = schema;
  return {
    id: sessions.id,
    patientId: sessions.patientId,
    assignmentId: sessions.assignmentId,
    exerciseId: sessions.exerciseId,
    definition: sessions.definition,
    dose: sessions.dose,
    startedAt: sessions.startedAt,
    lastEventAt: sessions.lastEventAt,
    completedAt: sessions.completedAt,
    contiguous: sessions.contiguous,
    chain: sessions.chain,
    repetitions: sessions.repetitions,
    partial: sessions.partial,
    reviewedRepetitions: sessions.reviewedRepetitions,
    reviewedPartial: sessions.reviewedPartial,
    holdSeconds: sessions.holdSeconds,
    setsDone: sessions.setsDone,
    durationMs: sessions.durationMs,
    quality: sessions.quality,
    painBefore: sessions.painBefore,
    painAfter: sessions.painAfter,
    effort: sessions.effort,
    endReason: sessions.endReason,
    summary: sessions.summary,
    patientName: users.name,
    subscribed: subscribedTo(schema, viewer.id, sessions.patientId),
  };
}

/**
 * The session, if the viewer may do this with it.
 * @throws Refusal not_found for missing and foreign alike
 */
export async function findSession(
  database: Database,
  viewer: Viewer,
  action: Action,
  id: string,
): Promise<SessionRow> {
  const { sessions, users } = database.schema;
  const [row] = await database.read
    .select(sessionColumns(database, viewer))
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.patientId))
    .where(and(eq(sessions.id, id), visibleSessions(database, viewer)));
  if (!row || !may(viewer, action, { kind: "session", ...row })) throw notFound();
  return row;
}

export function toSession(row: Omit<SessionRow, "subscribed">): Session {
  const { title } = JSON.parse(row.definition) as { title?: string };
  return {
    id: row.id,
    patient: { id: row.patientId, name: row.patientName },
    assignmentId: row.assignmentId,
    exerciseId: row.exerciseId,
    exerciseTitle: title ?? null,
    dose: doseSchema.parse(JSON.parse(row.dose)),
    state: row.completedAt === null ? "running" : "complete",
    startedAt: instant(row.startedAt),
    lastEventAt: instantOrNull(row.lastEventAt),
    completedAt: instantOrNull(row.completedAt),
    repetitions: row.repetitions,
    partial: row.partial,
    reviewed:
      row.reviewedRepetitions === null
        ? null
        : { repetitions: row.reviewedRepetitions, partial: row.reviewedPartial ?? 0 },
    holdSeconds: row.holdSeconds,
    sets: row.setsDone,
    durationMs: row.durationMs,
    quality: row.quality,
    painBefore: row.painBefore,
    painAfter: row.painAfter,
    effort: row.effort,
    endReason: row.endReason,
  };
}

/** What the client may forget: everything up to here is stored. */
export function acknowledgementOf(row: Pick<Columns, "contiguous" | "chain">): Acknowledgement {
  return { highestContiguous: row.contiguous, chain: row.chain };
}

/** A session's state before its first event. */
export const NOTHING_YET = {
  contiguous: -1,
  chain: EMPTY_CHAIN,
  repetitions: 0,
  partial: 0,
  holdSeconds: 0,
  setsDone: 0,
  durationMs: 0,
} as const;

/** Stored events after a seq, in order. They were checked when they came in. */
export async function eventsAfter(
  { read, schema: { sessionEvents } }: Database,
  sessionId: string,
  after: number,
): Promise<SessionEvent[]> {
  const rows = await read
    .select({ body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.sessionId, sessionId), gt(sessionEvents.seq, after)))
    .orderBy(asc(sessionEvents.seq));
  return rows.map(({ body }) => JSON.parse(body) as SessionEvent);
}

export async function sessionDetail(database: Database, row: SessionRow): Promise<SessionDetail> {
  const { sessionEvents, traceChunks } = database.schema;
  const attempts = await database.read
    .select({ body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.sessionId, row.id), eq(sessionEvents.kind, "attempt")))
    .orderBy(asc(sessionEvents.seq));
  const [{ chunks }] = await database.read
    .select({ chunks: countAll })
    .from(traceChunks)
    .where(eq(traceChunks.sessionId, row.id));
  return {
    session: toSession(row),
    exercise: parseDefinition(row.definition),
    ledger: attempts.flatMap(({ body }) => {
      const event = JSON.parse(body) as SessionEvent;
      return event.kind === "attempt" ? event.payload : [];
    }),
    summary: row.summary === null ? null : sessionSummarySchema.parse(JSON.parse(row.summary)),
    traceChunks: chunks,
  };
}
