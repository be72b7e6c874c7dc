import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { instant } from "../time.ts";
import { escapeHtml } from "./letters.ts";

/** The page for developers with the letters that would have been sent. */
export function outboxHandlers({ config, mail }: Deps): Pick<Handlers, "outbox"> {
  return {
    async outbox({ response }) {
      const letters = config.mode === "production" ? null : mail.kept();
      if (!letters) throw notFound();
      response.setHeader("Cache-Control", "no-store");
      response.type("html").send(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Outbox</title>
  </head>
  <body>
    <main>
      <h1>Outbox</h1>
      <p>Without SMTP_URL no e-mail leaves this server: the last ${letters.length} are here, newest first.</p>
${letters
  .map(
    ({ at, to, subject, text }) => `      <article>
        <h2>${escapeHtml(subject)}</h2>
        <p>To ${escapeHtml(to)}, <time>${instant(at)}</time></p>
        <pre>${withLinks(text)}</pre>
      </article>`,
  )
  .join("\n")}
    </main>
  </body>
</html>
`);
    },
  };
}

/** Escaped text in which addresses can be pressed. */
function withLinks(text: string): string {
  return escapeHtml(text).replaceAll(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link}">${link}</a>`);
}
