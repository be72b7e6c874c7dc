import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./apps/worker/src/find-chromium.ts";
import { CHROMIUM_FLAGS } from "./scripts/lib/browser-tools.ts";

const executablePath = findChromium();

/**
 * The real product in a real browser: the built app, its API and database, and real inference. Nothing is mocked.
 * Inference without a GPU gives a few frames a second, so clips are slow and waits are long; counts stay exact.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./e2e/support/build.ts",
  // Two browsers with inference on two cores would starve each other.
  workers: 1,
  fullyParallel: false,
  // Chromium's fake webcam sometimes says that another program has it. Whatever needed a second try is named.
  retries: process.env.CI === "true" ? 1 : 0,
  forbidOnly: process.env.CI === "true",
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    // Every test begins with an empty browser, which would fetch the whole app to keep it. e2e/offline.spec.ts allows it.
    serviceWorkers: "block",
    launchOptions: { args: [...CHROMIUM_FLAGS], ...(executablePath && { executablePath }) },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
