import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.{ts,tsx}", "scripts/test/**/*.test.ts"],
    // A worker a core: by itself Vitest leaves one core idle, which on two is half of the machine.
    maxWorkers: "100%",
    // Real databases and bcrypt need more than the default 5 s on a busy machine, and a world of two clinics more than that.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
