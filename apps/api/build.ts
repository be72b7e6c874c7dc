/** Bundles the server into dist/: our own packages inside, everything from npm left where it is installed. */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

const here = import.meta.dirname;

/** Our packages are TypeScript sources and have to be bundled; everything else is required as it is. */
const npmStaysOutside: Plugin = {
  name: "npm-stays-outside",
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@physiocheck/") ? undefined : { path, external: true },
    );
  },
};

rmSync(join(here, "dist"), { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: { main: "src/main.ts", "engine-worker": "src/engine/engine-worker.ts" },
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: true,
  plugins: [npmStaysOutside],
  logLevel: "warning",
});
// Started as a file of its own, beside the bundle.
cpSync(join(here, "src/identity/password-worker.mjs"), join(here, "dist/password-worker.mjs"));
