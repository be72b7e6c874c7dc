import { createRequire } from "node:module";
import { dirname } from "node:path";
import express, { type Router } from "express";

const SWAGGER = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** The script that starts Swagger UI; a file of its own, because the security policy allows none inside a page. */
const START = `window.addEventListener("DOMContentLoaded", () => {
  window.ui = SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
});
`;

/** The page at /docs. */
export function docsPage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>PhysioCheck API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </head>
  <body>
    <main id="swagger-ui"></main>
  </body>
</html>
`;
}

/** What that page loads, from our own origin. */
export function docsAssets(): Router {
  const router = express.Router();
  router.get("/start.js", (_request, response) => {
    response.type("js").send(START);
  });
  for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"])
    router.get(`/${file}`, (_request, response) => {
      response.sendFile(file, { root: SWAGGER, maxAge: "1d" });
    });
  return router;
}
