import {
  ALWAYS_MAILED,
  NOTICE_DEFAULTS,
  noticeAboutSchema,
  noticeChannelsSchema,
  type NoticeAbout,
  type NoticeChannels,
  type NoticeKind,
} from "@physiocheck/contracts";
import { eq, isDuplicate, type Database } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import type { Deps } from "../deps.ts";
import { noticeTopic } from "../ports/bus/live-bus.ts";

/** The queue of e-mails that tell of notices; its payload is the notice's id. */
export const NOTICE_MAILS = "notice-mails";

export type NewNotice = {
  /** Id of the person who is told. */
  readonly to: string;
  readonly kind: NoticeKind;
  readonly about: NoticeAbout;
  /** Path in the web app where it is dealt with: `/requests`. */
  readonly link: string;
  /** Told only once to this person under this name (up to 64 characters), however often it is asked for. */
  readonly once?: string;
};

/**
 * Tells a person something: at once in the app, and by an e-mail that a job sends where the person wants one. Never fails
 * what it tells of: an error is logged.
 */
export async function notify(
  deps: Pick<Deps, "database" | "jobs" | "bus" | "log" | "now">,
  notice: NewNotice,
): Promise<void> {
  try {
    await tell(deps, notice);
  } catch (error) {
    deps.log.error({ err: error, kind: notice.kind }, "somebody could not be told");
  }
}

async function tell(
  { database, jobs, bus, now }: Pick<Deps, "database" | "jobs" | "bus" | "now">,
  { to, kind, about, link, once }: NewNotice,
): Promise<void> {
  const { notices } = database.schema;
  const { inApp, email } = (await channelsOf(database, to))[kind];
  const id = uuidv7();
  try {
    await database.write(async (writer) => {
      await writer.insert(notices).values({
        id,
        userId: to,
        kind,
        about: JSON.stringify(noticeAboutSchema.parse(about)),
        link,
        once: once ?? null,
        createdAt: now(),
        shown: inApp ? 1 : 0,
      });
    });
  } catch (error) {
    if (isDuplicate(error)) return;
    throw error;
  }
  if (inApp) bus.publish(noticeTopic(to), { id, kind });
  if (email || ALWAYS_MAILED.has(kind)) await jobs.add(NOTICE_MAILS, { noticeId: id }, { id });
}

/** Where each kind arrives for a person. */
export async function channelsOf({ read, schema }: Database, userId: string): Promise<NoticeChannels> {
  const { noticePreferences } = schema;
  const [row] = await read
    .select({ channels: noticePreferences.channels })
    .from(noticePreferences)
    .where(eq(noticePreferences.userId, userId));
  return row ? readChannels(row.channels) : NOTICE_DEFAULTS;
}

/** Stored channels; kinds that are newer than what was stored are as nobody chose them. */
export function readChannels(stored: string): NoticeChannels {
  return noticeChannelsSchema.parse({ ...NOTICE_DEFAULTS, ...(JSON.parse(stored) as object) });
}
