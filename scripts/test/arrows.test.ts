import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkArrows, importsOf, RULES, type Rules } from "../arrows.ts";
import { ROOT } from "../lib/process.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small tree with two packages; `files` are added to it. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "arrows-"));
  folders.push(root);
  const all = {
    "packages/low/package.json": `{"name":"@x/low","exports":{".":"./src/index.ts"}}`,
    "packages/low/src/index.ts": "export const one = 1; export type One = 1;",
    "packages/high/package.json": `{"name":"@x/high","exports":{".":"./src/index.ts"}}`,
    "packages/high/src/index.ts": `import { one } from "@x/low"; export const two = one + 1;`,
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const SMALL: Rules = {
  parts: { "packages/low/src": [], "packages/high/src": ["packages/low/src"] },
  pure: ["packages/low/src"],
};

test("the project keeps its own arrows", () => {
  expect(RULES.flatMap((rules) => checkArrows(ROOT, rules))).toEqual([]);
});

test("a tree that keeps the arrows has no problem", () => {
  expect(checkArrows(tree({}), SMALL)).toEqual([]);
});

test.each([
  ["an import", `import { two } from "@x/high"; export const three = two;`],
  ["a type import", `import type { two } from "@x/high"; export type T = typeof two;`],
  ["an inline type import", `export type T = import("@x/high").T;`],
  ["a dynamic import", `export const later = () => import("@x/high");`],
  ["a re-export", `export { two } from "@x/high";`],
  ["a type re-export", `export type { two } from "@x/high";`],
  ["a star re-export", `export * from "@x/high";`],
  ["a bare import", `import "@x/high";`],
  ["a relative path into the other package", `export { two } from "../../high/src/index.ts";`],
  ["a deep import", `export * from "@x/high/src/inner";`],
  ["a worker", `new Worker(new URL("../../high/src/worker.ts", import.meta.url));`],
])("%s against the arrow is caught", (_, code) => {
  const problems = checkArrows(tree({ "packages/low/src/planted.ts": code }), SMALL);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain("packages/low/src/planted.ts:1");
  expect(problems[0]).toContain("may not import from packages/high/src");
});

test("a pure part may import neither a package nor a Node module", () => {
  const problems = checkArrows(
    tree({ "packages/low/src/planted.ts": `\nimport { z } from "zod";\nimport fs from "node:fs"; fs; z;` }),
    SMALL,
  );
  expect(problems).toEqual([
    `packages/low/src/planted.ts:2 imports "zod", and packages/low/src imports nothing from outside`,
    `packages/low/src/planted.ts:3 imports "node:fs", and packages/low/src imports nothing from outside`,
  ]);
});

test("an arrow that nothing uses is stale", () => {
  const root = tree({ "packages/high/src/index.ts": "export const two = 2;" });
  expect(checkArrows(root, SMALL)).toEqual([
    "stale arrow: nothing in packages/high/src imports from packages/low/src",
  ]);
});

test("a listed part that does not exist is an error", () => {
  const rules = { ...SMALL, parts: { ...SMALL.parts, "packages/gone/src": [] } };
  expect(checkArrows(tree({}), rules)).toEqual(["packages/gone/src is listed but does not exist"]);
});

test("a lazy part reached by static imports is caught, one behind import() is not", () => {
  const rules: Rules = {
    ...SMALL,
    lazy: { entry: "packages/high/src/main.ts", parts: ["packages/low/src"] },
  };
  const eager = tree({ "packages/high/src/main.ts": `import "./index.ts";` });
  expect(checkArrows(eager, rules)).toEqual([
    `packages/high/src/index.ts imports packages/low/src/index.ts statically: packages/low/src is to load only when used (import("…"))`,
  ]);
  const lazy = tree({ "packages/high/src/main.ts": `void import("./index.ts");` });
  expect(checkArrows(lazy, rules)).toEqual([]);
});

test("folders of one package that may not import each other are held apart, and only they are judged", () => {
  const root = tree({
    "packages/high/src/one/a.ts": `export { b } from "../two/b.ts";`,
    "packages/high/src/two/b.ts": `export { one as b } from "@x/low";`,
    "packages/high/src/shared.ts": "export const shared = 1;",
  });
  const rules: Rules = {
    within: "packages/high/src",
    parts: { "packages/high/src": [], "packages/high/src/one": [], "packages/high/src/two": [] },
  };
  expect(checkArrows(root, rules)).toEqual([
    `packages/high/src/one/a.ts:1 imports "../two/b.ts": packages/high/src/one may not import from packages/high/src/two`,
  ]);
});

test("comments and strings are not imports", () => {
  expect(importsOf("a.ts", `// import "x"\nconst s = 'import "y"'; /* export * from "z" */ s;`)).toEqual([]);
});
