import { createHash, randomBytes } from "node:crypto";
import { affected, and, eq, gt, isNull, type Writer } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import { isCommonPassword } from "../identity/common-passwords.ts";
import { notify } from "../notices/notify.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { findAccount, findAccountByEmail } from "./account-store.ts";
import { askAgain } from "./password-again.ts";

type PasswordHandlers = Pick<Handlers, "forgotPassword" | "resetPassword" | "changePassword">;

/** The queue of e-mails with a link to a new password. */
export const RESET_MAILS = "password-reset-mails";

/** How long such a link works. */
export const RESET_MS = 30 * 60_000;

/** A token of 256 random bits, and what is stored of it. */
export function newResetToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOf(token) };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A new password: for who forgot theirs, and for who knows it. */
export function passwordHandlers(deps: Deps): PasswordHandlers {
  const { database, passwords, signIns, slowDown, audit, bus, jobs, now } = deps;
  const { passwordResets, users } = database.schema;

  const check = (password: string, email: string): void => {
    if (isCommonPassword(password) || password.toLowerCase() === email)
      throw new Refusal("password_common", "This password is one of the first that anybody would try.");
  };

  /** Stores it and throws away links that are still on their way. */
  const store = async (writer: Writer, userId: string, passwordHash: string): Promise<void> => {
    await writer.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await writer
      .update(passwordResets)
      .set({ usedAt: now() })
      .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
  };

  const tell = async (userId: string, action: string, requestId: string): Promise<void> => {
    bus.publish(accessTopic(userId), null);
    await audit.record({ actorId: userId, action, objectId: userId, outcome: "ok", requestId });
    await notify(deps, { to: userId, kind: "password_changed", about: {}, link: "/settings" });
  };

  return {
    async forgotPassword({ body: { email }, request, requestId }) {
      // Counted apart from sign-ins: nobody is kept from signing in by links that others ask for.
      const place = `reset:${request.ip ?? "unknown"}`;
      await slowDown.begin(`reset:${email}`, place);
      await slowDown.failed(place);
      const account = await findAccountByEmail(database, email);
      const known = account && account.disabledAt === null ? account.id : null;
      // The same work whether there is such an account or not; the letter is written by a job, so that time tells nothing.
      await jobs.add(RESET_MAILS, { userId: known });
      await audit.record({
        actorId: null,
        action: "forgotPassword",
        objectId: known,
        outcome: "ok",
        requestId,
      });
    },

    async resetPassword({ body: { token, password }, requestId }) {
      const usable = and(
        eq(passwordResets.tokenHash, hashOf(token)),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, now()),
      );
      const gone = (): Refusal =>
        new Refusal("wrong_state", "This link was used, is too old, or was replaced by a newer one.");
      const [row] = await database.read.select().from(passwordResets).where(usable);
      const account = row ? await findAccount(database, row.userId) : null;
      if (!account || account.disabledAt !== null) throw gone();
      check(password, account.email);
      const passwordHash = await passwords.hash(password);
      const done = await database.write(async (writer) => {
        const used = affected(await writer.update(passwordResets).set({ usedAt: now() }).where(usable));
        if (used === 0) return false;
        await store(writer, account.id, passwordHash);
        await signIns.endSome(writer, account.id, "password");
        return true;
      });
      if (!done) throw gone();
      // Whoever guessed before has to begin anew, and the owner gets in at once.
      await slowDown.succeeded(account.email);
      await tell(account.id, "resetPassword", requestId);
    },

    async changePassword({ viewer, body: { current, password }, request, requestId }) {
      const account = await findAccount(database, viewer.id);
      if (!account) throw new Refusal("signed_out", "Sign in again.");
      await askAgain(deps, account, { password: current, field: "current", address: request.ip });
      check(password, account.email);
      const passwordHash = await passwords.hash(password);
      await database.write(async (writer) => {
        await store(writer, viewer.id, passwordHash);
        await signIns.endSome(writer, viewer.id, "password", { but: viewer.signInId });
      });
      await tell(viewer.id, "changePassword", requestId);
    },
  };
}
