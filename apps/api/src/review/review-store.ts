import type { OverruleOutcome, Review, SessionEvent, SessionNote } from "@physiocheck/contracts";
import { and, asc, eq, type Database, type Writer } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { may, type Viewer } from "../access.ts";
import { notFound } from "../http/refusal.ts";
import type { SessionRow } from "../sessions/session-store.ts";
import { instant, instantOrNull } from "../time.ts";
import { reviewedCounts } from "./reviewed-counts.ts";

/** Everything that was made of a session, as far as the viewer may read it. */
export async function reviewOf(database: Database, viewer: Viewer, row: SessionRow): Promise<Review> {
  const { repOverrules, users } = database.schema;
  const rows = await database.read
    .select({
      id: repOverrules.id,
      attempt: repOverrules.attempt,
      outcome: repOverrules.outcome,
      reason: repOverrules.reason,
      createdAt: repOverrules.createdAt,
      authorId: repOverrules.authorId,
      authorName: users.name,
    })
    .from(repOverrules)
    .innerJoin(users, eq(users.id, repOverrules.authorId))
    .where(eq(repOverrules.sessionId, row.id))
    .orderBy(asc(repOverrules.createdAt), asc(repOverrules.id));
  return {
    overrules: rows.map(({ id, attempt, outcome, reason, createdAt, authorId, authorName }) => ({
      id,
      index: attempt,
      outcome,
      reason,
      author: { id: authorId, name: authorName },
      at: instant(createdAt),
    })),
    reviewed:
      row.reviewedRepetitions === null
        ? null
        : { repetitions: row.reviewedRepetitions, partial: row.reviewedPartial ?? 0 },
    notes: await notesOf(database, viewer, row),
  };
}

/**
 * Adds a decision about an attempt and counts the session anew, in one transaction.
 * @param outcome null takes back what was said before
 * @throws Refusal not_found where there is no such attempt, or nothing to take back
 */
export async function addOverrule(
  database: Database,
  sessionId: string,
  overrule: {
    readonly attempt: number;
    readonly outcome: OverruleOutcome | null;
    readonly reason: string;
    readonly authorId: string;
    readonly now: number;
  },
): Promise<void> {
  const { sessions, repOverrules } = database.schema;
  const { attempt, outcome, reason, authorId, now } = overrule;
  await database.write(async (writer) => {
    // One decision after the other, or two that come at once would count from the same state.
    await database.forUpdate(
      writer.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId)),
    );
    const ledger = await ledgerOf(database, writer, sessionId);
    if (!ledger.some(({ index }) => index === attempt)) throw notFound();
    const newest = await newestWords(database, writer, sessionId);
    if (outcome === null && !newest.get(attempt)) throw notFound();
    await writer
      .insert(repOverrules)
      .values({ id: uuidv7(), sessionId, attempt, outcome, reason, authorId, createdAt: now });
    const counts = reviewedCounts(ledger, newest.set(attempt, outcome));
    await writer
      .update(sessions)
      .set({ reviewedRepetitions: counts?.repetitions ?? null, reviewedPartial: counts?.partial ?? null })
      .where(eq(sessions.id, sessionId));
  });
}

/** A note as it stands now. @throws Refusal not_found where the viewer may not do this with it */
export async function findNote(
  database: Database,
  viewer: Viewer,
  action: "read" | "write",
  row: SessionRow,
  noteId: string,
): Promise<SessionNote> {
  const note = (await notesOf(database, viewer, row)).find(({ id }) => id === noteId);
  if (!note || !may(viewer, action, factsOf(note, row))) throw notFound();
  return note;
}

/** The notes that the viewer may read: the session's own first, then by the moment they speak of. */
async function notesOf(database: Database, viewer: Viewer, row: SessionRow): Promise<SessionNote[]> {
  const { sessionNotes, users } = database.schema;
  const rows = await database.read
    .select({
      id: sessionNotes.id,
      body: sessionNotes.body,
      atMs: sessionNotes.atMs,
      shared: sessionNotes.shared,
      createdAt: sessionNotes.createdAt,
      changedAt: sessionNotes.changedAt,
      authorId: sessionNotes.authorId,
      authorName: users.name,
    })
    .from(sessionNotes)
    .innerJoin(users, eq(users.id, sessionNotes.authorId))
    .where(
      and(
        eq(sessionNotes.sessionId, row.id),
        viewer.role === "patient" ? eq(sessionNotes.shared, 1) : undefined,
      ),
    )
    .orderBy(asc(sessionNotes.createdAt), asc(sessionNotes.id));
  return rows
    .map((note): SessionNote => ({
      id: note.id,
      author: { id: note.authorId, name: note.authorName },
      text: note.body,
      t: note.atMs,
      shared: note.shared === 1,
      createdAt: instant(note.createdAt),
      changedAt: instantOrNull(note.changedAt),
    }))
    .filter((note) => may(viewer, "read", factsOf(note, row)))
    .toSorted((a, b) => (a.t ?? -1) - (b.t ?? -1));
}

function factsOf(note: SessionNote, { patientId, subscribed }: SessionRow) {
  return { kind: "note", patientId, subscribed, authorId: note.author.id, shared: note.shared } as const;
}

async function ledgerOf(database: Database, writer: Writer, sessionId: string) {
  const { sessionEvents } = database.schema;
  const rows = await writer
    .select({ body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.sessionId, sessionId), eq(sessionEvents.kind, "attempt")))
    .orderBy(asc(sessionEvents.seq));
  return rows.flatMap(({ body }) => {
    const event = JSON.parse(body) as SessionEvent;
    return event.kind === "attempt" ? event.payload : [];
  });
}

/** The newest word on each attempt that was ever spoken of. */
async function newestWords(
  database: Database,
  writer: Writer,
  sessionId: string,
): Promise<Map<number, OverruleOutcome | null>> {
  const { repOverrules } = database.schema;
  const rows = await writer
    .select()
    .from(repOverrules)
    .where(eq(repOverrules.sessionId, sessionId))
    .orderBy(asc(repOverrules.createdAt), asc(repOverrules.id));
  return new Map(rows.map(({ attempt, outcome }) => [attempt, outcome]));
}
