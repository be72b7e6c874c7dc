import { canonicalJson, type Acknowledgement, type SessionEvent } from "@physiocheck/contracts";
import { and, asc, eq, gt, inArray, isDuplicate, type Database, type Writer } from "@physiocheck/database";
import { notFound, Refusal } from "../http/refusal.ts";
import { acknowledgementOf } from "./session-store.ts";
import { advance, type Tally } from "./tally.ts";

export type Appended = {
  readonly acknowledged: Acknowledgement;
  /** Those that were not stored before. */
  readonly fresh: readonly SessionEvent[];
};

type Item = { readonly event: SessionEvent; readonly body: string };

/**
 * Stores events once each, whatever is sent twice, overlapping, out of order or with gaps. When it resolves they are committed.
 * @throws Refusal not_found; conflict where a seq holds another event; session_closed for new events of a closed session
 */
export async function appendEvents(
  database: Database,
  patientId: string,
  sessionId: string,
  events: readonly SessionEvent[],
  now: number,
): Promise<Appended> {
  const items = distinct(events);
  try {
    return await database.write((writer) => store(database, writer, patientId, sessionId, items, now));
  } catch (error) {
    // The same event id under another seq: counting it again would make one repetition two.
    if (isDuplicate(error))
      throw new Refusal("conflict", "An event of this batch is stored under another seq already.");
    throw error;
  }
}

async function store(
  database: Database,
  writer: Writer,
  patientId: string,
  sessionId: string,
  items: readonly Item[],
  now: number,
): Promise<Appended> {
  const { sessions, sessionEvents } = database.schema;
  const [session] = await database.forUpdate(
    writer
      .select()
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.patientId, patientId))),
  );
  if (!session) throw notFound();

  const stored = await writer
    .select({ seq: sessionEvents.seq, body: sessionEvents.body })
    .from(sessionEvents)
    .where(
      and(
        eq(sessionEvents.sessionId, sessionId),
        inArray(
          sessionEvents.seq,
          items.map(({ event }) => event.seq),
        ),
      ),
    );
  const bodies = new Map(stored.map(({ seq, body }) => [seq, body]));
  for (const { event, body } of items) {
    const before = bodies.get(event.seq);
    if (before !== undefined && before !== body) throw conflictAt(event.seq);
  }
  const fresh = items.filter(({ event }) => !bodies.has(event.seq));
  if (fresh.length === 0) return { acknowledged: acknowledgementOf(session), fresh: [] };
  if (session.completedAt !== null)
    throw new Refusal("session_closed", "The session is closed and takes no more events.");

  await writer.insert(sessionEvents).values(
    fresh.map(({ event, body }) => ({
      sessionId,
      seq: event.seq,
      id: event.id,
      kind: event.kind,
      body,
      receivedAt: now,
    })),
  );

  const following = await writer
    .select({ seq: sessionEvents.seq, body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.sessionId, sessionId), gt(sessionEvents.seq, session.contiguous)))
    .orderBy(asc(sessionEvents.seq));
  let tally: Tally = session;
  for (const { seq, body } of following) {
    if (seq !== tally.contiguous + 1) break;
    tally = advance(tally, JSON.parse(body) as SessionEvent, body);
  }
  const { contiguous, chain, repetitions, partial, holdSeconds, setsDone, durationMs, endReason } = tally;
  await writer
    .update(sessions)
    .set({
      contiguous,
      chain,
      repetitions,
      partial,
      holdSeconds,
      setsDone,
      durationMs,
      endReason,
      lastEventAt: now,
    })
    .where(eq(sessions.id, sessionId));
  return { acknowledged: acknowledgementOf(tally), fresh: fresh.map(({ event }) => event) };
}

/** The batch in order of seq, each seq once. */
function distinct(events: readonly SessionEvent[]): Item[] {
  const bySeq = new Map<number, Item>();
  for (const event of events) {
    const body = canonicalJson(event);
    const before = bySeq.get(event.seq);
    if (before && before.body !== body) throw conflictAt(event.seq);
    bySeq.set(event.seq, { event, body });
  }
  return [...bySeq.values()].toSorted((a, b) => a.event.seq - b.event.seq);
}

function conflictAt(seq: number): Refusal {
  return new Refusal("conflict", `Another event is stored under seq ${seq}.`, { seq });
}
