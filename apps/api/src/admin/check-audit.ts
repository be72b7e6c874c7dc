import type { KeyObject } from "node:crypto";
import type { AuditCheck } from "@physiocheck/contracts";
import { and, asc, countAll, eq, gt, isNull, lte, sql, type Database } from "@physiocheck/database";
import { macOf, sealOf, type AuditHead } from "./audit-chain.ts";
import type { AuditAnchor } from "./audit-anchor.ts";

const BATCH = 1000;

type Problem = NonNullable<AuditCheck["broken"]>;

/**
 * Follows the audit log from its beginning to its head, while others may add to it.
 * `changed`: the row is not what was written. `removed`: a row is missing. `added`: a row that no server wrote. `cut`: the end
 * is missing. `head`: the head is not what a server wrote.
 */
export async function checkAudit(
  database: Database,
  key: KeyObject,
  anchor: AuditAnchor,
): Promise<AuditCheck> {
  for (;;) {
    // What was noted outside is older than the head that is read after it.
    const noted = anchor.read();
    const head = await readHead(database);
    if (!head) return result(0, { seq: noted?.seq ?? 1, problem: "head" });
    if (head.seal !== sealOf(key, head)) return result(0, { seq: head.lastSeq, problem: "head" });
    if (noted && noted.seq > head.lastSeq) return result(0, { seq: head.lastSeq + 1, problem: "cut" });
    const { checked, broken } = await follow(database, key, head, noted);
    const after = await readHead(database);
    // Old rows were cleared meanwhile: once more, from the new beginning.
    if (after && after.firstSeq !== head.firstSeq) continue;
    return result(checked, broken ?? (await strangers(database)));
  }
}

function result(checked: number, broken: Problem | null): AuditCheck {
  return { whole: broken === null, checked, broken };
}

async function readHead({ read, schema }: Database): Promise<AuditHead | undefined> {
  const [head] = await read.select().from(schema.auditHead);
  return head;
}

async function follow(
  { read, schema: { auditLog } }: Database,
  key: KeyObject,
  head: AuditHead,
  noted: { readonly seq: number; readonly mac: string } | null,
): Promise<{ checked: number; broken: Problem | null }> {
  let before = head.beforeMac;
  let seq = head.firstSeq - 1;
  while (seq < head.lastSeq) {
    const rows = await read
      .select()
      .from(auditLog)
      .where(and(gt(auditLog.seq, seq), lte(auditLog.seq, head.lastSeq)))
      .orderBy(asc(auditLog.seq))
      .limit(BATCH);
    const checked = (): number => seq - head.firstSeq + 1;
    if (rows.length === 0) return { checked: checked(), broken: { seq: seq + 1, problem: "cut" } };
    for (const { mac, ...row } of rows) {
      if (row.seq !== seq + 1) return { checked: checked(), broken: { seq: seq + 1, problem: "removed" } };
      const right = macOf(key, before, row);
      if (mac !== right || (noted?.seq === row.seq && noted.mac !== right))
        return { checked: checked(), broken: { seq: row.seq, problem: "changed" } };
      before = right;
      seq = row.seq;
    }
  }
  const broken: Problem | null = before === head.lastMac ? null : { seq, problem: "changed" };
  return { checked: seq - head.firstSeq + 1, broken };
}

/** Rows outside the chain: without a place, before its beginning, or after its end. */
async function strangers(database: Database): Promise<Problem | null> {
  const { read, schema } = database;
  const { auditLog } = schema;
  const [{ placeless }] = await read
    .select({ placeless: countAll })
    .from(auditLog)
    .where(isNull(auditLog.seq));
  const [{ last, first }] = await read
    .select({
      last: sql<number>`coalesce(max(${auditLog.seq}), 0)`.mapWith(Number),
      first: sql<number>`coalesce(min(${auditLog.seq}), 0)`.mapWith(Number),
    })
    .from(auditLog)
    .where(gt(auditLog.seq, -2_147_483_648));
  const [head] = await read.select().from(schema.auditHead).where(eq(schema.auditHead.id, "head"));
  if (placeless > 0) return { seq: 0, problem: "added" };
  if (head && last > head.lastSeq) return { seq: last, problem: "added" };
  if (head && first !== 0 && first < head.firstSeq) return { seq: first, problem: "added" };
  return null;
}
