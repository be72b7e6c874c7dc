import type { NoticeAbout } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { noticeLetter } from "./letters.ts";
import { NOTICE_MAILS } from "./notify.ts";

/** Sends the e-mails of notices: at most eight tries, from 10 s to about 20 min apart. */
export function workOnNotices(deps: Deps): void {
  const { jobs } = deps;
  jobs.work<{ readonly noticeId: string }>(NOTICE_MAILS, ({ noticeId }) => sendNotice(deps, noticeId), {
    concurrency: 4,
    attempts: 8,
    backoffMs: 10_000,
    timeoutMs: 60_000,
  });
}

async function sendNotice({ database, mail, origin }: Deps, noticeId: string): Promise<void> {
  const { notices, noticePreferences, users } = database.schema;
  const [row] = await database.read
    .select({
      kind: notices.kind,
      about: notices.about,
      link: notices.link,
      email: users.email,
      name: users.name,
      disabledAt: users.disabledAt,
      language: noticePreferences.language,
    })
    .from(notices)
    .innerJoin(users, eq(users.id, notices.userId))
    .leftJoin(noticePreferences, eq(noticePreferences.userId, notices.userId))
    .where(eq(notices.id, noticeId));
  // The account was deleted or switched off in between.
  if (!row || row.disabledAt !== null) return;
  // Why somebody may not practise is about their licence and nobody's health: they read it wherever they read it.
  const reason =
    row.kind === "physician_rejected" ? ((JSON.parse(row.about) as NoticeAbout).reason ?? null) : null;
  const reader = { ...row, language: row.language ?? "en" };
  await mail.send(noticeLetter(reader, row.kind, origin() + row.link, reason));
}
