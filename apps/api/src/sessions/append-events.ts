import { canonicalJson, type Acknowledgement, type SessionEvent } from "@physiocheck/contracts";
import {
  and,
  eq,
  gt,
  inArray,
  isDuplicate,
  or,
  sql,
  type AnyColumn,
  type Database,
  type Schema,
  type SQL,
  type Writer,
} from "@physiocheck/database";
import { may, type Viewer } from "../access.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { Failed, Together } from "../together.ts";
import { acknowledgementOf } from "./session-store.ts";
import { advance, type Tally } from "./tally.ts";

export type Appended = {
  readonly acknowledged: Acknowledgement;
  /** Those that were not stored before. */
  readonly fresh: readonly SessionEvent[];
};

type Item = { readonly event: SessionEvent; readonly body: string };
type Batch = { readonly viewer: Viewer; readonly sessionId: string; readonly items: readonly Item[] };
/** What is looked at of a session, locked. */
type Locked = Tally & {
  readonly id: string;
  readonly patientId: string;
  readonly completedAt: number | null;
};
/** A batch that adds something, and what the session amounts to with it. */
type Growth = { readonly batch: Batch; readonly fresh: readonly Item[]; readonly tally: Tally };

/** Sessions in one transaction. */
const MOST_SESSIONS = 64;
/** Transactions at once: one that waits for a lock does not hold up everybody. */
const TRANSACTIONS = 2;
/** Between the beginnings of two, ms, while many flush: a fifth of what an acknowledgement may take at most. */
const EVERY_MS = 20;

/**
 * Stores events once each, whatever is sent twice, overlapping, out of order or with gaps. Batches of different sessions that come
 * at the same time share a transaction: its statements and its commit cost nearly the same for one and for many.
 */
export class EventIntake {
  private readonly database: Database;
  private readonly now: () => number;
  private readonly together: Together<Batch, Appended>;

  constructor(database: Database, now: () => number) {
    this.database = database;
    this.now = now;
    this.together = new Together((batches) => this.commit(batches), {
      most: MOST_SESSIONS,
      atOnce: TRANSACTIONS,
      everyMs: EVERY_MS,
      key: ({ sessionId }) => sessionId,
    });
  }

  /**
   * When it resolves they are committed.
   * @throws Refusal not_found for missing and foreign alike; conflict where a seq holds another event; session_closed for new events of a
   *   closed session
   */
  append(viewer: Viewer, sessionId: string, events: readonly SessionEvent[]): Promise<Appended> {
    return this.together.do({ viewer, sessionId, items: distinct(events) });
  }

  private async commit(batches: readonly Batch[]): Promise<readonly (Appended | Failed)[]> {
    try {
      return await this.database.write((writer) => store(this.database, writer, batches, this.now()));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // The same event id under another seq: counting it again would make one repetition two.
      if (batches.length === 1)
        return [
          new Failed(new Refusal("conflict", "An event of this batch is stored under another seq already.")),
        ];
      // One of them; the others are not to suffer from it.
      const results: (Appended | Failed)[] = [];
      for (const batch of batches)
        results.push(...(await this.commit([batch]).catch((why: unknown) => [new Failed(why)])));
      return results;
    }
  }
}

async function store(
  database: Database,
  writer: Writer,
  batches: readonly Batch[],
  now: number,
): Promise<(Appended | Failed)[]> {
  const locked = await lockSessions(database, writer, batches);
  const stored = await storedEvents(database.schema, writer, batches, locked);
  const growths: Growth[] = [];
  const results = batches.map((batch): Appended | Failed => {
    const session = locked.get(batch.sessionId);
    // Decided by the access rules, and by the WHERE of the query once more.
    if (
      !session ||
      session.patientId !== batch.viewer.id ||
      !may(batch.viewer, "write", { kind: "session", patientId: session.patientId, subscribed: false })
    )
      return new Failed(notFound());
    const before = stored.get(batch.sessionId) ?? new Map<number, string>();
    const other = batch.items.find(({ event, body }) => (before.get(event.seq) ?? body) !== body);
    if (other) return new Failed(conflictAt(other.event.seq));
    const fresh = batch.items.filter(({ event }) => !before.has(event.seq));
    if (fresh.length === 0) return { acknowledged: acknowledgementOf(session), fresh: [] };
    if (session.completedAt !== null)
      return new Failed(new Refusal("session_closed", "The session is closed and takes no more events."));
    const tally = tallyOf(session, before, fresh);
    growths.push({ batch, fresh, tally });
    return { acknowledged: acknowledgementOf(tally), fresh: fresh.map(({ event }) => event) };
  });
  if (growths.length > 0) {
    await insertEvents(database.schema, writer, growths, now);
    await moveSessions(database.schema, writer, growths, locked, now);
  }
  return results;
}

/** The sessions of the batches that are their senders' own, locked until the transaction ends. */
async function lockSessions(
  database: Database,
  writer: Writer,
  batches: readonly Batch[],
): Promise<ReadonlyMap<string, Locked>> {
  const { sessions } = database.schema;
  const rows = await database.forUpdate(
    writer
      .select({
        id: sessions.id,
        patientId: sessions.patientId,
        completedAt: sessions.completedAt,
        contiguous: sessions.contiguous,
        chain: sessions.chain,
        repetitions: sessions.repetitions,
        partial: sessions.partial,
        holdSeconds: sessions.holdSeconds,
        setsDone: sessions.setsDone,
        durationMs: sessions.durationMs,
        endReason: sessions.endReason,
      })
      .from(sessions)
      .where(
        and(
          inArray(
            sessions.id,
            batches.map(({ sessionId }) => sessionId),
          ),
          inArray(sessions.patientId, [...new Set(batches.map(({ viewer }) => viewer.id))]),
        ),
      ),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * What is stored of the batches' events, by session and seq; and everything after a session's contiguous ones where a batch closes the
 * gap behind them. Where it stays open nothing behind it is read: somebody who never sends one event would make each flush dearer.
 */
async function storedEvents(
  { sessionEvents }: Schema,
  writer: Writer,
  batches: readonly Batch[],
  locked: ReadonlyMap<string, Locked>,
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const { sessionId, seq, body } = sessionEvents;
  const wanted = batches.flatMap((batch) => {
    const session = locked.get(batch.sessionId);
    if (!session) return [];
    const sent = batch.items.map(({ event }) => event.seq);
    const closes = sent.includes(session.contiguous + 1);
    const again = closes ? sent.filter((one) => one <= session.contiguous) : sent;
    return and(
      eq(sessionId, batch.sessionId),
      or(
        closes ? gt(seq, session.contiguous) : undefined,
        again.length > 0 ? inArray(seq, again) : undefined,
      ),
    );
  });
  const bySession = new Map<string, Map<number, string>>();
  if (wanted.length === 0) return bySession;
  const rows = await writer
    .select({ sessionId, seq, body })
    .from(sessionEvents)
    .where(or(...wanted));
  for (const row of rows) {
    const events = bySession.get(row.sessionId);
    if (events) events.set(row.seq, row.body);
    else bySession.set(row.sessionId, new Map([[row.seq, row.body]]));
  }
  return bySession;
}

/** The tally after everything that is contiguous now. */
function tallyOf(session: Tally, stored: ReadonlyMap<number, string>, fresh: readonly Item[]): Tally {
  const bodies = new Map([...stored, ...fresh.map(({ event, body }): [number, string] => [event.seq, body])]);
  const parsed = new Map(fresh.map(({ event }) => [event.seq, event]));
  let tally = session;
  for (;;) {
    const seq = tally.contiguous + 1;
    const body = bodies.get(seq);
    if (body === undefined) return tally;
    tally = advance(tally, parsed.get(seq) ?? (JSON.parse(body) as SessionEvent), body);
  }
}

async function insertEvents(
  { sessionEvents }: Schema,
  writer: Writer,
  growths: readonly Growth[],
  now: number,
): Promise<void> {
  await writer.insert(sessionEvents).values(
    growths.flatMap(({ batch: { sessionId }, fresh }) =>
      fresh.map(({ event, body }) => ({
        sessionId,
        seq: event.seq,
        id: event.id,
        kind: event.kind,
        body,
        receivedAt: now,
      })),
    ),
  );
}

/** Brings all sessions of the group up to date in one statement: a column that changed in none of them is left out. */
async function moveSessions(
  { sessions }: Schema,
  writer: Writer,
  growths: readonly Growth[],
  locked: ReadonlyMap<string, Locked>,
  now: number,
): Promise<void> {
  const set: Record<string, SQL | number | string | null> = { lastEventAt: now };
  const columns = [
    "contiguous",
    "chain",
    "repetitions",
    "partial",
    "holdSeconds",
    "setsDone",
    "durationMs",
    "endReason",
  ] as const;
  for (const column of columns) {
    const changed = growths.filter(
      ({ batch, tally }) => locked.get(batch.sessionId)?.[column] !== tally[column],
    );
    if (changed.length > 0)
      set[column] = byId(
        sessions.id,
        sessions[column],
        changed.map(({ batch, tally }) => [batch.sessionId, tally[column]]),
      );
  }
  await writer
    .update(sessions)
    .set(set)
    .where(
      inArray(
        sessions.id,
        growths.map(({ batch }) => batch.sessionId),
      ),
    );
}

/** SQL: a value a row, and what the column holds for rows that are not named. */
function byId(
  id: AnyColumn,
  column: AnyColumn,
  values: readonly (readonly [string, string | number | null])[],
): SQL {
  const cases = values.map(([row, value]) => sql`when ${row} then ${value}`);
  return sql`case ${id} ${sql.join(cases, sql` `)} else ${column} end`;
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
