/** Fresh databases for tests, of each engine that this machine has. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection } from "mysql2/promise";

export type Engine = "libsql" | "mysql";

/** A database of its own, empty, not migrated. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

const SERVER = process.env.TEST_MYSQL_URL ?? "mysql://root@127.0.0.1:3306";

/** Why there is no MySQL-protocol server to test with; null where there is one. */
export const mysqlMissing: string | null = await reasonMysqlIsMissing();

if (mysqlMissing !== null && process.env.CI === "true") {
  throw new Error(`CI tests both engines, and ${mysqlMissing}`);
}

/** For `describe.each`: a skipped engine stands in the report with its reason. */
export const ENGINES: readonly { readonly engine: Engine; readonly name: string; readonly skip: boolean }[] =
  [
    { engine: "libsql", name: "libsql", skip: false },
    {
      engine: "mysql",
      name: mysqlMissing === null ? "mysql" : `mysql (skipped: ${mysqlMissing})`,
      skip: mysqlMissing !== null,
    },
  ];

/** Makes an empty database; the caller drops it. */
export async function createTestDatabase(engine: Engine): Promise<TestDatabase> {
  if (engine === "libsql") {
    const folder = mkdtempSync(join(tmpdir(), "physiocheck-test-"));
    return {
      url: pathToFileURL(join(folder, "test.db")).href,
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const name = `physiocheck_test_${randomBytes(8).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name}`) };
}

async function onServer(statement: string): Promise<void> {
  const connection = await createConnection({ uri: SERVER, connectTimeout: 2000 });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

async function reasonMysqlIsMissing(): Promise<string | null> {
  try {
    await onServer("SELECT 1");
    return null;
  } catch (error) {
    const { host } = new URL(SERVER);
    return `no MySQL server answers at ${host} (${error instanceof Error ? error.message || error.name : String(error)})`;
  }
}
