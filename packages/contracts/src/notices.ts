import { instantSchema, timeZoneSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** What people are told of. */
export const NOTICE_KINDS = [
  "subscription_requested",
  "subscription_approved",
  "subscription_rejected",
  "subscription_revoked",
  "physician_approved",
  "physician_rejected",
  "plan_changed",
  "proposal_ready",
  "session_reviewed",
  "note_added",
  "pain_reported",
  "reminder",
  "password_changed",
  "second_factor_changed",
] as const;
export const noticeKindSchema = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** Told by e-mail whatever was chosen: it is how a person learns that it was not them. */
export const ALWAYS_MAILED: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  "password_changed",
  "second_factor_changed",
]);

/** What a notice's sentence needs to know; each kind uses some of it. */
export const noticeAboutSchema = z.strictObject({
  /** Name of the person it is about, or who did it. */
  person: z.string().max(120).optional(),
  /** Name or id of the exercise. */
  exercise: z.string().max(200).optional(),
  /** In the words of whoever decided. */
  reason: z.string().max(2000).optional(),
  /** How many. */
  count: z.int().min(0).max(10_000).optional(),
  /** 0–10, where pain was reported. */
  pain: z.int().min(0).max(10).optional(),
});
export type NoticeAbout = z.infer<typeof noticeAboutSchema>;

/** Something that a person is told in the app. */
export const noticeSchema = z.object({
  id: uuidSchema,
  kind: noticeKindSchema,
  about: noticeAboutSchema,
  /** Path in the web app where it is dealt with. */
  link: z.string(),
  createdAt: instantSchema,
  readAt: instantSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticeQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const noticePageSchema = z.object({
  /** Newest first. */
  notices: z.array(noticeSchema),
  unread: z.int(),
  total: z.int(),
});
export type NoticePage = z.infer<typeof noticePageSchema>;

const channelsSchema = z.strictObject({ inApp: z.boolean(), email: z.boolean() });

/** Where each kind arrives. */
export const noticeChannelsSchema = z.strictObject(
  Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, channelsSchema])) as Record<
    NoticeKind,
    typeof channelsSchema
  >,
);
export type NoticeChannels = z.infer<typeof noticeChannelsSchema>;

/** Local time of a day, 00:00 … 23:59. */
const timeOfDaySchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "not a time HH:MM");

export const noticePreferencesSchema = z.strictObject({
  channels: noticeChannelsSchema,
  /** Language of e-mails; English where there is no catalogue of it. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "not a language tag")
    .max(32),
  timeZone: timeZoneSchema,
  /** When to be reminded each day of exercises that are not done; null for never. */
  reminderTime: timeOfDaySchema.nullable(),
});
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>;

/**
 * Before anybody chose: everything in the app; by e-mail what somebody waits for or has to act on.
 */
export const NOTICE_DEFAULTS: NoticeChannels = Object.fromEntries(
  NOTICE_KINDS.map((kind) => [
    kind,
    { inApp: true, email: !["session_reviewed", "note_added"].includes(kind) },
  ]),
) as NoticeChannels;
