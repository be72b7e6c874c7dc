import { api, signedInState } from "../../api.ts";
import { Outbox, type OutboxOptions, watchBrowser } from "./outbox.ts";
import { type OutboxDatabase, openOutboxDatabase } from "./store.ts";
import { apiTransport } from "./transport.ts";

export type OpenOutbox = { readonly database: OutboxDatabase; readonly outbox: Outbox };

/**
 * Keeps one outbox open a page: that of whoever is signed in, sending from the first call until another person signs in.
 * @param name of its database; absent, the one of sessions
 * @returns opens it for a user, or gives what is open
 */
export function keepOutbox(
  name?: string,
  options: Omit<OutboxOptions, "database" | "user" | "transport"> = {},
): (user: string) => Promise<OpenOutbox> {
  let current: {
    readonly user: string;
    readonly opened: Promise<OpenOutbox>;
    readonly close: () => void;
  } | null = null;

  return async (user) => {
    if (current?.user === user) return current.opened;
    current?.close();
    let leave: () => void = () => undefined;
    const opened = (async () => {
      const database = await openOutboxDatabase(name);
      const outbox = new Outbox({ database, user, transport: apiTransport(api), ...options });
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
  };
}
