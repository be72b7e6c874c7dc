/**
 * The browser's offer to install the app. It comes once, early and to whoever listens, so the app listens from its first
 * line and keeps the offer for where it is useful (offline/). Without a store: the first page loads none.
 */

/** Not in TypeScript's DOM: https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
type InstallOffer = Event & { prompt(): Promise<{ readonly outcome: "accepted" | "dismissed" }> };

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function set(next: InstallOffer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  set(event as InstallOffer);
});
addEventListener("appinstalled", () => set(null));

/** For `useSyncExternalStore`: the offer, null for none. */
export const installOffer = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): InstallOffer | null => offer,
};

/** Asks the person with the browser's own dialog. An offer can be taken once. */
export async function install(): Promise<void> {
  const taken = offer;
  set(null);
  await taken?.prompt();
}
