/** What every mail promises, held against the outbox and against an SMTP server over the wire. */
import { afterEach, describe, expect, test } from "vitest";
import { readPorts } from "../../src/ports/ports-config.ts";
import type { Mail } from "../../src/ports/mail/mail.ts";
import { noMail, openOutbox } from "../../src/ports/mail/outbox-mail.ts";
import { openSmtpMail } from "../../src/ports/mail/smtp-mail.ts";
import { startSmtp } from "./servers.ts";

type Arrived = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
};
type Place = { readonly mail: Mail; readonly arrived: () => readonly Arrived[]; stop(): Promise<void> };

const FROM = "PhysioCheck <physio@x.test>";

const PLACES: readonly { readonly name: string; readonly open: () => Promise<Place> }[] = [
  {
    name: "outbox",
    async open() {
      const mail = openOutbox(Date.now);
      return {
        mail,
        arrived: () =>
          (mail.kept() ?? [])
            .toReversed()
            .map(({ to, subject, text, html }) => ({ to, subject, text, html })),
        stop: () => mail.close(),
      };
    },
  },
  {
    name: "smtp",
    async open() {
      const smtp = await startSmtp();
      const mail = await openSmtpMail(smtp.url, FROM);
      return {
        mail,
        arrived: () =>
          smtp.received.map(({ to, subject, text, html }) => ({
            to: to?.map(({ address }) => address).join(",") ?? "",
            subject: subject ?? "",
            text: (text ?? "").trimEnd(),
            html: html?.trimEnd(),
          })),
        async stop() {
          await mail.close();
          await smtp.stop();
        },
      };
    },
  },
];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe.each(PLACES)("$name", ({ open }) => {
  const opened = async (): Promise<Place> => {
    const place = await open();
    stops.push(() => place.stop());
    return place;
  };

  test("a letter arrives as it was written, in order, in any script", async () => {
    const { mail, arrived } = await opened();
    const letter = {
      to: "ana@x.test",
      subject: "Tu contraseña — مرحبا 🩺",
      text: "Línea uno.\n.\nA line of a single dot above, and a long one: " + "x".repeat(2000),
      html: "<p>مرحبا</p>",
    };
    await mail.send(letter);
    await mail.send({ to: "b@x.test", subject: "Second", text: "Plain" });
    expect(arrived()).toEqual([
      letter,
      { to: "b@x.test", subject: "Second", text: "Plain", html: undefined },
    ]);
  });

  test("answers", async () => {
    const { mail } = await opened();
    await expect(mail.ping()).resolves.toBeUndefined();
  });
});

test("the outbox keeps the last 200, newest first", async () => {
  const mail = openOutbox(() => 5);
  for (let i = 0; i < 205; i += 1) await mail.send({ to: "a@x.test", subject: `${i}`, text: "" });
  expect(mail.kept()).toHaveLength(200);
  expect(mail.kept()?.[0]).toMatchObject({ subject: "204", at: 5 });
});

test("what an SMTP server refuses is an error, and the next letter goes out", async () => {
  const smtp = await startSmtp();
  const mail = await openSmtpMail(smtp.url, FROM);
  stops.push(
    () => mail.close(),
    () => smtp.stop(),
  );
  smtp.refuse = 1;
  const letter = { to: "a@x.test", subject: "S", text: "T" };
  await expect(mail.send(letter)).rejects.toThrow("try again later");
  await mail.send(letter);
  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0].from).toEqual({ name: "PhysioCheck", address: "physio@x.test" });
});

test("a subject or an address with a line break cannot add a header or a reader", async () => {
  const smtp = await startSmtp();
  const mail = await openSmtpMail(smtp.url, FROM);
  stops.push(
    () => mail.close(),
    () => smtp.stop(),
  );
  await mail.send({ to: "a@x.test", subject: "Hello\r\nBcc: thief@x.test", text: "Text" });
  await mail.send({ to: "a@x.test, thief@x.test", subject: "Hello", text: "Text" }).catch(() => {});
  expect(smtp.received[0].bcc).toBeUndefined();
  expect(smtp.envelopes.flat()).not.toContain("thief@x.test");
});

test("a wrong password and a server that is not there are errors", async () => {
  const smtp = await startSmtp();
  const wrong = await openSmtpMail(smtp.url.replace("word", "wrong"), FROM);
  await expect(wrong.ping()).rejects.toThrow(/wrong user or password/);
  await wrong.close();
  await smtp.stop();
  const nowhere = await openSmtpMail(smtp.url, FROM);
  await expect(nowhere.send({ to: "a@x.test", subject: "S", text: "T" })).rejects.toThrow(
    /ECONNREFUSED|connect/i,
  );
  await nowhere.close();
});

test("production without SMTP says that nothing leaves", async () => {
  await expect(noMail().send({ to: "a@x.test", subject: "S", text: "T" })).rejects.toThrow("SMTP_URL");
  expect(noMail().kept()).toBeNull();
});

test.each([
  [{ SMTP_URL: "http://mail" }, "SMTP_URL begins with smtp:// or smtps://"],
  [{ SMTP_URL: "smtp://mail" }, "SMTP_URL needs MAIL_FROM"],
  [{ REDIS_URL: "localhost" }, "REDIS_URL begins with redis:// or rediss://"],
  [{ S3_ENDPOINT: "https://s3.x.test" }, "S3_ENDPOINT needs S3_BUCKET"],
  [{ S3_BUCKET: "b", S3_ACCESS_KEY_ID: "k" }, "belong together"],
])("refuses %j", (env, problem) => {
  expect(() =>
    readPorts(env, (text) => {
      throw new Error(text);
    }),
  ).toThrow(problem);
});
