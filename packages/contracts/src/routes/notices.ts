import { ADDRESSES } from "../addresses.ts";
import { noticePageSchema, noticePreferencesSchema, noticeQuerySchema } from "../notices.ts";
import { meSchema } from "../people.ts";
import { uuidSchema } from "../primitives.ts";
import {
  changeNameSchema,
  changePasswordSchema,
  endSignInsSchema,
  forgotPasswordSchema,
  resetPasswordSchema,
  signInListSchema,
} from "../profile.ts";
import { SIGNED_IN, type Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

export const noticeRoutes = {
  listNotices: {
    ...ADDRESSES.listNotices,
    who: SIGNED_IN,
    object: "self",
    summary: "What the signed-in person was told, newest first",
    query: noticeQuerySchema,
    response: noticePageSchema,
  },
  readNotices: {
    ...ADDRESSES.readNotices,
    who: SIGNED_IN,
    object: "self",
    summary: "Mark one's own notices as read: those named, or all; ids of others' change nothing",
    body: z.strictObject({ noticeIds: z.array(uuidSchema).min(1).max(200).optional() }),
    response: null,
  },
  getNoticePreferences: {
    ...ADDRESSES.getNoticePreferences,
    who: SIGNED_IN,
    object: "self",
    summary: "How the signed-in person wants to be told, and reminded",
    response: noticePreferencesSchema,
  },
  putNoticePreferences: {
    ...ADDRESSES.putNoticePreferences,
    who: SIGNED_IN,
    object: "self",
    summary: "Choose how to be told, and when to be reminded",
    body: noticePreferencesSchema,
    response: noticePreferencesSchema,
  },
  forgotPassword: {
    ...ADDRESSES.forgotPassword,
    who: "anyone",
    object: "none",
    summary: "Ask for a link to a new password by e-mail; the same answer where there is no such account",
    body: forgotPasswordSchema,
    response: null,
  },
  resetPassword: {
    ...ADDRESSES.resetPassword,
    who: "anyone",
    object: "none",
    summary: "Choose a new password with the token of such a link; ends every sign-in",
    body: resetPasswordSchema,
    response: null,
  },
  changePassword: {
    ...ADDRESSES.changePassword,
    who: SIGNED_IN,
    object: "self",
    summary: "Choose a new password, knowing the old one; ends every other sign-in",
    body: changePasswordSchema,
    response: null,
  },
  changeName: {
    ...ADDRESSES.changeName,
    who: SIGNED_IN,
    object: "self",
    summary: "Change one's own name",
    body: changeNameSchema,
    response: meSchema,
  },
  listSignIns: {
    ...ADDRESSES.listSignIns,
    who: SIGNED_IN,
    object: "self",
    summary: "Devices where the person is signed in",
    response: signInListSchema,
  },
  endSignIns: {
    ...ADDRESSES.endSignIns,
    who: SIGNED_IN,
    object: "self",
    summary: "Sign out some of one's own devices, or all others; ids of others' change nothing",
    body: endSignInsSchema,
    response: null,
  },
  putPicture: {
    ...ADDRESSES.putPicture,
    who: SIGNED_IN,
    object: "self",
    summary:
      "Set one's own picture: JPEG, PNG, WebP or AVIF up to 8 MB, kept as a small WebP without metadata",
    body: "bytes",
    response: meSchema,
  },
  removePicture: {
    ...ADDRESSES.removePicture,
    who: SIGNED_IN,
    object: "self",
    summary: "Remove one's own picture",
    response: meSchema,
  },
  getPicture: {
    ...ADDRESSES.getPicture,
    who: SIGNED_IN,
    object: "user",
    summary: "A person's picture: one's own, one's patient's or an approved physician's; an admin sees all",
    params: z.strictObject({ userId: uuidSchema }),
  },
  outbox: {
    ...ADDRESSES.outbox,
    who: "anyone",
    object: "none",
    summary: "E-mails that were kept instead of being sent; only without SMTP_URL, and never in production",
  },
} as const satisfies Record<string, Route>;
