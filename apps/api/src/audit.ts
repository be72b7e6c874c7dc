import type { KeyObject } from "node:crypto";
import type { AuditCheck } from "@physiocheck/contracts";
import {
  asc,
  eq,
  isDuplicate,
  isNull,
  lt,
  lte,
  sql,
  type Database,
  type Writer,
} from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import type { AuditAnchor } from "./admin/audit-anchor.ts";
import { checkAudit } from "./admin/check-audit.ts";
import { macOf, NOTHING_BEFORE, sealed, type AuditHead } from "./admin/audit-chain.ts";

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

/** How often the end of the log is noted outside the database, at most. */
const ANCHOR_MS = 60_000;

/**
 * Who did what, in rows that are only ever added: a chain of keyed hashes (admin/audit-chain.ts) in which a changed, removed
 * or cut row shows. Any number of servers add to one log; the head's row lock puts them in order.
 */
export class Audit {
  private readonly database: Database;
  private readonly key: KeyObject;
  private readonly anchor: AuditAnchor;
  private readonly now: () => number;
  private anchoredAt = Number.NEGATIVE_INFINITY;
  private last: { readonly seq: number; readonly mac: string } | null = null;

  constructor(database: Database, key: KeyObject, anchor: AuditAnchor, now: () => number) {
    this.database = database;
    this.key = key;
    this.anchor = anchor;
    this.now = now;
  }

  /** Makes the head where there is none, and takes rows from before there was a chain into it. Once, before anything is recorded. */
  async begin(): Promise<void> {
    const { auditHead, auditLog } = this.database.schema;
    const [found] = await this.database.read.select().from(auditHead);
    if (found) return;
    try {
      await this.database.write(async (writer) => {
        const empty = { lastSeq: 0, lastMac: NOTHING_BEFORE, firstSeq: 1, beforeMac: NOTHING_BEFORE };
        await writer.insert(auditHead).values(sealed(this.key, null, empty));
        const old = await writer
          .select()
          .from(auditLog)
          .where(isNull(auditLog.seq))
          .orderBy(asc(auditLog.id));
        let before = NOTHING_BEFORE;
        for (const [index, row] of old.entries()) {
          before = macOf(this.key, before, { ...row, seq: index + 1 });
          await writer
            .update(auditLog)
            .set({ seq: index + 1, mac: before })
            .where(eq(auditLog.id, row.id));
        }
        await this.moveHead(writer, null, { ...empty, lastSeq: old.length, lastMac: before });
      });
    } catch (error) {
      // Another server has begun it in this moment.
      if (!isDuplicate(error)) throw error;
    }
  }

  /** Resolves when the row is committed. */
  async record(entry: AuditEntry): Promise<void> {
    const at = this.now();
    const id = uuidv7();
    this.last = await this.database.write((writer) => this.append(writer, entry, id, at));
    if (at - this.anchoredAt >= ANCHOR_MS) {
      this.anchoredAt = at;
      this.noteEnd();
    }
  }

  /** Deletes rows from before a moment; the chain goes on from where it was cut, and says so. @returns how many */
  async prune(before: number): Promise<number> {
    const { auditLog } = this.database.schema;
    return this.database.write(async (writer) => {
      const head = await this.head(writer);
      const [{ upTo }] = await writer
        .select({ upTo: sql<number>`max(${auditLog.seq})`.mapWith(Number) })
        .from(auditLog)
        .where(lt(auditLog.at, before));
      // An empty max comes as null, which is no number.
      if (!(upTo >= head.firstSeq)) return 0;
      const [lastGone] = await writer.select().from(auditLog).where(eq(auditLog.seq, upTo));
      await writer.delete(auditLog).where(lte(auditLog.seq, upTo));
      await this.moveHead(writer, head, { ...head, firstSeq: upTo + 1, beforeMac: lastGone.mac ?? "" });
      const gone = upTo - head.firstSeq + 1;
      await this.append(
        writer,
        {
          actorId: null,
          action: "audit_cleared",
          objectId: null,
          outcome: "ok",
          detail: String(gone),
          requestId: null,
        },
        uuidv7(),
        this.now(),
      );
      return gone;
    });
  }

  /** Notes where the log ends; when the server closes, and now and then before. */
  noteEnd(): void {
    if (this.last) this.anchor.write(this.last);
  }

  /** Whether every row is as it was written. */
  check(): Promise<AuditCheck> {
    return checkAudit(this.database, this.key, this.anchor);
  }

  private async append(
    writer: Writer,
    { detail, ...entry }: AuditEntry,
    id: string,
    at: number,
  ): Promise<{ seq: number; mac: string }> {
    const { auditLog } = this.database.schema;
    const head = await this.head(writer);
    const row = { ...entry, id, at, detail: detail ?? null, seq: head.lastSeq + 1 };
    const mac = macOf(this.key, head.lastMac, row);
    await writer.insert(auditLog).values({ ...row, mac });
    await this.moveHead(writer, head, { ...head, lastSeq: row.seq, lastMac: mac });
    return { seq: row.seq, mac };
  }

  /** Locked until the transaction ends, so that no two rows take one place. */
  private async head(writer: Writer): Promise<AuditHead> {
    const [head] = await this.database.forUpdate(writer.select().from(this.database.schema.auditHead));
    if (!head) throw new Error("the audit log has no head: it was removed, or never begun");
    return head;
  }

  private async moveHead(
    writer: Writer,
    was: AuditHead | null,
    next: Omit<AuditHead, "id" | "seal">,
  ): Promise<void> {
    const { auditHead } = this.database.schema;
    await writer
      .update(auditHead)
      .set(sealed(this.key, was, next))
      .where(eq(auditHead.id, "head"));
  }
}
