import type { Database } from "./database.ts";
import { openLibsql } from "./open-libsql.ts";
import { openMysql } from "./open-mysql.ts";

export { affected, isDuplicate, type Database, type Reader, type Writer } from "./database.ts";
export { countAll } from "./kits.ts";
export { MigrationError } from "./migrate.ts";
export type { Schema } from "./schema.ts";
export type { AnyColumn, SQL } from "drizzle-orm";
export { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from "drizzle-orm";

/**
 * Opens a database without migrating it.
 * @param url mysql://… or file:…
 * @throws Error where the address is of neither kind or nobody answers
 */
export async function openDatabase(url: string): Promise<Database> {
  const { protocol } = new URL(url);
  switch (protocol) {
    case "mysql:":
    case "mariadb:":
      return openMysql(url.replace(/^mariadb:/, "mysql:"));
    case "file:":
      return openLibsql(url);
    default:
      throw new Error(`no database engine for ${protocol} addresses; mysql: and file: are known`);
  }
}
