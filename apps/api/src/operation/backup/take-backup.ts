import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PassThrough, Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import {
  and,
  type AnyColumn,
  asc,
  type Database,
  eq,
  gt,
  or,
  type Reader,
  type Schema,
} from "@physiocheck/database";
import type { ObjectStore } from "../../ports/objects/object-store.ts";
import { VERSION } from "../../version.ts";
import { BACKUP_FORMAT, BackupError, type BackupFile, type Manifest, MANIFEST, rowToLine } from "./format.ts";

/** Rows that are in memory at a time. */
const PAGE = 500;

/**
 * Writes everything that an installation keeps into a folder, which appears under its name only when it is whole.
 * Tables are read as they stood at one moment; objects afterwards: one that was added meanwhile is there without its row, and one
 * that was deleted meanwhile is listed nowhere.
 * @param folder must not be there yet
 * @throws BackupError where it is
 */
export async function takeBackup(
  database: Database,
  objects: ObjectStore,
  folder: string,
  now: number,
): Promise<Manifest> {
  if (await isThere(folder)) throw new BackupError(`${folder} is there already`);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, "tables"), { recursive: true });
  try {
    const files: BackupFile[] = [];
    await database.snapshot(async (reader) => {
      for (const name of Object.keys(database.schema) as (keyof Schema)[])
        files.push(await writeTable(reader, database, name, partial));
    });
    for await (const { key } of objects.list("")) {
      const file = await writeObject(objects, key, partial);
      if (file) files.push(file);
    }
    const manifest: Manifest = {
      format: BACKUP_FORMAT,
      takenAt: new Date(now).toISOString(),
      version: VERSION,
      engine: database.engine,
      migrations: await database.steps(),
      files,
    };
    await writeFile(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
    await rename(partial, folder);
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function writeTable(
  reader: Reader,
  database: Database,
  name: keyof Schema,
  folder: string,
): Promise<BackupFile> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const row of rowsOf(reader, database, name)) {
      rows += 1;
      yield `${rowToLine(row)}\n`;
    }
  }
  const path = `tables/${name}.jsonl.gz`;
  const written = await write(join(folder, path), Readable.from(lines()), createGzip());
  return { path, ...written, rows };
}

/** All rows in the order of their key, some at a time: each page goes on behind the last row of the one before. */
async function* rowsOf(
  reader: Reader,
  database: Database,
  name: keyof Schema,
): AsyncGenerator<Record<string, unknown>> {
  const table = database.schema[name];
  const keys = database.keyOf(name).map((column) => ({
    column,
    of: (table as unknown as Record<string, AnyColumn>)[column],
  }));
  for (let last: Record<string, unknown> | null = null; ;) {
    const behind =
      last &&
      or(
        ...keys.map(({ column, of }, index) =>
          and(
            ...keys.slice(0, index).map((each) => eq(each.of, last?.[each.column])),
            gt(of, last?.[column]),
          ),
        ),
      );
    const page = (await reader
      .select()
      .from(table)
      .where(behind ?? undefined)
      .orderBy(...keys.map(({ of }) => asc(of)))
      .limit(PAGE)) as Record<string, unknown>[];
    yield* page;
    last = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}

async function writeObject(objects: ObjectStore, key: string, folder: string): Promise<BackupFile | null> {
  const object = await objects.get(key);
  if (!object) return null;
  const path = `objects/${key}`;
  await mkdir(dirname(join(folder, path)), { recursive: true });
  const written = await write(join(folder, path), object.body, new PassThrough());
  return { path, ...written, contentType: object.contentType };
}

async function write(
  file: string,
  from: Readable,
  through: Transform,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(from, through, count, createWriteStream(file, { flush: true }));
  return { size, sha256: hash.digest("hex") };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
