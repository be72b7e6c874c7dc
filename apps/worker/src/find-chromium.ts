import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [
  // Without the browser's own windows, which a processor has to draw: a tenth of the work for the same pages.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

/** The browser of this machine: CHROMIUM_PATH, the usual places, or Playwright's own. Null if there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  return [...PLACES, chromium.executablePath()].find((place) => existsSync(place)) ?? null;
}

/** What to do where there is none. */
export const NO_CHROMIUM =
  "No Chromium or Chrome was found, and analysing a film needs one. Install it (Debian and Ubuntu: apt install chromium; " +
  "anywhere: npx playwright install chromium), or give its path in CHROMIUM_PATH.";
