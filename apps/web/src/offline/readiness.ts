import { deviceKeeper } from "./device.ts";
import { fetchPoseFiles, missingPoseFiles } from "./pose-files.ts";
import { canKeepApp, keepApp } from "./service-worker.ts";

/** What exercising without a network takes, and whether it is on this device. */
export type Readiness = { readonly app: boolean; readonly model: boolean; readonly plan: boolean };

/** Looks what is here. */
export async function readinessHere(): Promise<Readiness> {
  const [app, model, plan] = await Promise.all([isAppHere(), isModelHere(), isPlanHere()]);
  return { app, model, plan };
}

/**
 * Brings everything here that is missing.
 * @param readDay reads the day's exercises and plans, so that they are kept
 * @param onProgress told the part of the pose model that is here, 0..1
 * @throws Error where something does not come
 */
export async function makeReady(
  readDay: () => Promise<void>,
  onProgress: (part: number) => void,
): Promise<Readiness> {
  // Asked for first: browsers throw kept files away when the disk is short, unless they were asked not to.
  await navigator.storage?.persist?.().catch(() => false);
  await Promise.all([appKept(), fetchPoseFiles(onProgress), readDay()]);
  return readinessHere();
}

/** Resolves when every file of the app is here and the service worker answers for them. */
async function appKept(): Promise<void> {
  await keepApp();
  const { active } = await navigator.serviceWorker.ready;
  // `ready` comes a moment earlier, while it still activates.
  if (active?.state === "activating")
    await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
}

async function isAppHere(): Promise<boolean> {
  const registration = canKeepApp ? await navigator.serviceWorker.getRegistration() : undefined;
  // It becomes active only after every file of the app has been fetched.
  return registration?.active?.state === "activated";
}

async function isModelHere(): Promise<boolean> {
  return canKeepApp && (await missingPoseFiles()).length === 0;
}

async function isPlanHere(): Promise<boolean> {
  return (await deviceKeeper.recall("listAssignments", {})) !== undefined;
}
