import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./apps/worker/src/find-chromium.ts";
import type { Engine } from "./packages/database/test/engines.ts";
import { CHROMIUM_FLAGS } from "./scripts/lib/browser-tools.ts";

/** The way through the whole product; what every engine has to carry. */
const WHOLE_WAY = "**/journey.spec.ts";
const ALL = "**/*.spec.ts";

const executablePath = findChromium();

/**
 * The real product in a real browser: the built app, its API and database, and real inference. Nothing is mocked.
 * Inference without a GPU gives a few frames a second, so clips are slow and waits are long; counts stay exact.
 */
export default defineConfig<object, { engine: Engine }>({
  testDir: "e2e",
  // `npm test` chooses the second only where a server answers; E2E_ENGINES=all gives it every test.
  projects: [
    { name: "embedded", testMatch: ALL, use: { engine: "libsql" } },
    {
      name: "mysql",
      testMatch: process.env.E2E_ENGINES === "all" ? ALL : WHOLE_WAY,
      use: { engine: "mysql" },
    },
  ],
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
