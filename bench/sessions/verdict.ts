import { EMPTY_CHAIN, type SessionEvent } from "@physiocheck/contracts";
import { asc, eq, openDatabase } from "@physiocheck/database";
import { createHash } from "node:crypto";
import type { SimulatedSession } from "./simulated-session.ts";

/** What became of everything that counted as done on a device. */
export type Verdict = {
  /** Events that counted as done. */
  readonly events: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Stored otherwise than it was done, or under a hash that is not theirs. */
  readonly corrupted: number;
  /** Sessions that did not come to their end. */
  readonly unfinished: number;
};

type Kept = Pick<SimulatedSession, "id" | "kept">;

/** Looks into the database itself, not at what an API says. */
export async function verdictOf(databaseUrl: string, sessions: readonly Kept[]): Promise<Verdict> {
  const database = await openDatabase(databaseUrl);
  const { sessions: table, sessionEvents } = database.schema;
  const sum = { events: 0, lost: 0, duplicated: 0, corrupted: 0, unfinished: 0 };
  try {
    for (const { id, kept } of sessions) {
      const [row] = await database.read.select().from(table).where(eq(table.id, id));
      const stored = await database.read
        .select({ seq: sessionEvents.seq, id: sessionEvents.id, body: sessionEvents.body })
        .from(sessionEvents)
        .where(eq(sessionEvents.sessionId, id))
        .orderBy(asc(sessionEvents.seq));
      const bodies = new Map(stored.map(({ seq, body }) => [seq, body]));
      let chain = EMPTY_CHAIN;
      for (let seq = 0; seq <= (row?.contiguous ?? -1); seq += 1)
        chain = createHash("sha256")
          .update(`${chain}\n${bodies.get(seq) ?? ""}`)
          .digest("hex");
      sum.events += kept.size;
      sum.duplicated += stored.length - new Set(stored.map((event) => event.id)).size;
      sum.duplicated += (row?.repetitions ?? 0) > counted(bodies.values()) ? 1 : 0;
      for (const [seq, body] of kept) {
        const found = bodies.get(seq);
        if (found === undefined) sum.lost += 1;
        else if (found !== body) sum.corrupted += 1;
      }
      if (row && row.chain !== chain) sum.corrupted += 1;
      if (row?.completedAt === null || row === undefined) sum.unfinished += 1;
    }
  } finally {
    await database.close();
  }
  return sum;
}

function counted(bodies: Iterable<string>): number {
  let count = 0;
  for (const body of bodies) {
    const event = JSON.parse(body) as SessionEvent;
    if (event.kind === "attempt" && event.payload.entry.counted) count += 1;
  }
  return count;
}
