import type { User, Verification } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { may } from "../access.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { accessTopic } from "../live/bus.ts";
import { findAccount, searchAccounts, toUser, type UserRow } from "./account-store.ts";

type UserHandlers = Pick<Handlers, "listUsers" | "setUserDisabled" | "approvePhysician" | "rejectPhysician">;

/** What admins do with accounts. */
export function userHandlers({ database, signIns, bus, now }: Deps): UserHandlers {
  const { users } = database.schema;

  const target = async (viewer: SignedIn, userId: string): Promise<UserRow> => {
    if (!may(viewer, "write", { kind: "user", userId })) throw notFound();
    const row = await findAccount(database, userId);
    if (!row) throw notFound();
    return row;
  };

  const change = async (userId: string, set: Partial<UserRow>, signOut: boolean): Promise<User> => {
    await database.write(async (writer) => {
      await writer.update(users).set(set).where(eq(users.id, userId));
      if (signOut) await signIns.endAll(writer, userId);
    });
    bus.publish(accessTopic(userId), null);
    const row = await findAccount(database, userId);
    if (!row) throw notFound();
    return toUser(row);
  };

  const verify = async (
    viewer: SignedIn,
    userId: string,
    verification: Verification,
    rejectionReason: string | null,
  ): Promise<User> => {
    const row = await target(viewer, userId);
    if (row.role !== "physician") throw new Refusal("wrong_state", "This account is no physician's.");
    return change(userId, { verification, rejectionReason }, false);
  };

  return {
    listUsers: ({ query }) => searchAccounts(database, query),

    async setUserDisabled({ viewer, params: { userId }, body: { disabled } }) {
      const row = await target(viewer, userId);
      if (disabled && userId === viewer.id)
        throw new Refusal("wrong_state", "Nobody can switch their own account off.");
      return change(userId, { disabledAt: disabled ? (row.disabledAt ?? now()) : null }, disabled);
    },

    approvePhysician: ({ viewer, params }) => verify(viewer, params.userId, "approved", null),
    rejectPhysician: ({ viewer, params, body }) => verify(viewer, params.userId, "rejected", body.reason),
  };
}
