import { Readable } from "node:stream";
import { CSV_KINDS, EXPORT_VERSION, type ExportData, type Session } from "@physiocheck/contracts";
import type { Database } from "@physiocheck/database";
import { toMe, type UserRow } from "../accounts/account-store.ts";
import { sessionDetail, toSession } from "../sessions/session-store.ts";
import { instant } from "../time.ts";
import { holdingsOf, type AnyHolding } from "./holding.ts";
import { HOLDINGS } from "./holdings.ts";
import { assignmentsOf, calibrationOf, clinicResultsOf, consentsOf, sessionsOf } from "./person-data.ts";
import { readme } from "./readme.ts";
import { rowsOf } from "./rows.ts";
import { csvOf } from "./tables.ts";

/** A file of an export: its path in the ZIP, and its bytes when they are wanted. */
export type Entry = {
  readonly path: string;
  /** Compressed already. */
  readonly packed?: true;
  readonly open: () => Readable;
};

/** What exports need of the server. */
export type Sources = {
  readonly database: Database;
  /** Bytes of an object; null where there is none. */
  readonly object: (key: string) => Promise<Readable | null>;
  /** Keys of objects that begin with this. */
  readonly keys: (prefix: string) => AsyncIterable<string>;
  readonly now: number;
};

/** Every file of a person's export, one after the other; each reads what it needs when it is opened. */
export async function* entriesOf(sources: Sources, account: UserRow): AsyncGenerator<Entry> {
  const { database, now } = sources;
  const text = (path: string, parts: AsyncIterable<string | Buffer> | Iterable<string>): Entry => ({
    path,
    open: () => Readable.from(parts, { objectMode: false }),
  });
  yield text("README.txt", [readme(account, now)]);
  yield text("data.json", dataJson(database, account, now));
  if (account.role === "patient") {
    for (const kind of CSV_KINDS) yield text(`csv/${kind}.csv`, csvOf(database, account.id, kind));
    for await (const row of sessionsOf(database, account.id)) {
      const detail = async function* () {
        yield JSON.stringify(await sessionDetail(database, row), null, 1);
      };
      yield text(`sessions/${row.id}/session.json`, detail());
    }
  }
  for (const holding of holdingsOf(HOLDINGS, account.role)) {
    if (holding.mentions) continue;
    yield text(recordPath(holding), recordsJson(database, holding, account));
    if (holding.files) yield* fileEntries(database, holding, account);
    if (holding.objects) yield* objectEntries(sources, holding, account);
  }
}

/** A table in which a person stands in two ways has two files. */
function recordPath({ table, by }: AnyHolding): string {
  const twice = HOLDINGS[table].length > 1 && table !== "users";
  return `records/${table}${twice ? `-by-${by}` : ""}.json`;
}

/** `data.json`, written as it is read: a year of sessions need not fit into memory at once. */
async function* dataJson(database: Database, account: UserRow, now: number): AsyncGenerator<string> {
  const patient = account.role === "patient";
  const head: Omit<ExportData, "sessions"> = {
    format: "physiocheck-export",
    version: EXPORT_VERSION,
    madeAt: instant(now),
    account: toMe(account),
    consents: await consentsOf(database, account.id),
    plan: patient ? await assignmentsOf(database, account.id) : [],
    clinicResults: patient ? await clinicResultsOf(database, account.id) : [],
    calibration: patient ? await calibrationOf(database, account.id) : null,
  };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "sessions": `;
  yield* jsonArray(patient ? sessionList(database, account.id) : []);
  yield "\n}\n";
}

async function* sessionList(database: Database, patientId: string): AsyncGenerator<Session> {
  for await (const row of sessionsOf(database, patientId)) yield toSession(row);
}

async function* recordsJson(
  database: Database,
  holding: AnyHolding,
  account: UserRow,
): AsyncGenerator<string> {
  yield* jsonArray(records(database, holding, account));
}

async function* records(database: Database, holding: AnyHolding, account: UserRow): AsyncGenerator {
  const left = new Set([...(holding.leave ?? []), ...(holding.files ? [holding.files.column] : [])]);
  for await (const row of rowsOf(database, holding, account, [...left])) {
    if (holding.exported && !holding.exported(row)) continue;
    yield Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !left.has(column))
        .map(([column, value]) => [column, readable(value)]),
    );
  }
}

/** JSON that is kept as text comes out as JSON. */
function readable(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

async function* jsonArray(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  let first = true;
  for await (const value of values) {
    yield `${first ? "[" : ","}\n${JSON.stringify(value)}`;
    first = false;
  }
  yield first ? "[]" : "\n]";
}

/** Bytes that lie in the database itself: traces. Each is read when its turn comes. */
async function* fileEntries(
  database: Database,
  holding: AnyHolding,
  account: UserRow,
): AsyncGenerator<Entry> {
  const { files, table } = holding;
  if (!files) return;
  for await (const row of rowsOf(database, holding, account, [files.column])) {
    const { sessionId, chunk, id } = row as { sessionId?: string; chunk?: number; id?: string };
    const path =
      sessionId === undefined
        ? `files/${table}/${id}.${files.ending}`
        : `sessions/${sessionId}/${String(chunk).padStart(4, "0")}.${files.ending}`;
    const read = async function* () {
      for await (const whole of rowsOf(database, holding, account, [], row)) {
        yield whole[files.column] as Buffer;
        return;
      }
    };
    yield { path, packed: true, open: () => Readable.from(read(), { objectMode: false }) };
  }
}

/** Files in the object store: pictures, documents, recordings. */
async function* objectEntries(
  { database, object, keys }: Sources,
  holding: AnyHolding,
  account: UserRow,
): AsyncGenerator<Entry> {
  // A folder that several rows share is gone through once.
  const done = new Set<string>();
  for await (const row of rowsOf(database, holding, account, []))
    for (const prefix of holding.objects?.(row) ?? []) {
      if (done.has(prefix)) continue;
      done.add(prefix);
      for await (const key of keys(prefix)) {
        const read = async function* () {
          const body = await object(key);
          if (body) yield* body as AsyncIterable<Buffer>;
        };
        yield {
          path: `media/${key}`,
          packed: true,
          open: () => Readable.from(read(), { objectMode: false }),
        };
      }
    }
}
