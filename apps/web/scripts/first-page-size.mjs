/**
 * What a signed-out visitor's first page costs in JavaScript: every chunk that the page asks for, gzipped. Run after `vite build`.
 * Prints a table; exits with 1 above the limit. Usage: node apps/web/scripts/first-page-size.mjs [dist]
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes; 1 kB = 1000 bytes, as browsers' tools count. */
const LIMIT = 150_000;
/** What src/main.tsx and the route "/" ask for. */
const ROOTS = [
  "index.html",
  "src/landing/landing-page.tsx",
  "src/i18n/en/landing.ts",
  "src/i18n/en/results.ts",
];

const dist = resolve(process.argv[2] ?? join(import.meta.dirname, "../dist"));
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));

const files = new Set(["theme.js"]);
const add = (key) => {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the build has no ${key}: this list is out of date`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) add(next);
};
for (const root of ROOTS) add(root);

const rows = [...files]
  .map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }))
  .toSorted((a, b) => b.bytes - a.bytes);
const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { file, bytes } of rows) console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}`);
console.log(
  `${(total / 1000).toFixed(1).padStart(8)} kB  first page in all, gzipped; the limit is ${LIMIT / 1000} kB`,
);
if (total > LIMIT) process.exitCode = 1;
