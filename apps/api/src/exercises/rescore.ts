import { sessionSummarySchema, stretchesOf, type Rescoring } from "@physiocheck/contracts";
import { and, asc, desc, eq, isDuplicate, type Database } from "@physiocheck/database";
import { compareLedgers, ENGINE_VERSION, type ExerciseDefinition } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import { parseDefinition, versionsOf } from "../care/exercise-store.ts";
import { EngineBusy, TakeUnreadable, type EngineRoom } from "../engine/engine-room.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { eventsAfter, sessionDetail, type SessionRow } from "../sessions/session-store.ts";
import { instant } from "../time.ts";

type Ledger = Rescoring["ledger"];

/** What a session was scored with live, or can be scored with now: the version as the session keeps it, own ones, the library's. */
export async function definitionsFor(
  database: Database,
  row: Pick<SessionRow, "exerciseId" | "definition">,
): Promise<readonly ExerciseDefinition[]> {
  const own = parseDefinition(row.definition);
  const others = (await versionsOf(database, row.exerciseId)).map(({ definition }) => definition);
  // The session's own copy first: a library exercise may have been changed without its number, the copy never is.
  return [own, ...others.filter(({ version }) => version !== own.version)].toSorted(
    (a, b) => b.version - a.version,
  );
}

/**
 * Scores a session's stored trace with a version of its exercise, unless the same engine has done so before. The live result
 * stays as it is.
 * @throws Refusal not_found for a version there is none of; wrong_state where the session runs or kept no trace
 */
export async function rescore(
  deps: { readonly database: Database; readonly engine: EngineRoom; readonly now: () => number },
  viewerId: string,
  row: SessionRow,
  version: number,
): Promise<void> {
  const { database, engine, now } = deps;
  const { rescorings } = database.schema;
  if (row.completedAt === null) throw new Refusal("wrong_state", "The session is not over yet.");
  const exercise = (await definitionsFor(database, row)).find((each) => each.version === version);
  if (!exercise) throw notFound();
  const [before] = await database.read
    .select({ id: rescorings.id })
    .from(rescorings)
    .where(
      and(
        eq(rescorings.sessionId, row.id),
        eq(rescorings.exerciseVersion, version),
        eq(rescorings.engine, ENGINE_VERSION),
      ),
    );
  if (before) return;
  const chunks = await tracesOf(database, row.id);
  if (chunks.length === 0) throw new Refusal("wrong_state", "The session kept no trace to score again.");
  const stretches = stretchesOf(await eventsAfter(database, row.id, -1));
  const { ledger, summary } = await engine
    .run("rescore", { chunks, exercise, stretches })
    .catch((error: unknown) => {
      if (error instanceof TakeUnreadable)
        throw new Refusal("wrong_state", `The session's trace cannot be read: ${error.message}.`);
      if (error instanceof EngineBusy)
        throw new Refusal("slow_down", "The engine has too much to do; try again in a moment.", {
          retryAfterSeconds: 5,
        });
      throw error;
    });
  try {
    await database.write(async (writer) => {
      await writer.insert(rescorings).values({
        id: uuidv7(),
        sessionId: row.id,
        exerciseVersion: version,
        engine: ENGINE_VERSION,
        definition: JSON.stringify(exercise),
        ledger: JSON.stringify(ledger),
        summary: JSON.stringify(summary),
        createdBy: viewerId,
        createdAt: now(),
      });
    });
  } catch (error) {
    // Somebody asked for the same at the same time, and it came out the same.
    if (!isDuplicate(error)) throw error;
  }
}

/** How a session was scored again, newest first, each compared with what was counted live. */
export async function rescoringsOf(database: Database, row: SessionRow): Promise<Rescoring[]> {
  const { rescorings, users } = database.schema;
  const rows = await database.read
    .select({
      id: rescorings.id,
      engine: rescorings.engine,
      definition: rescorings.definition,
      ledger: rescorings.ledger,
      summary: rescorings.summary,
      createdAt: rescorings.createdAt,
      createdBy: rescorings.createdBy,
      name: users.name,
    })
    .from(rescorings)
    .innerJoin(users, eq(users.id, rescorings.createdBy))
    .where(eq(rescorings.sessionId, row.id))
    .orderBy(desc(rescorings.createdAt), desc(rescorings.id));
  const { ledger: live } = await sessionDetail(database, row);
  return rows.map((each) => {
    const ledger = JSON.parse(each.ledger) as Ledger;
    return {
      id: each.id,
      exercise: parseDefinition(each.definition),
      engine: each.engine,
      createdAt: instant(each.createdAt),
      createdBy: { id: each.createdBy, name: each.name },
      ledger,
      summary: sessionSummarySchema.parse(JSON.parse(each.summary)),
      differences: compareLedgers(
        live.map(({ entry }) => entry),
        ledger.map(({ entry }) => entry),
      ).map(({ before, after, changes }) => ({ before, after, changes: [...changes] })),
    };
  });
}

async function tracesOf(
  { read, schema: { traceChunks } }: Database,
  sessionId: string,
): Promise<readonly Uint8Array[]> {
  const rows = await read
    .select({ data: traceChunks.data })
    .from(traceChunks)
    .where(eq(traceChunks.sessionId, sessionId))
    .orderBy(asc(traceChunks.chunk));
  return rows.map(({ data }) => new Uint8Array(data));
}
