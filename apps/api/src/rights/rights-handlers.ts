import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  ERASURE_GRACE_DAYS,
  type CsvKind,
  type Erasure,
  type HoldingSummary,
  type Rights,
} from "@physiocheck/contracts";
import { affected, and, desc, eq, isDuplicate, isNull } from "@physiocheck/database";
import type { Response } from "express";
import { uuidv7 } from "uuidv7";
import { may } from "../access.ts";
import { findAccount, type UserRow } from "../accounts/account-store.ts";
import { askAgain } from "../accounts/password-again.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { instant, instantOrNull } from "../time.ts";
import { eraseAccount, isLastAdmin } from "./erase.ts";
import { sendExport } from "./export.ts";
import { holdingsOf, type AnyHolding } from "./holding.ts";
import { HOLDINGS } from "./holdings.ts";
import { countOf } from "./rows.ts";
import { csvOf } from "./tables.ts";

type RightsHandlers = Pick<
  Handlers,
  "getRights" | "exportMyData" | "requestErasure" | "undoErasure" | "downloadMyCsv" | "downloadPatientCsv"
>;

const GRACE_MS = ERASURE_GRACE_DAYS * 24 * 3_600_000;

/** What people may ask of us about their own data: to see what there is, to take it along, to have it gone. */
export function rightsHandlers(deps: Deps): RightsHandlers {
  const { database, cookies, audit, now } = deps;
  const { erasures, dataExports } = database.schema;

  const accountOf = async ({ id }: SignedIn): Promise<UserRow> => {
    const account = await findAccount(database, id);
    if (!account) throw notFound();
    return account;
  };

  const openErasure = async (userId: string): Promise<Erasure | null> => {
    const [row] = await database.read
      .select()
      .from(erasures)
      .where(and(eq(erasures.userId, userId), isNull(erasures.endedAt)));
    return row ? { requestedAt: instant(row.requestedAt), dueAt: instant(row.dueAt) } : null;
  };

  const noteExport = (viewer: SignedIn, action: string, objectId: string, requestId: string): Promise<void> =>
    audit.record({ actorId: viewer.id, action, objectId, outcome: "ok", requestId });

  return {
    async getRights({ viewer }): Promise<Rights> {
      const account = await accountOf(viewer);
      const [last] = await database.read
        .select({ at: dataExports.endedAt })
        .from(dataExports)
        .where(and(eq(dataExports.userId, viewer.id), eq(dataExports.outcome, "complete")))
        .orderBy(desc(dataExports.endedAt))
        .limit(1);
      return {
        holdings: await summaryOf(deps, account),
        exportedAt: instantOrNull(last?.at ?? null),
        erasure: await openErasure(viewer.id),
      };
    },

    async exportMyData({ viewer, requestId, request, response }) {
      if (request.method === "HEAD") {
        response.type("application/zip").end();
        return;
      }
      await noteExport(viewer, "exportMyData", viewer.id, requestId);
      await sendExport(deps, viewer.id, response);
    },

    async requestErasure({ viewer, body: { password, immediately }, request, response }) {
      const account = await accountOf(viewer);
      await askAgain(deps, account, { password, address: request.ip });
      if (await isLastAdmin(deps, account))
        throw new Refusal("wrong_state", "You are the only admin. Make somebody else one first.");
      const requestedAt = now();
      const id = uuidv7();
      try {
        await database.write(async (writer) => {
          if (immediately)
            await writer
              .update(erasures)
              .set({ openKey: null, endedAt: requestedAt, outcome: "undone" })
              .where(and(eq(erasures.userId, viewer.id), isNull(erasures.endedAt)));
          await writer.insert(erasures).values({
            id,
            userId: viewer.id,
            openKey: viewer.id,
            requestedAt,
            dueAt: immediately ? requestedAt : requestedAt + GRACE_MS,
          });
        });
      } catch (error) {
        if (isDuplicate(error)) throw new Refusal("wrong_state", "It was asked for already.");
        throw error;
      }
      if (!immediately) return { erased: false, erasure: await openErasure(viewer.id) };
      await eraseAccount(deps, viewer.id, id);
      cookies.clear(response);
      return { erased: true, erasure: null };
    },

    async undoErasure({ viewer }) {
      const undone = await database.write(async (writer) =>
        affected(
          await writer
            .update(erasures)
            .set({ openKey: null, endedAt: now(), outcome: "undone" })
            .where(and(eq(erasures.userId, viewer.id), isNull(erasures.endedAt))),
        ),
      );
      if (undone === 0) throw new Refusal("wrong_state", "Nothing was asked for.");
    },

    async downloadMyCsv({ viewer, params: { kind }, requestId, response }) {
      await noteExport(viewer, "downloadMyCsv", viewer.id, requestId);
      await sendCsv(deps, viewer.id, kind, response);
    },

    async downloadPatientCsv({ viewer, params: { patientId, kind }, response, noted }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      await noted();
      await sendCsv(deps, patientId, kind, response);
    },
  };
}

async function sendCsv(
  { database, now }: Deps,
  patientId: string,
  kind: CsvKind,
  response: Response,
): Promise<void> {
  response.setHeader("Content-Type", "text/csv; charset=utf-8");
  response.setHeader(
    "Content-Disposition",
    `attachment; filename="${kind}-${new Date(now()).toISOString().slice(0, 10)}.csv"`,
  );
  response.setHeader("Cache-Control", "no-store");
  await pipeline(Readable.from(csvOf(database, patientId, kind), { objectMode: false }), response);
}

/** How much of each kind there is, and what erasing does to it; the same fate of a kind is one line. */
async function summaryOf({ database }: Deps, account: UserRow): Promise<HoldingSummary[]> {
  const lines = new Map<string, HoldingSummary>();
  for (const holding of holdingsOf(HOLDINGS, account.role)) {
    if (holding.mentions) continue;
    const count = await countOf(database, holding, account);
    if (count === 0) continue;
    const { fate, reason } = fateOf(holding);
    const key = `${holding.kind} ${fate} ${reason ?? ""}`;
    lines.set(key, { kind: holding.kind, fate, reason, count: count + (lines.get(key)?.count ?? 0) });
  }
  return [...lines.values()];
}

function fateOf({ erase }: AnyHolding): Pick<HoldingSummary, "fate" | "reason"> {
  if (erase === "delete") return { fate: "deleted", reason: null };
  return { fate: erase.set ? "anonymised" : "kept", reason: erase.keep };
}
