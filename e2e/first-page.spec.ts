import { gzipSync } from "node:zlib";
import { expect, test } from "./support/test.ts";

/** Bytes of JavaScript, gzipped, that a signed-out visitor's first page may load. */
const BUDGET = 150_000;

test("the first page stays within its budget and loads nothing of the heavy parts", async ({
  page,
  watch,
}) => {
  const scripts = new Map<string, number>();
  const others: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (/\.m?js$/.test(pathname)) scripts.set(pathname, 0);
    else others.push(pathname);
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const path of scripts.keys()) {
    const body = await (await page.request.get(path)).body();
    scripts.set(path, gzipSync(body).length);
  }
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  expect(total, JSON.stringify(Object.fromEntries(scripts), null, 2)).toBeLessThanOrEqual(BUDGET);
  expect(total).toBeGreaterThan(10_000);
  expect(others.filter((path) => /\.(?:wasm|task)$/.test(path))).toEqual([]);
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("the answers carry the security headers", async ({ page }) => {
  const answer = await page.goto("/");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/unsafe-inline'.*script|script-src[^;]*'unsafe-(?:inline|eval)'/);
  expect(policy).toMatch(/connect-src 'self'(?:;|$)/);
  expect(answer?.headers()["x-content-type-options"]).toBe("nosniff");
  expect(answer?.headers()["x-powered-by"]).toBeUndefined();
});

test("health, the interface's description and its documentation answer", async ({ page, watch }) => {
  const health = await page.request.get("/health");
  expect(await health.json()).toMatchObject({ status: "ok", database: "libsql" });
  const description = (await (await page.request.get("/openapi.json")).json()) as { paths: object };
  expect(Object.keys(description.paths)).toContain("/api/sessions/{sessionId}/events");
  await page.goto("/docs");
  await expect(page.getByRole("link", { name: "/api/auth/login" })).toBeVisible();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
});
