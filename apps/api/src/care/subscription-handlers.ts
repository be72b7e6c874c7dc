import type { Subscription } from "@physiocheck/contracts";
import {
  affected,
  and,
  asc,
  desc,
  eq,
  inArray,
  isDuplicate,
  isNull,
  type Schema,
} from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { contains } from "../accounts/account-store.ts";
import { may, type Action } from "../access.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { notify } from "../notices/notify.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { withPeople } from "./with-people.ts";

type Row = Schema["subscriptions"]["$inferSelect"];
type SubscriptionHandlers = Pick<
  Handlers,
  | "listPhysicians"
  | "listSubscriptions"
  | "requestSubscription"
  | "approveSubscription"
  | "rejectSubscription"
  | "revokeSubscription"
>;

/** The consent between a patient and a physician, from asking to ending. */
export function subscriptionHandlers(deps: Deps): SubscriptionHandlers {
  const { database, bus, now } = deps;
  const { subscriptions, users } = database.schema;

  /** Approved, not switched off. */
  const practising = and(
    eq(users.role, "physician"),
    eq(users.verification, "approved"),
    isNull(users.disabledAt),
  );

  const find = async (viewer: SignedIn, id: string): Promise<Row | null> => {
    const mine =
      viewer.role === "patient"
        ? eq(subscriptions.patientId, viewer.id)
        : eq(subscriptions.physicianId, viewer.id);
    const [row] = await database.read
      .select()
      .from(subscriptions)
      .where(and(eq(subscriptions.id, id), mine));
    return row ?? null;
  };

  /** Changes a subscription that is in one of the states `from`; in state `set.state` already, nothing is done. */
  const move = async (
    viewer: SignedIn,
    id: string,
    action: Action,
    from: readonly Row["state"][],
    set: Pick<Row, "state"> & Partial<Row>,
  ): Promise<Subscription> => {
    const before = await find(viewer, id);
    if (!before || !may(viewer, action, { kind: "subscription", ...before })) throw notFound();
    const changed = await database.write(async (writer) =>
      affected(
        await writer
          .update(subscriptions)
          .set(set)
          .where(and(eq(subscriptions.id, id), inArray(subscriptions.state, [...from]))),
      ),
    );
    const row = await find(viewer, id);
    if (!row) throw notFound();
    if (changed === 0 && row.state !== set.state)
      throw new Refusal("wrong_state", `The subscription is ${row.state}.`);
    bus.publish(accessTopic(row.physicianId), null);
    const [subscription] = await withPeople(database, [row]);
    if (changed > 0) await tellOther(viewer, subscription);
    return subscription;
  };

  /** Tells the other side of what became of a subscription. */
  const tellOther = async (viewer: SignedIn, { state, patient, physician }: Subscription): Promise<void> => {
    const [to, from, link] =
      viewer.id === patient.id
        ? [physician, patient, state === "requested" ? "/requests" : "/people"]
        : [patient, physician, "/physicians"];
    await notify(deps, {
      to: to.id,
      kind: `subscription_${state}`,
      about: { person: from.name },
      link,
    });
  };

  return {
    async listPhysicians({ query: { search } }) {
      const physicians = await database.read
        .select({ id: users.id, name: users.name, specialisation: users.specialisation })
        .from(users)
        .where(and(practising, search ? contains(users.searchText, search) : undefined))
        .orderBy(asc(users.name), asc(users.id))
        .limit(200);
      return {
        physicians: physicians.map((row) => ({ ...row, specialisation: row.specialisation ?? "" })),
      };
    },

    async listSubscriptions({ viewer }) {
      const mine =
        viewer.role === "patient"
          ? eq(subscriptions.patientId, viewer.id)
          : eq(subscriptions.physicianId, viewer.id);
      const rows = await database.read
        .select()
        .from(subscriptions)
        .where(mine)
        .orderBy(desc(subscriptions.requestedAt), desc(subscriptions.id))
        .limit(500);
      return { subscriptions: await withPeople(database, rows) };
    },

    async requestSubscription({ viewer, body: { physicianId } }) {
      const [physician] = await database.read
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, physicianId), practising));
      if (!physician) throw notFound();
      const id = uuidv7();
      try {
        await database.write(async (writer) => {
          await writer.insert(subscriptions).values({
            id,
            patientId: viewer.id,
            physicianId,
            state: "requested",
            openKey: `${viewer.id}:${physicianId}`,
            requestedAt: now(),
          });
        });
      } catch (error) {
        if (isDuplicate(error))
          throw new Refusal(
            "wrong_state",
            "There is a subscription or a request with this physician already.",
          );
        throw error;
      }
      const row = await find(viewer, id);
      if (!row) throw notFound();
      const [subscription] = await withPeople(database, [row]);
      await tellOther(viewer, subscription);
      return subscription;
    },

    approveSubscription: ({ viewer, params: { subscriptionId } }) =>
      move(viewer, subscriptionId, "decide", ["requested"], { state: "approved", decidedAt: now() }),

    rejectSubscription: ({ viewer, params: { subscriptionId } }) =>
      move(viewer, subscriptionId, "decide", ["requested"], {
        state: "rejected",
        decidedAt: now(),
        openKey: null,
      }),

    revokeSubscription: ({ viewer, params: { subscriptionId } }) =>
      move(viewer, subscriptionId, "end", ["requested", "approved"], {
        state: "revoked",
        revokedAt: now(),
        openKey: null,
      }),
  };
}
