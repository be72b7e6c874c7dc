import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import {
  BackupError,
  type BackupFile,
  lineToRow,
  type Manifest,
  MANIFEST,
  manifestSchema,
} from "./format.ts";

/** @throws BackupError where the folder holds no backup of this format */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => null);
  if (text === null) throw new BackupError(`${folder} holds no backup: it has no ${MANIFEST}`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BackupError(`${MANIFEST} is damaged: it is no JSON`);
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BackupError(
    `${MANIFEST} is damaged or of another format: ${issue?.path.join(".")} ${issue?.message}`,
  );
}

/**
 * Reads every file of a backup and holds it against the manifest.
 * @returns what is wrong, a line each; nothing where it is whole
 */
export async function checkBackup(folder: string, { files }: Manifest): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, size, sha256 } of files) {
    const hash = createHash("sha256");
    let read = 0;
    try {
      for await (const chunk of createReadStream(join(folder, path)) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        read += chunk.length;
      }
    } catch {
      wrong.push(`${path} is missing`);
      continue;
    }
    if (read !== size) wrong.push(`${path} has ${read} bytes, and had ${size}`);
    else if (hash.digest("hex") !== sha256) wrong.push(`${path} was changed`);
  }
  return wrong;
}

/** The rows of a table, one by one. */
export async function* rowsIn(folder: string, { path }: BackupFile): AsyncGenerator<Record<string, unknown>> {
  const lines = createInterface({
    input: createReadStream(join(folder, path)).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) if (line !== "") yield lineToRow(line);
}
