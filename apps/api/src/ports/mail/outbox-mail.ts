import { uuidv7 } from "uuidv7";
import type { KeptLetter, Mail } from "./mail.ts";

const MOST_KEPT = 200;

/** Keeps letters in memory for the page at /outbox, the last 200. */
export function openOutbox(now: () => number): Mail {
  const letters: KeptLetter[] = [];
  return {
    async send(letter) {
      letters.unshift({ ...letter, id: uuidv7(), at: now() });
      letters.length = Math.min(letters.length, MOST_KEPT);
    },
    kept: () => letters,
    async ping() {},
    async close() {},
  };
}

/** Production without SMTP: a letter is an error, so that nobody believes it went out. */
export function noMail(): Mail {
  const refuse = async (): Promise<never> => {
    throw new Error("no SMTP_URL: no e-mail leaves this server");
  };
  return { send: refuse, kept: () => null, ping: refuse, async close() {} };
}
