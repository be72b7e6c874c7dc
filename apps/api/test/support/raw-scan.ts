import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestServer } from "./test-server.ts";

/** Where texts are found: `table users`, `file objects/…`. Every row of every table, and every byte of every file, is looked at. */
export async function findRaw({ server }: TestServer, texts: readonly string[]): Promise<string[]> {
  const { database, config } = server.deps;
  const found = new Set<string>();
  for (const [name, table] of Object.entries(database.schema))
    for (const row of await database.read.select().from(table))
      for (const value of Object.values(row)) {
        const text = Buffer.isBuffer(value) ? value.toString("latin1") : String(value);
        if (texts.some((one) => text.includes(one))) found.add(`table ${name}`);
      }
  const files = [
    ...filesIn(config.dataDir),
    ...(database.engine === "libsql" ? databaseFiles(config.databaseUrl) : []),
  ];
  for (const file of files) {
    const bytes = readFileSync(file);
    if (texts.some((one) => file.includes(one) || bytes.includes(one))) found.add(`file ${file}`);
  }
  return [...found].toSorted();
}

/** The embedded engine's file with what lies beside it. */
function databaseFiles(url: string): string[] {
  const path = fileURLToPath(url);
  return [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
