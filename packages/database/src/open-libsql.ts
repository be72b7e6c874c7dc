import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient, type Client } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { getTableConfig, type SQLiteInsertBuilder, type SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database, Reader, Writer } from "./database.ts";
import { sqliteKit } from "./kits.ts";
import { migrate, pendingSteps, type Applied, type Migrator } from "./migrate.ts";
import { STEPS } from "./migrations.ts";
import { primaryKeyOf } from "./primary-key.ts";
import { buildSchema } from "./schema.ts";
import { type WriteLock, writeLockOf } from "./write-lock.ts";

/**
 * The embedded engine.
 * @param url file:… ; the folder is made if it is not there
 */
export async function openLibsql(url: string): Promise<Database> {
  mkdirSync(dirname(fileURLToPath(new URL(url))), { recursive: true });
  const client = createClient({ url, timeout: 5000 });
  // Readers do not wait for the writer; a commit is on the disk before it is acknowledged.
  await client.execute("PRAGMA journal_mode = WAL");
  const db = drizzle(client);
  const lock = writeLockOf(new URL(url).pathname);
  const migrator = libsqlMigrator(client, lock);
  const schema = buildSchema(sqliteKit);

  return {
    engine: "libsql",
    schema,
    read: db as unknown as Reader,
    write: (work) => lock.run(() => db.transaction((tx) => work(tx as unknown as Writer))),
    async snapshot(work) {
      // A copy of the file: a transaction would be a connection of the client's own choosing, and hold back the log for as long.
      const folder = mkdtempSync(join(dirname(fileURLToPath(new URL(url))), "snapshot-"));
      const copy = join(folder, "copy.db");
      try {
        await client.execute({ sql: "VACUUM INTO ?", args: [copy] });
        const reader = createClient({ url: pathToFileURL(copy).href });
        try {
          return await work(drizzle(reader) as unknown as Reader);
        } finally {
          reader.close();
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    keyOf: (table) => primaryKeyOf(schema[table], getTableConfig(schema[table] as unknown as SQLiteTable)),
    steps: async () => (await migrator.applied()).map(({ name }) => name),
    forUpdate: (query) => query,
    async upsert(writer, table, row, key, set) {
      const insert = writer.insert(table) as unknown as SQLiteInsertBuilder<never, "async", unknown>;
      await insert.values(row as never).onConflictDoUpdate({ target: key as never, set });
    },
    migrate: () => migrate(migrator),
    migrated: async () => pendingSteps(await migrator.applied(), STEPS, "libsql").length === 0,
    // secure_delete holds for one connection only, and the client opens them as it likes: the file is written anew instead.
    scrub: () =>
      lock.run(async () => {
        await client.execute("VACUUM");
        await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }),
    async ping() {
      await client.execute("SELECT 1");
    },
    async close() {
      await lock.run(async () => client.close());
    },
  };
}

function libsqlMigrator(client: Client, lock: WriteLock): Migrator {
  return {
    engine: "libsql",
    // Each step is one transaction that takes SQLite's own write lock, across processes too; a step that another process
    // has applied meanwhile fails on its primary key and is rolled back whole.
    locked: (work) => lock.run(work),
    async applied() {
      await client.execute(
        "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL)",
      );
      const { rows } = await client.execute("SELECT name, checksum FROM schema_migrations ORDER BY name");
      return rows as unknown as Applied[];
    },
    async apply(ddl, { name, checksum }) {
      const transaction = await client.transaction("write");
      try {
        const { rows } = await transaction.execute({
          sql: "SELECT name FROM schema_migrations WHERE name = ?",
          args: [name],
        });
        if (rows.length === 0) {
          await transaction.execute(ddl);
          await transaction.execute({
            sql: "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (?, ?, ?)",
            args: [name, checksum, Date.now()],
          });
        }
        await transaction.commit();
      } finally {
        transaction.close();
      }
    },
  };
}
