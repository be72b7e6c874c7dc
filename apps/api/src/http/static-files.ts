import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ADDRESSES, type RouteName } from "@physiocheck/contracts";
import express, { type Express } from "express";
import expressStaticGzip from "express-static-gzip";
import { notFound } from "./refusal.ts";

/** What belongs to the API and is never a page of the app. */
const NOT_PAGES = ["/api/", "/docs/"];

/**
 * The built web app: files as they are, hashed ones kept for ever, and index.html for every address that the app's own
 * router knows. @param root folder with index.html; where it was not built there are no pages
 */
export function serveWebApp(app: Express, root: string): void {
  const index = join(root, "index.html");
  if (!existsSync(index)) return;
  // File names under assets/ carry the hash of their content.
  app.use(
    "/assets",
    // Where the build compressed a file it is sent so; the rest is compressed as it is sent.
    expressStaticGzip(join(root, "assets"), {
      enableBrotli: true,
      index: false,
      orderPreference: ["br"],
      serveStatic: { index: false, immutable: true, maxAge: "365d", fallthrough: true },
    }),
    () => {
      throw notFound();
    },
  );
  app.use(
    express.static(root, {
      index: false,
      maxAge: 0,
      setHeaders: (r) => r.setHeader("Cache-Control", "no-cache"),
    }),
  );
  const preload = preloadHeaders(root);
  app.get("/{*splat}", (request, response, next) => {
    if (NOT_PAGES.some((prefix) => request.path.startsWith(prefix)) || !request.accepts("html")) {
      next();
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    const links = preload.get(request.path);
    if (links !== undefined) response.setHeader("Link", links);
    // Relative to the root: an installation below a folder such as .local is none of send's dotfiles.
    response.sendFile("index.html", { root });
  });
}

/**
 * What pages that people open directly will ask for, by path, as the build wrote it down (preload.json): named in the answer's head, it
 * comes beside the app's first file instead of after that has run.
 */
function preloadHeaders(root: string): ReadonlyMap<string, string> {
  const list = join(root, "preload.json");
  if (!existsSync(list)) return new Map();
  const pages = JSON.parse(readFileSync(list, "utf8")) as Readonly<
    Record<string, { readonly files: readonly string[]; readonly answers: readonly RouteName[] }>
  >;
  return new Map(
    Object.entries(pages).map(([path, { files, answers }]) => [
      path,
      [
        ...files.map((file) => `<${file}>; rel=modulepreload`),
        // Asked as the app's client asks (contracts/src/client.ts), or the browser would ask twice.
        ...answers.map(
          (name) => `<${ADDRESSES[name].path}>; rel=preload; as=fetch; crossorigin=use-credentials`,
        ),
      ].join(", "),
    ]),
  );
}
