import type { Database } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";

export type AuditEntry = {
  /** Null where nobody was signed in. */
  readonly actorId: string | null;
  /** Name of the route, or what happened. */
  readonly action: string;
  readonly objectId: string | null;
  readonly outcome: "ok" | "refused";
  /** A code, never what somebody typed. */
  readonly detail?: string;
  readonly requestId: string | null;
};

/** Who did what, in rows that are only ever added. */
export class Audit {
  private readonly database: Database;
  private readonly now: () => number;

  constructor(database: Database, now: () => number) {
    this.database = database;
    this.now = now;
  }

  /** Resolves when the row is committed. */
  async record({ detail, ...entry }: AuditEntry): Promise<void> {
    const { auditLog } = this.database.schema;
    await this.database.write(async (writer) => {
      await writer
        .insert(auditLog)
        .values({ ...entry, id: uuidv7(), at: this.now(), detail: detail ?? null });
    });
  }
}
