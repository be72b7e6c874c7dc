import type { Role, User } from "@physiocheck/contracts";
import { and, countAll, eq, inArray, isNull, ne, or, type Writer } from "@physiocheck/database";
import { may } from "../access.ts";
import { findAccount, searchAccounts, toUser, type UserRow } from "../accounts/account-store.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";

type UserHandlers = Pick<Handlers, "listUsers" | "setUserDisabled" | "setUserRole">;

/** What admins do with accounts. */
export function userHandlers({ database, signIns, bus, now }: Deps): UserHandlers {
  const { users, subscriptions } = database.schema;

  const target = async (viewer: SignedIn, userId: string): Promise<UserRow> => {
    if (!may(viewer, "write", { kind: "user", userId })) throw notFound();
    const row = await findAccount(database, userId);
    if (!row) throw notFound();
    return row;
  };

  /** @throws Refusal where nobody would be left who can let anybody in */
  const keepAnAdmin = async (writer: Writer, row: UserRow): Promise<void> => {
    if (row.role !== "admin") return;
    // The rows are locked: two admins cannot remove each other at the same time.
    const others = await database.forUpdate(
      writer
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.role, "admin"), isNull(users.disabledAt), ne(users.id, row.id))),
    );
    if (others.length === 0)
      throw new Refusal("wrong_state", "This is the last admin: somebody has to let people in.");
  };

  const changed = async (userId: string): Promise<User> => {
    bus.publish(accessTopic(userId), null);
    const row = await findAccount(database, userId);
    if (!row) throw notFound();
    return toUser(row);
  };

  const openRelations = async (writer: Writer, userId: string): Promise<number> => {
    const [{ open }] = await writer
      .select({ open: countAll })
      .from(subscriptions)
      .where(
        and(
          inArray(subscriptions.state, ["requested", "approved"]),
          or(eq(subscriptions.patientId, userId), eq(subscriptions.physicianId, userId)),
        ),
      );
    return open;
  };

  return {
    listUsers: ({ query }) => searchAccounts(database, query),

    async setUserDisabled({ viewer, params: { userId }, body: { disabled } }) {
      const row = await target(viewer, userId);
      if (disabled && userId === viewer.id)
        throw new Refusal("wrong_state", "Nobody can switch their own account off.");
      await database.write(async (writer) => {
        if (disabled) await keepAnAdmin(writer, row);
        await writer
          .update(users)
          .set({ disabledAt: disabled ? (row.disabledAt ?? now()) : null })
          .where(eq(users.id, userId));
        if (disabled) await signIns.endAll(writer, userId);
      });
      return changed(userId);
    },

    async setUserRole({ viewer, params: { userId }, body: { role } }) {
      const row = await target(viewer, userId);
      if (userId === viewer.id) throw new Refusal("wrong_state", "Nobody can change their own role.");
      if (row.role === role) return toUser(row);
      await database.write(async (writer) => {
        await keepAnAdmin(writer, row);
        const open = await openRelations(writer, userId);
        if (open > 0)
          throw new Refusal(
            "wrong_state",
            `There are ${open} relations or requests that still stand. End them first.`,
          );
        await writer
          .update(users)
          .set({ role, verification: verificationIn(role), rejectionReason: null, appliedAt: now() })
          .where(eq(users.id, userId));
        // What is open in their browsers belongs to the old role.
        await signIns.endAll(writer, userId);
      });
      return changed(userId);
    },
  };
}

/** Becoming a physician needs what every physician needs. */
function verificationIn(role: Role): "pending" | null {
  return role === "physician" ? "pending" : null;
}
