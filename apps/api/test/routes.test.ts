import { routeEntries } from "@physiocheck/contracts";
import { openApiDocument } from "@physiocheck/contracts/openapi";
import type { Express } from "express";
import { expect, test } from "vitest";
import { createApp } from "../src/app.ts";
import { startTestServer } from "./support/test-server.ts";

type Layer = {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
};

/** "GET /api/…" of everything that Express has registered for one method. */
function served(app: Express): string[] {
  const router = app.router as unknown as { stack: Layer[] };
  return router.stack.flatMap(({ route }) =>
    Object.keys(route?.methods ?? {}).map((method) => `${method.toUpperCase()} ${route?.path}`),
  );
}

test("Express serves the route table, and nothing that is not in it", async () => {
  const api = await startTestServer("libsql");
  const table = routeEntries().map(([, { method, path }]) => `${method} ${path}`);
  expect(served(createApp(api.server.deps)).toSorted()).toEqual(table.toSorted());
  await api.stop();
});

test("the OpenAPI document names every route once", () => {
  const { paths } = openApiDocument("1.0.0") as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
  );
  const table = routeEntries().map(
    ([name, { method, path }]) => `${name}: ${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
  );
  expect(operations.toSorted()).toEqual(table.toSorted());
});

test("every reference in the OpenAPI document leads somewhere, and named schemas are not repeated", () => {
  const document = openApiDocument("1.0.0") as { components: { schemas: Record<string, unknown> } };
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
  expect(references.length).toBeGreaterThan(routeEntries().length);
  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect(known).toEqual(expect.arrayContaining([...new Set(references)]));
  // Bytes a route: what is repeated makes it thousands.
  expect(text.length / routeEntries().length).toBeLessThan(2300);
});
