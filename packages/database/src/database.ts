import type { SQL } from "drizzle-orm";
import type { MySqlColumn, MySqlTable } from "drizzle-orm/mysql-core";
import type { MySql2Database } from "drizzle-orm/mysql2";
import type { Schema } from "./schema.ts";

type Drizzle = MySql2Database;

/** Reading outside a transaction. */
export type Reader = Pick<Drizzle, "select" | "selectDistinct">;
/** Inside a transaction: reading and writing. */
export type Writer = Pick<Drizzle, "select" | "selectDistinct" | "insert" | "update" | "delete">;

/** A query that can lock the rows it reads. */
type Lockable = { for(strength: "update"): unknown };

/** The database port: one interface, an embedded engine and a MySQL-protocol one, one conformance suite for both. */
export interface Database {
  readonly engine: "mysql" | "libsql";
  readonly schema: Schema;
  readonly read: Reader;
  /**
   * A transaction. On return it is committed, and survives the process's death. May be run again where another
   * transaction was in the way, so `work` changes nothing but the database. Inside it use only the writer given.
   */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Reads everything as it stood at one moment, while others go on writing: for backups. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /** The columns of a table's primary key, in their order, by their names in rows. */
  keyOf(table: keyof Schema): readonly string[];
  /** Names of the migration steps that were applied, in order. */
  steps(): Promise<string[]>;
  /** Locks the rows a query reads until the transaction ends. (The embedded engine has one writer: nothing to lock.) */
  forUpdate<Q extends Lockable>(query: Q): Q;
  /** Inserts a row, or changes `set` where one with the same `key` exists. */
  upsert<T extends MySqlTable>(
    writer: Writer,
    table: T,
    row: T["$inferInsert"],
    key: MySqlColumn | MySqlColumn[],
    set: Partial<{ [K in keyof T["$inferInsert"]]: T["$inferInsert"][K] | SQL }>,
  ): Promise<void>;
  /** Brings the tables up to date, under a lock. Returns the names of the steps applied now. */
  migrate(): Promise<string[]>;
  /** Whether every migration step was applied. */
  migrated(): Promise<boolean>;
  /**
   * Overwrites what deleted rows have left behind in the embedded engine's file. A server purges in its own time.
   */
  scrub(): Promise<void>;
  /** Throws where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Rows that an update, delete or insert touched (for updates: matched, changed or not). */
export function affected(result: unknown): number {
  const header: unknown = Array.isArray(result) ? result[0] : result;
  if (typeof header === "object" && header !== null) {
    if ("affectedRows" in header && typeof header.affectedRows === "number") return header.affectedRows;
    if ("rowsAffected" in header && typeof header.rowsAffected === "number") return header.rowsAffected;
  }
  throw new TypeError("not the result of a write");
}

/** Whether an error says that a unique key is taken already. */
export function isDuplicate(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("errno" in cause && cause.errno === 1062) return true;
    if ("code" in cause && cause.code === "ER_DUP_ENTRY") return true;
    if (
      /SQLITE_CONSTRAINT|UNIQUE constraint failed/.test(
        `${"code" in cause ? String(cause.code) : ""} ${cause.message}`,
      )
    )
      return true;
  }
  return false;
}
