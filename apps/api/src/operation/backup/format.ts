import * as z from "zod";

/**
 * A backup is a folder: `manifest.json`, `tables/<table>.jsonl.gz` with a row a line, and `objects/<key>` with the files of the object
 * store. It holds no secret key: without the installation's own, passwords do not fit and the audit log cannot be checked. Either engine
 * reads what the other wrote, so that a backup of the embedded database is also the way to a server.
 */
export const BACKUP_FORMAT = 1;

const fileSchema = z.strictObject({
  /** Inside the folder, with `/`. */
  path: z.string().regex(/^(?:tables|objects)\/[A-Za-z0-9._/-]+$/),
  /** Bytes. */
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of a table. */
  rows: z.int().min(0).optional(),
  /** Of an object. */
  contentType: z.string().optional(),
});
export type BackupFile = z.infer<typeof fileSchema>;

export const manifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** ISO 8601, UTC. */
  takenAt: z.iso.datetime(),
  version: z.string(),
  engine: z.enum(["mysql", "libsql"]),
  /** Names of the migration steps that the tables have. */
  migrations: z.array(z.string()),
  files: z.array(fileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = "manifest.json";

/** A backup that cannot be read, or that must not be put where it was asked for. The message says what is wrong. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** A row as a line; bytes become base64 under a name that no column's text can be mistaken for. */
export function rowToLine(row: object): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([column, value]: [string, unknown]) => [
        column,
        value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
      ]),
    ),
  );
}

/** @throws SyntaxError, or BackupError where the line is no row */
export function lineToRow(line: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new BackupError("a line is no row");
  return Object.fromEntries(
    Object.entries(parsed).map(([column, value]: [string, unknown]) => [column, bytesOf(value) ?? value]),
  );
}

function bytesOf(value: unknown): Buffer | null {
  if (typeof value !== "object" || value === null || !("base64" in value)) return null;
  return typeof value.base64 === "string" ? Buffer.from(value.base64, "base64") : null;
}
