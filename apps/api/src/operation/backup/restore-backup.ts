import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Database, Schema, Writer } from "@physiocheck/database";
import type { ObjectStore } from "../../ports/objects/object-store.ts";
import { BackupError, type Manifest } from "./format.ts";
import { checkBackup, readManifest, rowsIn } from "./read-backup.ts";

/** Rows of one INSERT: events and traces are small and large, and a packet of MySQL's holds 16 MB or more. */
const BATCH = 50;

/**
 * Puts a backup into an empty installation: every row in one transaction, so that either all of it is there or nothing, then the files.
 * Steps of the database that are newer than the backup have been applied to its tables before, and rows take what those say by default.
 * @throws BackupError where the backup is not whole, is of a newer release, or the installation is not empty
 */
export async function restoreBackup(
  database: Database,
  objects: ObjectStore,
  folder: string,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const wrong = await checkBackup(folder, manifest);
  if (wrong.length > 0) throw new BackupError(`the backup is not whole:\n${wrong.join("\n")}`);
  await database.migrate();
  const known = new Set(await database.steps());
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new BackupError(
      `the backup was taken by a newer release (${manifest.version}): its tables know ${newer.join(", ")}`,
    );
  await assertEmpty(database, objects);

  const tables = manifest.files.filter(({ path }) => path.startsWith("tables/"));
  await database.write(async (writer) => {
    for (const file of tables) {
      const name = file.path.slice("tables/".length, -".jsonl.gz".length);
      if (!isTable(database.schema, name)) throw new BackupError(`there is no table ${name}`);
      let rows = 0;
      let batch: Record<string, unknown>[] = [];
      for await (const row of rowsIn(folder, file)) {
        batch.push(row);
        rows += 1;
        if (batch.length < BATCH) continue;
        await insert(writer, database.schema, name, batch);
        batch = [];
      }
      if (batch.length > 0) await insert(writer, database.schema, name, batch);
      if (rows !== file.rows) throw new BackupError(`${file.path} has ${rows} rows, and had ${file.rows}`);
    }
  });
  for (const { path, contentType = "application/octet-stream" } of manifest.files) {
    if (!path.startsWith("objects/")) continue;
    await objects.put(path.slice("objects/".length), createReadStream(join(folder, path)), { contentType });
  }
  return manifest;
}

async function assertEmpty({ read, schema }: Database, objects: ObjectStore): Promise<void> {
  for (const name of Object.keys(schema) as (keyof Schema)[]) {
    const [row] = await read.select().from(schema[name]).limit(1);
    if (row)
      throw new BackupError(
        `the database is not empty (${name} has rows): a backup goes into a new one, and never over what is there`,
      );
  }
  for await (const { key } of objects.list(""))
    throw new BackupError(`the object store is not empty: it holds ${key}`);
}

function isTable(schema: Schema, name: string): name is keyof Schema {
  return Object.hasOwn(schema, name);
}

async function insert(
  writer: Writer,
  schema: Schema,
  name: keyof Schema,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  await writer.insert(schema[name]).values(rows as never);
}
