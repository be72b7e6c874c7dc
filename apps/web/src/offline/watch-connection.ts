import { queryClient } from "../api.ts";
import { connection, heard } from "../shell/connection.ts";

/** How often a server that did not answer is asked again, ms. */
const ASK_EVERY_MS = 5000;

async function ask(): Promise<void> {
  try {
    const answer = await fetch("/livez", { cache: "no-store", signal: AbortSignal.timeout(ASK_EVERY_MS) });
    heard(answer.ok);
  } catch {
    heard(false);
  }
}

/**
 * Finds out when the server is away and when it is back, and reads the open page again then.
 * @returns the way to stop
 */
export function watchConnection(): () => void {
  const lost = (): void => heard(false);
  const found = (): void => void ask();
  const leave = connection.subscribe(({ reachable }, before) => {
    if (reachable && !before.reachable) void queryClient.invalidateQueries();
  });
  const timer = setInterval(() => {
    if (!connection.getState().reachable && document.visibilityState === "visible") void ask();
  }, ASK_EVERY_MS);
  addEventListener("offline", lost);
  addEventListener("online", found);
  if (!navigator.onLine) lost();
  return () => {
    leave();
    clearInterval(timer);
    removeEventListener("offline", lost);
    removeEventListener("online", found);
  };
}
