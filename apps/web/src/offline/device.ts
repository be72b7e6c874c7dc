/** The one keeper of this page, and how it reaches what only a patient's pages load. */
import { DeviceKeeper } from "./device-keeper.ts";
import type { KeptStore } from "./kept-store.ts";

let store: Promise<KeptStore> | null = null;

async function openStore(): Promise<KeptStore> {
  const { KeptStore } = await import("./kept-store.ts");
  return KeptStore.open();
}

/** At most so long, ms. */
const SOON = 1000;

export const deviceKeeper = new DeviceKeeper({
  atLeisure: () =>
    new Promise((resolve) => {
      // Safari has none.
      if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: SOON });
      else setTimeout(resolve, 0);
    }),
  store: () => {
    store ??= openStore().catch((error: unknown) => {
      store = null;
      throw error;
    });
    return store;
  },
  runs: async (user) => (await import("../session/plan-run/run-memory.ts")).runsHere(user),
  unsent: async (user) => (await import("./synchronise.ts")).unsentOf(user),
  forgetProgress: async (user) => (await import("../session/plan-run/run-memory.ts")).forgetProgress(user),
  eraseOutbox: async (user) => (await import("./synchronise.ts")).eraseOutboxOf(user),
  now: () => Date.now(),
});
