import { sql } from "drizzle-orm";
import * as my from "drizzle-orm/mysql-core";
import * as lite from "drizzle-orm/sqlite-core";

/**
 * The kinds of column there are, for MySQL. Everything that names a column is written against this kit and typed by it.
 */
export const mysqlKit = {
  table: my.mysqlTable,
  primaryKey: my.primaryKey,
  /** UUIDv7, or the id of an exercise of the library. */
  id: (name: string) => my.varchar(name, { length: 64 }),
  /** 64 hexadecimal digits. */
  hash: (name: string) => my.varchar(name, { length: 64 }),
  /** A word of a closed list. */
  word: <W extends string>(name: string) => my.varchar(name, { length: 32 }).$type<W>(),
  line: (name: string) => my.varchar(name, { length: 512 }),
  /** JSON or prose, up to 16 MB. */
  long: (name: string) => my.mediumtext(name),
  /** Milliseconds since 1970, UTC. */
  instant: (name: string) => my.bigint(name, { mode: "number" }),
  whole: (name: string) => my.int(name),
  real: (name: string) => my.double(name),
  bytes: my.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "mediumblob" }),
};

export type Kit = typeof mysqlKit;

/** The same for SQLite, cast once: the builders behave alike where buildSchema uses them, and the tests hold both to it. */
export const sqliteKit = {
  table: lite.sqliteTable,
  primaryKey: lite.primaryKey,
  id: (name: string) => lite.text(name),
  hash: (name: string) => lite.text(name),
  word: (name: string) => lite.text(name),
  line: (name: string) => lite.text(name),
  long: (name: string) => lite.text(name),
  instant: (name: string) => lite.integer(name, { mode: "number" }),
  whole: (name: string) => lite.integer(name, { mode: "number" }),
  real: (name: string) => lite.real(name),
  bytes: (name: string) => lite.blob(name, { mode: "buffer" }),
} as unknown as Kit;

/** A count that is a number on both engines (MySQL gives BIGINT as text). */
export const countAll = sql<number>`count(*)`.mapWith(Number);
