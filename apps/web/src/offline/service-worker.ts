import { createStore } from "zustand/vanilla";
import { isExercising } from "../session/exercise-lock.ts";

/** A newer version of the app that has been fetched and waits to be used. */
export const appUpdate = createStore<{ readonly waiting: ServiceWorker | null }>(() => ({ waiting: null }));

/** How often an app that stays open looks for a newer version, ms. */
const LOOK_EVERY_MS = 60 * 60_000;

let registering: Promise<void> | null = null;

/** Whether this browser can keep the app at all: on secure pages only. */
export const canKeepApp = "serviceWorker" in navigator && "caches" in globalThis;

/**
 * Keeps the app's files on this device, once the page has nothing more urgent to do. A newer version is fetched in the
 * background and waits: it is used when the person says so, or once every tab is closed.
 */
export async function keepApp(): Promise<void> {
  if (!canKeepApp || !import.meta.env.PROD) return;
  registering ??= register().catch(() => {
    registering = null;
  });
  return registering;
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js");
  const look = (): void => appUpdate.setState({ waiting: registration.active ? registration.waiting : null });
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  setInterval(() => {
    registration.update().catch(() => undefined);
  }, LOOK_EVERY_MS);
}

/**
 * Changes to the version that waits and loads the page anew.
 * @returns `exercising` where somebody is in the middle of a session in another tab: then nothing happens
 */
export async function takeUpdate(): Promise<"exercising" | "changing"> {
  if (await isExercising()) return "exercising";
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  appUpdate.getState().waiting?.postMessage({ type: "SKIP_WAITING" });
  return "changing";
}
