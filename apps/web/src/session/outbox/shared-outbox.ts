import { api, signedInState } from "../../api.ts";
import { Outbox, watchBrowser } from "./outbox.ts";
import { type OutboxDatabase, openOutboxDatabase } from "./store.ts";
import { apiTransport } from "./transport.ts";

export type OpenOutbox = { readonly database: OutboxDatabase; readonly outbox: Outbox };

let current: {
  readonly user: string;
  readonly opened: Promise<OpenOutbox>;
  readonly close: () => void;
} | null = null;

/**
 * The outbox of whoever is signed in: one a page, sending from the first call until another person signs in. Call it
 * wherever a patient is known, so that what was left over is sent without a new session being begun.
 */
export async function outboxOf(user: string): Promise<OpenOutbox> {
  if (current?.user === user) return current.opened;
  current?.close();
  let leave: () => void = () => undefined;
  const opened = (async () => {
    const database = await openOutboxDatabase();
    const outbox = new Outbox({ database, user, transport: apiTransport(api) });
    outbox.start();
    const leaveBrowser = watchBrowser(outbox);
    const leaveSignIn = signedInState.subscribe(({ expired }) => {
      if (!expired) outbox.nudge();
    });
    leave = () => {
      leaveBrowser();
      leaveSignIn();
      void outbox.stop();
    };
    return { database, outbox };
  })();
  current = { user, opened, close: () => leave() };
  opened.catch(() => {
    current = null;
  });
  return opened;
}
