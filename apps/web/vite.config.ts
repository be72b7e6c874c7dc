import { constants } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { RouteName } from "@physiocheck/contracts";
import type { poseModel as PoseModel } from "@physiocheck/pose-model/vite";
import { tsImport } from "tsx/esm/api";
import { defineConfig, type Plugin } from "vite";
import { compression, defineAlgorithm } from "vite-plugin-compression2";
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

/** Pages that people open directly: what they ask for besides index.html's own, and which routes of the API they wait for. */
const DIRECT: Readonly<
  Record<string, { readonly sources: readonly string[]; readonly answers: readonly RouteName[] }>
> = {
  "/": { sources: ["landing/landing-page.tsx", "i18n/en/landing.ts", "i18n/en/results.ts"], answers: [] },
  "/sign-in": {
    sources: ["app-pages.tsx", "auth/sign-in-page.tsx", "i18n/en/auth.ts", "i18n/en/offline.ts"],
    answers: ["apiInfo"],
  },
  "/today": {
    sources: [
      "app-pages.tsx",
      "patient/today-page.tsx",
      "i18n/en/patient.ts",
      "i18n/en/exercises.ts",
      "i18n/en/offline.ts",
      "i18n/en/steps.ts",
    ],
    answers: ["me"],
  },
};

/**
 * Writes down for the server what such a page will ask for, so that it can name them in the answer's head
 * (apps/api/src/http/static-files.ts): the browser fetches them beside the app's first file instead of after it has run.
 */
function preloadPages(): Plugin {
  return {
    name: "physiocheck:preload-pages",
    apply: "build",
    generateBundle(_options, bundle) {
      if (this.environment.config.isWorker) return;
      const outputs = Object.values(bundle).filter((output) => output.type === "chunk");
      const all = (file: string, found: Set<string>): Set<string> => {
        if (found.has(file)) return found;
        found.add(file);
        for (const next of outputs.find(({ fileName }) => fileName === file)?.imports ?? []) all(next, found);
        return found;
      };
      const preload = Object.fromEntries(
        Object.entries(DIRECT).map(([path, { sources, answers }]) => {
          const found = new Set<string>();
          for (const source of sources) {
            const chunk = outputs.find(({ facadeModuleId }) =>
              facadeModuleId?.endsWith(`/apps/web/src/${source}`),
            );
            if (!chunk) throw new Error(`nothing was built from ${source}: vite.config.ts is out of date`);
            all(chunk.fileName, found);
          }
          return [path, { files: [...found].map((file) => `/${file}`), answers }];
        }),
      );
      this.emitFile({ type: "asset", fileName: "preload.json", source: JSON.stringify(preload) });
    },
  };
}

/** Of a package, wherever pnpm puts it. */
const packages = (...names: readonly string[]): string =>
  String.raw`/node_modules/(?:${names.join("|")})/(?!.*/node_modules/)`;
/** Of files of this app, without their endings. */
const files = (...names: readonly string[]): string =>
  String.raw`/apps/web/src/(?:${names.join("|")})\.tsx?$`;
const contracts = (...names: readonly string[]): string =>
  String.raw`/packages/contracts/src/(?:${names.join("|")})\.ts$`;
/** One rule a chunk: each rule makes a file of its own. */
const any = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join("|"));

/**
 * Left alone, the build makes a file of everything that two pages share, most of them under a kilobyte: a phone on a slow network spends
 * its time asking for them. So what every page needs is one file, what every page of somebody who is signed in needs is another, and the
 * two pages that people open directly are one each. Catalogues stay files of their own: put into a page's, they were missing on others.
 */
const chunks = [
  {
    name: "base",
    priority: 20,
    test: any(
      packages(
        "react",
        "react-dom",
        "scheduler",
        "react-router",
        "react-router-dom",
        "i18next",
        "react-i18next",
        "use-sync-external-store",
      ),
      files(
        "i18n/(?:index|languages|en/common)",
        "shell/(?:boot|clinic-face|install-prompt|language-choice|logo|public-frame|route-error|signed-in-hint|skip-link|theme-toggle)",
        "ui/(?:button|cx|figure|page|theme)",
      ),
      String.raw`/lucide-react/dist/esm/icons/(?:lock|pause|play)\.m?js$`,
    ),
  },
  {
    name: "signed-in",
    priority: 10,
    includeDependenciesRecursively: false,
    test: any(
      // Icons are some hundred bytes each. Those of a visitor's first page come with `base`.
      "/lucide-react/dist/esm/icons/",
      packages("axios", "@tanstack/query-core", "@tanstack/react-query", "zustand"),
      contracts("client", "client/[^/]+", "addresses", "live-frame", "live-line", "plan-days"),
      files(
        "api",
        "app-pages",
        "offline/(?:answers|backlog|device|device-bar|device-keeper|offline-layout|service-worker|watch-connection)",
        "session/exercise-lock",
        "shell/(?:app-frame|app-root|connection|expired-dialog|failure|guard|kept|loaded|notice-bell|require-role|sign-out-dialog|use-sign-out)",
        "ui/(?:badge|code-field|dialog|field|local-day|password-field|states|toast|use-now)",
      ),
    ),
  },
  {
    name: "sign-in",
    priority: 5,
    includeDependenciesRecursively: false,
    test: any(
      packages("react-hook-form"),
      files("auth/(?:account-form|auth-page|code-step|demo-accounts|sign-in-page)"),
    ),
  },
  {
    name: "today",
    priority: 5,
    includeDependenciesRecursively: false,
    test: any(
      files(
        "library/(?:dose|exercise-name)",
        "patient/(?:exercise-row|plan-card|streak|today-page|week-strip)",
        "physician/attention",
        "shell/first-steps",
        "ui/format",
      ),
    ),
  },
];

/** As small as Brotli can make them, once: the server sends these instead of compressing every time (apps/api/src/http/static-files.ts). */
const smallest = compression({
  include: /\/assets\/[^/]+\.(?:js|css|svg|json)$|^assets\/[^/]+\.(?:js|css|svg|json)$/,
  algorithms: [defineAlgorithm("brotliCompress", { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })],
  skipIfLargerOrEqual: true,
  logLevel: "silent",
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), poseModel(), preloadFont(), preloadPages(), VitePWA(pwa), smallest],
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
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
    // Read by scripts/first-page-size.mjs.
    manifest: true,
  },
});
