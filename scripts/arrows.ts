/**
 * Who may import whom: docs/architecture.md's arrows as data, in this one place, and the check that holds the code to
 * them. `npm test -- arrows` runs it; scripts/test/arrows.test.ts proves that it catches a planted import.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { parseSync, Visitor } from "vite";

/** Parts of the tree, by folder or file, each with the parts that it may import from. */
export type Rules = {
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** Only imports of files in this folder are judged; absent, all that stay in the repository are. */
  readonly within?: string;
  /** Parts that may import no package and no Node module at all. */
  readonly pure?: readonly string[];
  /** From `entry` no file of `parts` may be reached by static imports: they load only when used. */
  readonly lazy?: { readonly entry: string; readonly parts: readonly string[] };
};

/**
 * Between packages. In every table the longest matching part owns a file, and an arrow that no import uses is an error
 * too, so that the tables stay true. Type imports, dynamic imports, re-exports and `import("…")` types count like any other.
 */
const PACKAGES: Rules = {
  parts: {
    "packages/motion/src": [],
    "packages/contracts/src": ["packages/motion/src"],
    "packages/database/src": ["packages/contracts/src"],
    "packages/pose-model/src": [],
    "packages/digital-patient/src": ["packages/motion/src"],
    "packages/classifier/src": ["packages/motion/src"],
    "packages/classifier/src/training": [
      "packages/classifier/src",
      "packages/digital-patient/src",
      "packages/motion/src",
    ],
    "apps/api/src": ["packages/contracts/src", "packages/database/src", "packages/motion/src"],
    // The page that it opens is the web app's own pipeline.
    "apps/worker/src": ["apps/web/src", "packages/contracts/src", "packages/pose-model/src"],
    "apps/web/src": [
      "packages/classifier/src",
      "packages/contracts/src",
      "packages/digital-patient/src",
      "packages/motion/src",
      "packages/pose-model/src",
    ],
  },
  pure: ["packages/motion/src"],
  lazy: {
    entry: "apps/web/src/main.tsx",
    parts: ["packages/classifier/src", "packages/digital-patient/src"],
  },
};

const WEB = "apps/web/src";
const web = (...names: readonly string[]): string[] => names.map((name) => `${WEB}/${name}`);

/**
 * Inside the web app. Below the features lie the rooms that all share (`ui`, `shell`, `api.ts`) and those of the camera
 * (`pose`, `skeleton`, `source`); a feature uses another only where it says so here. `routes.tsx` composes them.
 */
const WEB_FEATURES: Rules = {
  within: WEB,
  parts: {
    // main.tsx and routes.tsx
    [WEB]: web(
      "i18n",
      "shell",
      "landing",
      "auth",
      "authoring",
      "patient",
      "physician",
      "plans",
      "posture",
      "workouts",
      "library",
      "lab",
      "live",
      "session",
      "clinic-tests",
      "results",
      "admin",
      "settings",
      "second-factor",
      "notices",
      "yoga",
      "rights",
      "report",
      "offline",
    ),
    // Shared by all
    [`${WEB}/i18n`]: [],
    [`${WEB}/ui`]: [],
    [`${WEB}/api.ts`]: web("shell"),
    [`${WEB}/shell`]: web("api.ts", "i18n", "ui"),
    // Pictures and bodies
    [`${WEB}/pose`]: [],
    [`${WEB}/skeleton`]: web("ui"),
    [`${WEB}/source`]: web("pose", "skeleton", "ui"),
    [`${WEB}/analyze`]: web("pose"),
    // Features
    [`${WEB}/landing`]: web("results", "shell", "ui"),
    [`${WEB}/auth`]: web("api.ts", "shell", "ui"),
    [`${WEB}/authoring`]: web("api.ts", "library", "pose", "session", "shell", "skeleton", "source", "ui"),
    [`${WEB}/suggestions`]: web("api.ts", "library", "shell", "ui"),
    [`${WEB}/library`]: web("api.ts", "shell", "suggestions", "ui"),
    [`${WEB}/lab`]: web("analyze", "library", "pose", "shell", "skeleton", "source", "ui"),
    [`${WEB}/session`]: web("api.ts", "library", "pose", "skeleton", "source", "ui"),
    [`${WEB}/live`]: web("api.ts", "library", "results", "shell", "skeleton", "ui"),
    [`${WEB}/clinic-tests`]: web("api.ts", "pose", "session", "shell", "skeleton", "source", "ui"),
    [`${WEB}/recordings`]: web("api.ts", "shell", "skeleton", "ui"),
    [`${WEB}/results`]: web("api.ts", "library", "recordings", "session", "shell", "skeleton", "ui"),
    [`${WEB}/patient`]: web("api.ts", "library", "physician", "shell", "ui"),
    [`${WEB}/plans`]: web("api.ts", "library", "shell", "ui"),
    [`${WEB}/physician`]: web(
      "api.ts",
      "clinic-tests",
      "library",
      "patient",
      "plans",
      "shell",
      "suggestions",
      "ui",
    ),
    [`${WEB}/admin`]: web("api.ts", "shell", "ui"),
    [`${WEB}/notices`]: web("api.ts", "shell", "ui"),
    [`${WEB}/settings`]: web("api.ts", "i18n", "offline", "second-factor", "shell", "ui"),
    [`${WEB}/second-factor`]: web("api.ts", "shell", "ui"),
    [`${WEB}/offline`]: web("api.ts", "pose", "session", "shell", "ui"),
    [`${WEB}/rights`]: web("api.ts", "shell", "ui"),
    [`${WEB}/report`]: web("api.ts", "clinic-tests", "library", "rights", "shell", "ui"),
    [`${WEB}/posture`]: web("analyze", "api.ts", "pose", "shell", "ui"),
    [`${WEB}/yoga`]: web("api.ts", "pose", "session", "shell", "skeleton", "source", "ui"),
    [`${WEB}/workouts`]: web("analyze", "api.ts", "library", "session", "shell", "skeleton", "ui"),
  },
};

/** Every table that the project keeps. */
export const RULES: readonly Rules[] = [PACKAGES, WEB_FEATURES];

/** One import in a source file. `static` is an import or re-export that carries a value. */
export type Import = {
  readonly specifier: string;
  readonly line: number;
  readonly kind: "static" | "dynamic" | "type";
};

/**
 * Every import of one module, type-only ones included.
 * @param path used for the language (ts, tsx) and in the error
 * @throws Error where the file cannot be parsed
 */
export function importsOf(path: string, code: string): Import[] {
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const found: Import[] = [];
  const add = (node: { start: number }, specifier: unknown, kind: Import["kind"]): void => {
    const value = (specifier as { value?: unknown } | null | undefined)?.value;
    if (typeof value === "string")
      found.push({ specifier: value, line: code.slice(0, node.start).split("\n").length, kind });
  };
  new Visitor({
    ImportDeclaration: (node) => {
      // `import { type A, type B }` is erased like `import type` is.
      const erased =
        node.importKind === "type" ||
        (node.specifiers.length > 0 &&
          node.specifiers.every((one) => one.type === "ImportSpecifier" && one.importKind === "type"));
      add(node, node.source, erased ? "type" : "static");
    },
    ExportNamedDeclaration: (node) => add(node, node.source, node.exportKind === "type" ? "type" : "static"),
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === "type" ? "type" : "static"),
    ImportExpression: (node) => add(node, node.source, "dynamic"),
    TSImportType: (node) => add(node, node.source, "type"),
    TSExternalModuleReference: (node) => add(node, node.expression, "static"),
    NewExpression: (node) => {
      // new Worker(new URL("./x.ts", import.meta.url)): how bundlers find a worker or an asset.
      if (node.callee.type === "Identifier" && node.callee.name === "URL" && node.arguments.length === 2) {
        const first = node.arguments[0];
        const path = first?.type === "Literal" && typeof first.value === "string" ? first.value : "";
        if (/^\..*\.[cm]?[jt]sx?$/.test(path)) add(node, first, "dynamic");
      }
    },
  }).visit(program);
  return found;
}

/**
 * Checks the tree under `root`.
 * @returns one sentence a problem, with file and line; empty when the arrows hold
 */
export function checkArrows(root: string, rules: Rules): string[] {
  const packages = workspacePackages(root);
  const problems: string[] = [];
  const used = new Set<string>();
  const staticEdges = new Map<string, string[]>();

  for (const part of Object.keys(rules.parts)) {
    if (!exists(join(root, part))) problems.push(`${part} is listed but does not exist`);
    for (const to of rules.parts[part] ?? [])
      if (!(to in rules.parts)) problems.push(`${part} may import ${to}, which is not a listed part`);
  }

  for (const file of sourceFiles(root, Object.keys(rules.parts))) {
    const from = partOf(file, rules);
    if (!from) continue;
    for (const { specifier, line, kind } of importsOf(file, readFileSync(join(root, file), "utf8"))) {
      const target = targetOf(root, file, specifier, packages);
      const where = `${file}:${line}`;
      if (target === null) {
        if (rules.pure?.includes(from))
          problems.push(`${where} imports "${specifier}", and ${from} imports nothing from outside`);
        continue;
      }
      if (kind === "static") staticEdges.set(file, [...(staticEdges.get(file) ?? []), target]);
      if (rules.within && !inPart(target, rules.within)) continue;
      const to = partOf(target, rules);
      // Data of nobody's part, such as a package's own manifest.
      if (to === from || (to === undefined && !/(?:\.[cm]?[jt]sx?|\/[^.]+)$/.test(target))) continue;
      if (to && rules.parts[from]?.includes(to)) used.add(`${from} → ${to}`);
      else problems.push(`${where} imports "${specifier}": ${from} may not import from ${to ?? target}`);
    }
  }

  for (const [from, allowed] of Object.entries(rules.parts))
    for (const to of allowed)
      if (!used.has(`${from} → ${to}`)) problems.push(`stale arrow: nothing in ${from} imports from ${to}`);

  const { lazy } = rules;
  for (const [file, via] of lazy ? reachable(lazy.entry, staticEdges) : []) {
    const part = lazy?.parts.find((one) => inPart(file, one));
    if (part)
      problems.push(`${via} imports ${file} statically: ${part} is to load only when used (import("…"))`);
  }
  return problems;
}

/** Files reached from `entry`, each with the file that imports it first. */
function reachable(entry: string, edges: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const reached = new Map<string, string>([[entry, "the page"]]);
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const next of edges.get(file) ?? []) {
      if (reached.has(next)) continue;
      reached.set(next, file);
      queue.push(next);
    }
  }
  return reached;
}

/** The part that owns a file: the longest that matches. */
function partOf(file: string, rules: Rules): string | undefined {
  return Object.keys(rules.parts)
    .filter((part) => inPart(file, part))
    .toSorted((a, b) => b.length - a.length)[0];
}

function inPart(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`);
}

/** Path of the imported file relative to root; null for a package from outside or a Node module. */
function targetOf(
  root: string,
  file: string,
  specifier: string,
  packages: ReadonlyMap<string, Package>,
): string | null {
  const path = specifier.replace(/[?#].*$/, "");
  if (path.startsWith(".")) return slashes(relative(root, resolve(root, dirname(file), path)));
  if (path.startsWith("/")) return null;
  const name = path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
  const found = packages.get(name);
  if (!found) return null;
  const subpath = `.${path.slice(name.length)}`;
  return posix.join(found.folder, found.exports[subpath] ?? `src/${subpath}`);
}

type Package = { readonly folder: string; readonly exports: Readonly<Record<string, string>> };

function workspacePackages(root: string): Map<string, Package> {
  const found = new Map<string, Package>();
  for (const group of ["packages", "apps"]) {
    for (const name of exists(join(root, group)) ? readdirSync(join(root, group)) : []) {
      const manifest = join(root, group, name, "package.json");
      if (!exists(manifest)) continue;
      const json = JSON.parse(readFileSync(manifest, "utf8")) as {
        name: string;
        exports?: Record<string, string>;
      };
      found.set(json.name, { folder: `${group}/${name}`, exports: json.exports ?? {} });
    }
  }
  return found;
}

function sourceFiles(root: string, parts: readonly string[]): string[] {
  const files = new Set<string>();
  for (const part of parts) {
    const path = join(root, part);
    if (!exists(path)) continue;
    if (statSync(path).isFile()) files.add(part);
    else
      for (const name of readdirSync(path, { recursive: true, encoding: "utf8" }))
        if (/\.(?:[cm]?ts|tsx|[cm]?js|jsx)$/.test(name)) files.add(slashes(join(part, name)));
  }
  return [...files].toSorted();
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}
