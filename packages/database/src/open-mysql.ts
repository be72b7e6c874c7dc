import { getTableConfig } from "drizzle-orm/mysql-core";
import { drizzle } from "drizzle-orm/mysql2";
import type { Connection as CallbackConnection } from "mysql2";
import { createPool, type Pool, type PoolConnection, type RowDataPacket } from "mysql2/promise";
import type { Database, Writer } from "./database.ts";
import { mysqlKit } from "./kits.ts";
import { migrate, pendingSteps, type Applied, type Migrator } from "./migrate.ts";
import { STEPS } from "./migrations.ts";
import { primaryKeyOf } from "./primary-key.ts";
import { buildSchema } from "./schema.ts";

/** Deadlock, lock wait timeout. */
const IN_THE_WAY = new Set([1213, 1205]);
/** Table exists, duplicate column, duplicate key name: DDL that had run when its record was not written. */
const DONE_BEFORE = new Set([1050, 1060, 1061]);
const ATTEMPTS = 5;
const MIGRATION_LOCK_SECONDS = 120;

/**
 * A MySQL-protocol server.
 * @param url mysql://user:password@host:port/database; the database has to exist
 */
export function openMysql(url: string): Database {
  const pool = createPool({
    uri: url,
    charset: "UTF8MB4_BIN",
    connectionLimit: 10,
    timezone: "Z",
    enableKeepAlive: true,
    // Where each query was asked from would be noted with each of them.
    trace: false,
  });
  // Said once a connection rather than with each transaction. The pool hands it out after this was sent; answers come in order.
  pool.on("connection", (made) => {
    // Declared as the promise-giving kind, and is the other one.
    const connection = made as unknown as CallbackConnection;
    connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", (error) => {
      if (error) connection.destroy();
    });
  });
  const db = drizzle(pool);
  const migrator = mysqlMigrator(pool);
  const schema = buildSchema(mysqlKit);

  return {
    engine: "mysql",
    schema,
    read: db,
    async write(work) {
      // Reading what others committed, rather than a snapshot of the transaction's start: rows are locked where it matters.
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await db.transaction((tx) => work(tx as unknown as Writer));
        } catch (error) {
          if (attempt === ATTEMPTS || !isInTheWay(error)) throw error;
        }
      }
    },
    snapshot: (work) =>
      db.transaction((tx) => work(tx), {
        isolationLevel: "repeatable read",
        withConsistentSnapshot: true,
      }),
    keyOf: (table) => primaryKeyOf(schema[table], getTableConfig(schema[table])),
    steps: async () => (await migrator.applied()).map(({ name }) => name),
    forUpdate: (query) => query.for("update") as typeof query,
    async upsert(writer, table, row, _key, set) {
      await writer
        .insert(table)
        .values(row as never)
        .onDuplicateKeyUpdate({ set });
    },
    migrate: () => migrate(migrator),
    migrated: async () => pendingSteps(await migrator.applied(), STEPS, "mysql").length === 0,
    scrub: async () => undefined,
    async ping() {
      await pool.query("SELECT 1");
    },
    close: () => pool.end(),
  };
}

function isInTheWay(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("errno" in cause && IN_THE_WAY.has(Number(cause.errno))) return true;
  return false;
}

function mysqlMigrator(pool: Pool): Migrator {
  return {
    engine: "mysql",
    async locked(work) {
      const connection = await pool.getConnection();
      try {
        // The lock belongs to the connection and falls when that dies. Names are per server, so the database is part of it.
        const name = "CONCAT('physiocheck ', LEFT(SHA2(DATABASE(), 256), 32))";
        const got = await one(connection, `SELECT GET_LOCK(${name}, ${MIGRATION_LOCK_SECONDS}) AS got`);
        if (got.got !== 1) throw new Error("another server is migrating this database and does not finish");
        try {
          return await work();
        } finally {
          await connection.query(`SELECT RELEASE_LOCK(${name})`);
        }
      } finally {
        connection.release();
      }
    },
    async applied() {
      await pool.query(
        `CREATE TABLE IF NOT EXISTS schema_migrations (
           name VARCHAR(128) NOT NULL PRIMARY KEY, checksum VARCHAR(64) NOT NULL, applied_at BIGINT NOT NULL
         ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
      );
      const [rows] = await pool.query<(RowDataPacket & Applied)[]>(
        "SELECT name, checksum FROM schema_migrations ORDER BY name",
      );
      return rows;
    },
    async apply(ddl, { name, checksum }, again) {
      try {
        await pool.query(ddl);
      } catch (error) {
        const errno = error instanceof Error && "errno" in error ? Number(error.errno) : 0;
        if (!again || !DONE_BEFORE.has(errno)) throw error;
      }
      await pool.query("INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (?, ?, ?)", [
        name,
        checksum,
        Date.now(),
      ]);
    },
  };
}

async function one(connection: PoolConnection, query: string): Promise<RowDataPacket> {
  const [rows] = await connection.query<RowDataPacket[]>(query);
  return rows[0];
}
