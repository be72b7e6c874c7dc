import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { POSE_ASSET_DIRECTORY } from "@physiocheck/pose-model";
import { buildModels, CACHE_DIRECTORY } from "@physiocheck/pose-model/build";
import { buildPage } from "../../apps/worker/src/build-page.ts";
import { startPageServer, type PageServer } from "../../apps/worker/src/page-server.ts";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Builds apps/web/analyze.html and its worker (about a second), and serves it with models and runtime on this machine. */
export async function startAnalyzeSite(): Promise<PageServer> {
  // A folder of its own for each process: two may run at the same time.
  const folder = path.join(ROOT, ".cache", "analyze-page", String(process.pid));
  await Promise.all([buildModels(), buildPage(folder)]);
  const server = await startPageServer({ "/": folder, [`/${POSE_ASSET_DIRECTORY}`]: CACHE_DIRECTORY });
  return {
    ...server,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
