import type { NoticeKind } from "@physiocheck/contracts";
import type { Letter } from "../ports/mail/mail.ts";
import { textsOf } from "./texts/index.ts";

export type Reader = { readonly email: string; readonly name: string; readonly language: string };

/** The e-mail that tells of a notice. @param link whole address @param reason an admin's words to a physician, no health data */
export function noticeLetter(
  { email, name, language }: Reader,
  kind: NoticeKind,
  link: string,
  reason: string | null = null,
): Letter {
  const texts = textsOf(language);
  const { subject, body } = texts.notices[kind];
  return compose(
    email,
    subject,
    language,
    texts.direction,
    [texts.greeting(name), body, ...(reason === null ? [] : [reason])],
    texts.open,
    link,
    texts.footer,
  );
}

/** The e-mail with the link to a new password. @param link whole address */
export function passwordResetLetter({ email, name, language }: Reader, link: string): Letter {
  const texts = textsOf(language);
  const { subject, body, open, footer } = texts.passwordReset;
  return compose(email, subject, language, texts.direction, [texts.greeting(name), body], open, link, footer);
}

function compose(
  to: string,
  subject: string,
  language: string,
  direction: "ltr" | "rtl",
  paragraphs: readonly string[],
  open: string,
  link: string,
  footer: string,
): Letter {
  return {
    to,
    subject,
    text: [...paragraphs, `${open}:\n${link}`, `-- \n${footer}`].join("\n\n"),
    html: `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1b2a2f; max-width: 34em">
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("\n")}
<p><a href="${escapeHtml(link)}" style="color: #00696b">${escapeHtml(open)}</a></p>
<p style="font-size: 14px; color: #55666b">${escapeHtml(footer)}</p>
</body>
</html>
`,
  };
}

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
