import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.{ts,tsx}", "scripts/test/**/*.test.ts"],
    // Two cores: a worker a core, and real databases and bcrypt need more than the default 5 s on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
