import { and, eq, isNull } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { passwordResetLetter } from "../notices/letters.ts";
import { findAccount } from "./account-store.ts";
import { newResetToken, RESET_MAILS, RESET_MS } from "./password-handlers.ts";

/** Writes the letters with a link to a new password. Tried for some minutes: a later one would be a surprise. */
export function workOnResetMails(deps: Deps): void {
  deps.jobs.work<{ readonly userId: string | null }>(RESET_MAILS, ({ userId }) => sendReset(deps, userId), {
    concurrency: 4,
    attempts: 5,
    backoffMs: 5000,
  });
}

/** @param userId null where nobody has the address that was typed: the same job, and no letter */
async function sendReset({ database, mail, now, origin }: Deps, userId: string | null): Promise<void> {
  const account = userId === null ? null : await findAccount(database, userId);
  if (!account || account.disabledAt !== null) return;
  const { passwordResets, noticePreferences } = database.schema;
  const [preferences] = await database.read
    .select({ language: noticePreferences.language })
    .from(noticePreferences)
    .where(eq(noticePreferences.userId, account.id));
  const { token, tokenHash } = newResetToken();
  await database.write(async (writer) => {
    // Only the newest link works.
    await writer
      .update(passwordResets)
      .set({ usedAt: now() })
      .where(and(eq(passwordResets.userId, account.id), isNull(passwordResets.usedAt)));
    await writer
      .insert(passwordResets)
      .values({ tokenHash, userId: account.id, createdAt: now(), expiresAt: now() + RESET_MS });
  });
  // Behind the #, the token reaches no server and no log on its way to the page.
  const link = `${origin()}/reset-password#token=${token}`;
  await mail.send(passwordResetLetter({ ...account, language: preferences?.language ?? "en" }, link));
}
