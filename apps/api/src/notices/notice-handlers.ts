import {
  NOTICE_DEFAULTS,
  noticeAboutSchema,
  type Notice,
  type NoticePreferences,
} from "@physiocheck/contracts";
import { and, countAll, desc, eq, inArray, isNull, type Schema } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { noticeTopic } from "../ports/bus/live-bus.ts";
import { instant, instantOrNull } from "../time.ts";
import { nextLocalTime } from "./local-time.ts";
import { readChannels } from "./notify.ts";

type NoticeHandlers = Pick<
  Handlers,
  "listNotices" | "readNotices" | "getNoticePreferences" | "putNoticePreferences"
>;

/** What a person was told, and how they want to be. */
export function noticeHandlers({ database, bus, now }: Deps): NoticeHandlers {
  const { notices, noticePreferences } = database.schema;
  const mine = (userId: string) => and(eq(notices.userId, userId), eq(notices.shown, 1));

  const preferencesOf = async (userId: string): Promise<NoticePreferences> => {
    const [row] = await database.read
      .select()
      .from(noticePreferences)
      .where(eq(noticePreferences.userId, userId));
    if (!row) return { channels: NOTICE_DEFAULTS, language: "en", timeZone: "UTC", reminderTime: null };
    const { language, timeZone, reminderTime } = row;
    return { channels: readChannels(row.channels), language, timeZone, reminderTime };
  };

  return {
    async listNotices({ viewer, query: { limit, offset } }) {
      const count = async (where: ReturnType<typeof and>): Promise<number> => {
        const [{ total }] = await database.read.select({ total: countAll }).from(notices).where(where);
        return total;
      };
      const rows = await database.read
        .select()
        .from(notices)
        .where(mine(viewer.id))
        .orderBy(desc(notices.createdAt), desc(notices.id))
        .limit(limit)
        .offset(offset);
      return {
        notices: rows.map(toNotice),
        unread: await count(and(mine(viewer.id), isNull(notices.readAt))),
        total: await count(mine(viewer.id)),
      };
    },

    async readNotices({ viewer, body: { noticeIds } }) {
      await database.write(async (writer) => {
        await writer
          .update(notices)
          .set({ readAt: now() })
          .where(and(mine(viewer.id), isNull(notices.readAt), noticeIds && inArray(notices.id, noticeIds)));
      });
      bus.publish(noticeTopic(viewer.id), null);
    },

    getNoticePreferences: ({ viewer }) => preferencesOf(viewer.id),

    async putNoticePreferences({ viewer, body }) {
      const { channels, language, timeZone, reminderTime } = body;
      const set = {
        channels: JSON.stringify(channels),
        language,
        timeZone,
        reminderTime,
        nextReminderAt: reminderTime === null ? null : nextLocalTime(now(), reminderTime, timeZone),
      };
      await database.write((writer) =>
        database.upsert(
          writer,
          noticePreferences,
          { userId: viewer.id, ...set },
          noticePreferences.userId,
          set,
        ),
      );
      return preferencesOf(viewer.id);
    },
  };
}

function toNotice(row: Schema["notices"]["$inferSelect"]): Notice {
  return {
    id: row.id,
    kind: row.kind,
    about: noticeAboutSchema.parse(JSON.parse(row.about)),
    link: row.link,
    createdAt: instant(row.createdAt),
    readAt: instantOrNull(row.readAt),
  };
}
