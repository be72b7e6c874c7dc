/** Builds what `npm start` and the browser tests serve, and only what changed since the last build. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { capture, ROOT } from "./process.ts";

type Product = {
  readonly name: string;
  /** Files and folders, relative to the root, that the result depends on. */
  readonly inputs: readonly string[];
  /** A file that exists once it was built. */
  readonly result: string;
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
};

/** The bundled server, run with plain Node. */
export const API_ENTRY = join(ROOT, "apps/api/dist/main.js");
/** The built web app's folder. */
export const WEB_DIST = join(ROOT, "apps/web/dist");

const PRODUCTS: readonly Product[] = [
  {
    name: "web",
    inputs: [
      "apps/web/src",
      "apps/web/public",
      "apps/web/index.html",
      "apps/web/pwa.ts",
      "apps/web/vite.config.ts",
      "packages/contracts/src",
      "packages/digital-patient/src",
      "packages/motion/src",
      "packages/pose-model/src",
      "pnpm-lock.yaml",
    ],
    result: "apps/web/dist/index.html",
    command: [process.execPath, join(ROOT, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"],
    folder: "apps/web",
  },
  {
    name: "api",
    inputs: [
      "apps/api/src",
      "apps/api/build.ts",
      "packages/contracts/src",
      "packages/database/src",
      "packages/motion/src",
      "pnpm-lock.yaml",
    ],
    result: "apps/api/dist/main.js",
    command: [process.execPath, "--import", "tsx", "build.ts"],
    folder: "apps/api",
  },
  {
    name: "worker",
    inputs: [
      "apps/worker/src",
      "apps/worker/build.ts",
      "apps/web/analyze.html",
      "apps/web/src/analyze",
      "apps/web/src/pose",
      "packages/classifier/src",
      "packages/classifier/weights",
      "packages/contracts/src",
      "packages/motion/src",
      "packages/pose-model/src",
      "pnpm-lock.yaml",
    ],
    result: "apps/worker/dist/main.js",
    command: [process.execPath, "--import", "tsx", "build.ts"],
    folder: "apps/worker",
  },
];

/**
 * Builds every product whose inputs changed, one after the other.
 * @param only the names of those that are needed; all where absent
 * @throws Error with the builder's own output where a build fails
 */
export async function buildStale(log: (line: string) => void, only?: readonly string[]): Promise<void> {
  for (const product of PRODUCTS) {
    if (only && !only.includes(product.name)) continue;
    const stamp = join(ROOT, ".cache/build", product.name);
    const wanted = fingerprint(product.inputs);
    const built = existsSync(join(ROOT, product.result)) && existsSync(stamp);
    if (built && readFileSync(stamp, "utf8") === wanted) continue;
    const started = Date.now();
    log(`Building ${product.name} …`);
    const [program, ...args] = product.command;
    const { code, output } = await capture(program, args, {
      cwd: join(ROOT, product.folder),
      env: { ...process.env, NO_COLOR: "1" },
    });
    if (code !== 0) throw new Error(`The build of ${product.name} failed:\n${output}`);
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, wanted);
    log(`Built ${product.name} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  }
}

/** SHA-256 over the names and contents of all files in `inputs` (files and folders, relative to the root). */
export function fingerprint(inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesIn).toSorted())
    hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}

function filesIn(input: string): string[] {
  const found = statSync(join(ROOT, input), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [input];
  return readdirSync(join(ROOT, input), { recursive: true, encoding: "utf8" })
    .map((name) => join(input, name))
    .filter((name) => statSync(join(ROOT, name)).isFile());
}
