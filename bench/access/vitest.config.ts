import { defineConfig } from "vitest/config";
import { ROOT } from "../../scripts/lib/process.ts";

/** Minutes long, so no part of the suite: `npm run bench access`. */
export default defineConfig({
  root: ROOT,
  test: { include: ["bench/access/dropped-rules.ts"], testTimeout: 3_600_000, hookTimeout: 120_000 },
});
