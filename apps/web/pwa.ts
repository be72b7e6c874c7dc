import type { VitePWAOptions } from "vite-plugin-pwa";

/** What belongs to the server and is never a page of the app; the API's own list is in apps/api/src/http/static-files.ts. */
const NOT_PAGES = [/^\/(?:api|docs|assets)\//, /^\/(?:api-info|health|livez|readyz|metrics|openapi\.json)$/];

/**
 * The installable app. The service worker keeps the built files and the pose model, and nothing else: no answer of the API ever
 * passes through a cache of the browser, because those hold health data in the clear (what may be read offline is kept sealed,
 * src/offline/). A newer version waits until the person takes it.
 */
export const pwa: Partial<VitePWAOptions> = {
  // Registered by src/offline/service-worker.ts, for those who are signed in.
  injectRegister: false,
  includeManifestIcons: false,
  registerType: "prompt",
  manifest: {
    id: "/",
    name: "PhysioCheck",
    short_name: "PhysioCheck",
    description: "Physiotherapy exercises counted, measured and coached by the camera you already have.",
    lang: "en",
    start_url: "/home",
    scope: "/",
    display: "standalone",
    background_color: "#f7f9f8",
    theme_color: "#f7f9f8",
    categories: ["health", "medical", "fitness"],
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
    ],
    shortcuts: [
      { name: "Today", url: "/today", icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }] },
      { name: "Lab", url: "/lab", icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }] },
    ],
  },
  workbox: {
    globPatterns: ["**/*.{js,css,html,svg,png,woff2}"],
    // The pose model is fetched when it is first needed, and only the one this device uses.
    globIgnores: ["assets/pose/**"],
    // Their names carry the hash of their content.
    dontCacheBustURLsMatching: /^assets\//,
    maximumFileSizeToCacheInBytes: 4_000_000,
    navigateFallback: "/index.html",
    navigateFallbackDenylist: NOT_PAGES,
    cleanupOutdatedCaches: true,
    // The first version serves the page that fetched it; later ones wait (no skipWaiting).
    clientsClaim: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    runtimeCaching: [
      {
        urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/pose/"),
        handler: "CacheFirst",
        // Tidied by src/offline/pose-files.ts, which knows the names.
        options: { cacheName: "physiocheck-pose", cacheableResponse: { statuses: [200] } },
      },
    ],
  },
};
