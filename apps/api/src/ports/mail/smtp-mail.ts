import type { Mail } from "./mail.ts";

/** A server that does not answer for so long is given up; the job behind it tries again. */
const PATIENCE_MS = 20_000;

/**
 * Letters over SMTP.
 * @param url smtp://user:password@host:587 (STARTTLS where the server has it) or smtps://…:465
 * @param from `PhysioCheck <physio@example.org>`
 */
export async function openSmtpMail(url: string, from: string): Promise<Mail> {
  const { createTransport } = await import("nodemailer");
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const transport = createTransport({
    pool: true,
    host: hostname,
    port: port === "" ? (protocol === "smtps:" ? 465 : 587) : Number(port),
    secure: protocol === "smtps:",
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A letter never reads files or addresses of ours.
    disableFileAccess: true,
    disableUrlAccess: true,
    requireTLS: searchParams.get("tls") === "required",
    ...(username !== "" && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
  });
  return {
    async send({ to, subject, text, html }) {
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text, ...(html && { html }) });
    },
    kept: () => null,
    async ping() {
      await transport.verify();
    },
    async close() {
      transport.close();
    },
  };
}
