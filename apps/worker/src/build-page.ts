import path from "node:path";
import { build } from "vite";

/** Builds apps/web/analyze.html with its workers (about a second): the app's pose pipeline without the app. */
export async function buildPage(outDir: string): Promise<void> {
  const web = path.resolve(import.meta.dirname, "../../web");
  await build({
    configFile: false,
    root: web,
    publicDir: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: path.join(web, "analyze.html") },
    },
  });
}
