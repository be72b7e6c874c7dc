import type { MailTexts } from "./texts.ts";

export const en: MailTexts = {
  direction: "ltr",
  greeting: (name) => `Hello ${name},`,
  notices: {
    subscription_requested: {
      subject: "Somebody asks to be your patient",
      body: "There is a new request from a patient.",
    },
    subscription_approved: {
      subject: "Your request was accepted",
      body: "A physiotherapist has accepted your request.",
    },
    subscription_rejected: {
      subject: "Your request was declined",
      body: "A physiotherapist has declined your request. You can ask somebody else.",
    },
    subscription_revoked: {
      subject: "A connection has ended",
      body: "A connection between a patient and a physiotherapist has ended.",
    },
    physician_approved: {
      subject: "Your account is approved",
      body: "Your account as a physiotherapist is approved. You can begin.",
    },
    physician_rejected: {
      subject: "Your account was not approved",
      body: "Your account as a physiotherapist was not approved. The reason is in the app.",
    },
    plan_changed: { subject: "Your plan has changed", body: "There is something new in your plan." },
    proposal_ready: {
      subject: "A proposal waits for you",
      body: "There is a proposal for a plan. It waits for your decision.",
    },
    session_reviewed: {
      subject: "A session was looked at",
      body: "Somebody has looked at one of your sessions.",
    },
    note_added: { subject: "There is a new note", body: "There is a new note for you." },
    pain_reported: {
      subject: "Something needs your attention",
      body: "There is something new with one of your patients.",
    },
    reminder: { subject: "Your plan for today", body: "There is something in your plan for today." },
    password_changed: {
      subject: "Your password was changed",
      body: "The password of your account was changed. If that was not you, choose a new one at once: “Forgot your password?” on the sign-in page.",
    },
    second_factor_changed: {
      subject: "How you sign in was changed",
      body: "Two-step sign-in of your account, or its recovery codes, was changed. If that was not you, choose a new password at once and tell the person who runs your clinic.",
    },
  },
  open: "Open PhysioCheck",
  footer:
    "This e-mail says no more than that there is something new: what concerns your health stays in the app. Which e-mails you get, you choose there under Settings.",
  passwordReset: {
    subject: "Choose a new password",
    body: "Somebody, hopefully you, asked for a new password for your account. The link works once, for 30 minutes.",
    open: "Choose a new password",
    footer: "If that was not you, you need do nothing: your password stays as it is.",
  },
};
