import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How far the audit log had grown at some moment. */
export type Anchor = { readonly seq: number; readonly mac: string };

/**
 * The end of the audit log, noted outside the database: a database that was set back to an earlier state, head and all,
 * is then found to be shorter than it was. One file a database, in the data folder.
 */
export class AuditAnchor {
  private readonly folder: string;
  private readonly file: string;

  constructor(dataDir: string, databaseUrl: string) {
    const name = createHash("sha256").update(databaseUrl).digest("hex").slice(0, 12);
    this.folder = dataDir;
    this.file = join(dataDir, `audit-anchor-${name}.json`);
  }

  /** Null where none was written yet, or what stands there is none. */
  read(): Anchor | null {
    try {
      const found: unknown = JSON.parse(readFileSync(this.file, "utf8"));
      if (typeof found !== "object" || found === null || !("seq" in found) || !("mac" in found)) return null;
      return typeof found.seq === "number" && typeof found.mac === "string"
        ? { seq: found.seq, mac: found.mac }
        : null;
    } catch {
      return null;
    }
  }

  /** After a backup was restored: the log begins to grow from there. */
  forget(): void {
    rmSync(this.file, { force: true });
  }

  /** Never goes back: of two servers the one that knows more wins. */
  write(anchor: Anchor): void {
    if ((this.read()?.seq ?? 0) >= anchor.seq) return;
    mkdirSync(this.folder, { recursive: true });
    const fresh = `${this.file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(anchor), { mode: 0o600 });
    renameSync(fresh, this.file);
  }
}
