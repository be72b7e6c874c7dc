import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { buildModels, type BuiltAsset } from "./build.ts";
import { POSE_ASSET_DIRECTORY } from "./index.ts";

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript",
  wasm: "application/wasm",
  task: "application/octet-stream",
};

/**
 * Serves the pose models and their runtime under `assets/pose/` in development, and puts them there in a build.
 * All variants are emitted; a browser fetches only the one that is chosen.
 */
export function poseModel(): Plugin {
  let building: Promise<readonly BuiltAsset[]> | undefined;
  const built = () => (building ??= buildModels());
  let base = "/";
  const serve = async (
    response: ServerResponse,
    file: string,
    fail: (error: unknown) => void,
  ): Promise<void> => {
    const assets = await built().catch((error: unknown) => {
      building = undefined;
      fail(error);
    });
    if (!assets) return;
    const asset = assets.find((each) => each.file === file);
    if (!asset) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader(
      "Content-Type",
      TYPES[asset.file.split(".").pop() ?? ""] ?? "application/octet-stream",
    );
    response.setHeader("Content-Length", asset.bytes);
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    createReadStream(asset.path).pipe(response);
  };
  return {
    name: "physiocheck-pose-model",
    configResolved(config) {
      base = config.base;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const pathname = (request.url ?? "").split("?", 1)[0] ?? "";
        const prefix = [`${base}${POSE_ASSET_DIRECTORY}`, `/${POSE_ASSET_DIRECTORY}`].find((each) =>
          pathname.startsWith(each),
        );
        if (prefix === undefined) {
          next();
          return;
        }
        void serve(response, pathname.slice(prefix.length), next);
      });
    },
    async generateBundle() {
      // A worker's bundle is a part of the same build; the files are emitted once, by the page's.
      if (this.environment.config.isWorker) return;
      for (const asset of await built()) {
        this.emitFile({
          type: "asset",
          fileName: `${POSE_ASSET_DIRECTORY}${asset.file}`,
          source: await readFile(asset.path),
        });
      }
    },
  };
}
