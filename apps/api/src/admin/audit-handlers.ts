import { once } from "node:events";
import type { AuditLine } from "@physiocheck/contracts";
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, or, type Schema } from "@physiocheck/database";
import { stringify } from "csv-stringify/sync";
import { contains } from "../accounts/account-store.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { instant } from "../time.ts";

type Row = Schema["auditLog"]["$inferSelect"];
type AuditHandlers = Pick<Handlers, "listAudit" | "exportAudit" | "checkAudit">;
type Filters = {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  readonly outcome?: "ok" | "refused" | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Rows read and sent at once while exporting. */
const BATCH = 500;
const COLUMNS = [
  "seq",
  "at",
  "actor_id",
  "actor_name",
  "actor_email",
  "action",
  "object_id",
  "object_name",
  "outcome",
  "detail",
  "request_id",
] as const;

/** Who did what, for admins: to search, to keep, and to trust. */
export function auditHandlers({ database, audit, now }: Deps): AuditHandlers {
  const { read } = database;
  const { auditLog, users } = database.schema;

  const matching = ({ actor, action, object, outcome, from, to }: Filters) =>
    and(
      isNotNull(auditLog.seq),
      actor
        ? or(
            eq(auditLog.actorId, actor),
            inArray(
              auditLog.actorId,
              read.select({ id: users.id }).from(users).where(contains(users.searchText, actor)),
            ),
          )
        : undefined,
      action ? eq(auditLog.action, action) : undefined,
      object ? eq(auditLog.objectId, object) : undefined,
      outcome && eq(auditLog.outcome, outcome),
      from === undefined ? undefined : gte(auditLog.at, Date.parse(from)),
      to === undefined ? undefined : lt(auditLog.at, Date.parse(to)),
    );

  const withNames = async (rows: readonly Row[]): Promise<AuditLine[]> => {
    const ids = [
      ...new Set(rows.flatMap(({ actorId, objectId }) => [actorId, objectId]).filter((id) => id !== null)),
    ];
    const people =
      ids.length === 0
        ? []
        : await read
            .select({ id: users.id, name: users.name, email: users.email })
            .from(users)
            .where(inArray(users.id, ids));
    const byId = new Map(people.map((person) => [person.id, person]));
    return rows.map((row) => ({
      seq: row.seq ?? 0,
      at: instant(row.at),
      // Somebody whose data were erased is still the one who did it.
      actor:
        row.actorId === null ? null : (byId.get(row.actorId) ?? { id: row.actorId, name: "", email: "" }),
      action: row.action,
      objectId: row.objectId,
      objectName: byId.get(row.objectId ?? "")?.name ?? null,
      outcome: row.outcome,
      detail: row.detail,
      requestId: row.requestId,
    }));
  };

  return {
    async listAudit({ query: { before, limit, ...filters } }) {
      const rows = await read
        .select()
        .from(auditLog)
        .where(and(matching(filters), before === undefined ? undefined : lt(auditLog.seq, before)))
        .orderBy(desc(auditLog.seq))
        .limit(limit + 1);
      const page = rows.slice(0, limit);
      const actions = await read
        .selectDistinct({ action: auditLog.action })
        .from(auditLog)
        .orderBy(asc(auditLog.action))
        .limit(500);
      return {
        entries: await withNames(page),
        next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
        actions: actions.map(({ action }) => action),
      };
    },

    async exportAudit({ viewer, query, requestId, response }) {
      // First the note, then the copy: nobody leaves with one that is not in it.
      await audit.record({
        actorId: viewer.id,
        action: "exportAudit",
        objectId: null,
        outcome: "ok",
        requestId,
      });
      response.attachment(`audit-log-${instant(now()).slice(0, 10)}.csv`);
      response.type("text/csv");
      response.setHeader("Cache-Control", "no-store");
      // Excel takes a file without it for another encoding than UTF-8.
      response.write(`\uFEFF${stringify([[...COLUMNS]])}`);
      for (let after = 0; !response.destroyed;) {
        const rows = await read
          .select()
          .from(auditLog)
          .where(and(matching(query), gt(auditLog.seq, after)))
          .orderBy(asc(auditLog.seq))
          .limit(BATCH);
        if (rows.length === 0) break;
        after = rows.at(-1)?.seq ?? after;
        const lines = (await withNames(rows)).map((line) => [
          line.seq,
          line.at,
          line.actor?.id ?? "",
          line.actor?.name ?? "",
          line.actor?.email ?? "",
          line.action,
          line.objectId ?? "",
          line.objectName ?? "",
          line.outcome,
          line.detail ?? "",
          line.requestId ?? "",
        ]);
        // Names are other people's text: a spreadsheet must not take one for a formula.
        if (!response.write(stringify(lines, { escape_formulas: true })) && !response.destroyed)
          await Promise.race([once(response, "drain"), once(response, "close")]);
      }
      response.end();
    },

    checkAudit: () => audit.check(),
  };
}
