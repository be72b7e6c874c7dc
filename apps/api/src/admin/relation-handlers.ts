import type { Relation } from "@physiocheck/contracts";
import { affected, and, countAll, desc, eq, inArray, or, type Schema } from "@physiocheck/database";
import { may } from "../access.ts";
import { contains } from "../accounts/account-store.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { notify } from "../notices/notify.ts";
import { withPeople } from "../care/with-people.ts";

type Row = Schema["subscriptions"]["$inferSelect"];
type RelationHandlers = Pick<Handlers, "listRelations" | "endRelation">;

/** Who is whose patient, and how an admin ends it. */
export function relationHandlers(deps: Deps): RelationHandlers {
  const { database, bus, now } = deps;
  const { subscriptions, users } = database.schema;

  const relationsOf = async (rows: readonly Row[]): Promise<Relation[]> => {
    const named = await withPeople(database, rows);
    return named.map((subscription, i) => ({ ...subscription, endReason: rows[i]?.endReason ?? null }));
  };

  const find = async (id: string): Promise<Row | undefined> => {
    const [row] = await database.read.select().from(subscriptions).where(eq(subscriptions.id, id));
    return row;
  };

  return {
    async listRelations({ query: { search, state, limit, offset } }) {
      const found = search
        ? database.read.select({ id: users.id }).from(users).where(contains(users.searchText, search))
        : undefined;
      const where = and(
        state && eq(subscriptions.state, state),
        found && or(inArray(subscriptions.patientId, found), inArray(subscriptions.physicianId, found)),
      );
      const rows = await database.read
        .select()
        .from(subscriptions)
        .where(where)
        .orderBy(desc(subscriptions.requestedAt), desc(subscriptions.id))
        .limit(limit)
        .offset(offset);
      const [{ total }] = await database.read.select({ total: countAll }).from(subscriptions).where(where);
      return { relations: await relationsOf(rows), total };
    },

    async endRelation({ viewer, params: { subscriptionId }, body: { reason } }) {
      const before = await find(subscriptionId);
      if (!before || !may(viewer, "end", { kind: "subscription", ...before })) throw notFound();
      const ended = await database.write(async (writer) =>
        affected(
          await writer
            .update(subscriptions)
            .set({
              state: "revoked",
              revokedAt: now(),
              openKey: null,
              endedBy: viewer.id,
              endReason: reason,
            })
            .where(
              and(
                eq(subscriptions.id, subscriptionId),
                inArray(subscriptions.state, ["requested", "approved"]),
              ),
            ),
        ),
      );
      if (ended === 0) throw new Refusal("wrong_state", `The subscription is ${before.state}.`);
      // Whatever the physician has open of this patient closes now.
      bus.publish(accessTopic(before.physicianId), null);
      await notify(deps, {
        to: before.patientId,
        kind: "subscription_revoked",
        about: { reason },
        link: "/physicians",
      });
      await notify(deps, {
        to: before.physicianId,
        kind: "subscription_revoked",
        about: { reason },
        link: "/requests",
      });
      const row = await find(subscriptionId);
      if (!row) throw notFound();
      const [relation] = await relationsOf([row]);
      return relation;
    },
  };
}
