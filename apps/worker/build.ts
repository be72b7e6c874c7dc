/** Builds dist/: the process that analyses one film, and the page that it opens in its browser. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { buildPage } from "./src/build-page.ts";

const here = import.meta.dirname;

rmSync(join(here, "dist"), { recursive: true, force: true });
await buildPage(join(here, "dist/page"));
await build({
  absWorkingDir: here,
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: true,
  // It finds its own files beside itself; everything else is small and goes inside.
  external: ["playwright-core"],
  logLevel: "warning",
});
