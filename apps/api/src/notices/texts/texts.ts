import type { NoticeKind } from "@physiocheck/contracts";

/**
 * Sentences of e-mails in one language. They say that there is something new and not what: mail travels and lies open, and
 * health data stays in the app.
 */
export type MailTexts = {
  /** Right to left where it says so. */
  readonly direction: "ltr" | "rtl";
  readonly greeting: (name: string) => string;
  readonly notices: Readonly<Record<NoticeKind, { readonly subject: string; readonly body: string }>>;
  /** What the link says. */
  readonly open: string;
  /** Why this e-mail came, and where to change that. */
  readonly footer: string;
  readonly passwordReset: {
    readonly subject: string;
    readonly body: string;
    readonly open: string;
    readonly footer: string;
  };
};
