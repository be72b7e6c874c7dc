import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { poseModel as PoseModel } from "@physiocheck/pose-model/vite";
import { tsImport } from "tsx/esm/api";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { pwa } from "./pwa.ts";

// Packages are used from source, and Node alone cannot read their TypeScript.
const { poseModel } = (await tsImport("@physiocheck/pose-model/vite", import.meta.url)) as {
  readonly poseModel: typeof PoseModel;
};

const api = process.env.API_URL ?? "http://localhost:4700";

/** Asks for the font file that every page needs with the page instead of after the style sheet, so that text does not change under the reader. */
function preloadFont(): Plugin {
  return {
    name: "physiocheck:preload-font",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, context) {
        return Object.keys(context.bundle ?? {})
          .filter((name) => /\binter-.*\.woff2$/.test(name))
          .map((name) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/${name}`, crossorigin: "" },
            injectTo: "head" as const,
          }));
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), poseModel(), preloadFont(), VitePWA(pwa)],
  worker: { format: "es" },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/api-info", "/health", "/livez", "/readyz", "/docs", "/openapi.json"].map((path) => [
        path,
        { target: api, xfwd: true, ws: path === "/api" },
      ]),
    ),
  },
  build: {
    target: "baseline-widely-available",
    // Data URLs would need a looser content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // Read by scripts/first-page-size.mjs.
    manifest: true,
  },
});
