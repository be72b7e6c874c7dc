import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".tsx"),
);
/** Attributes whose text a person reads or hears. */
const SPOKEN = new Set([
  "alt",
  "aria-label",
  "caption",
  "error",
  "hint",
  "label",
  "lead",
  "placeholder",
  "title",
]);

type Node = { readonly type: string; readonly [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Sentences written into TSX instead of the catalogue: text between tags, and text in attributes that are read out. */
function literals(source: string): string[] {
  const found: string[] = [];
  const letters = /\p{L}{2,}/u;
  const text = (value: unknown) => {
    if (typeof value === "string" && letters.test(value)) found.push(value.trim());
  };
  /** Text that an expression between braces can come out as. */
  const outcome = (node: unknown): void => {
    if (!isNode(node)) return;
    if (node.type === "Literal") text(node.value);
    if (node.type === "TemplateLiteral") {
      for (const part of node.quasis as { value: { cooked: string } }[]) text(part.value.cooked);
    }
    if (node.type === "ConditionalExpression") {
      outcome(node.consequent);
      outcome(node.alternate);
    }
    if (node.type === "LogicalExpression") outcome(node.right);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) walk(entry);
    else if (isNode(value)) {
      if (value.type === "JSXText") text(value.value);
      if (value.type === "JSXElement" || value.type === "JSXFragment") {
        for (const child of value.children as Node[]) {
          if (child.type === "JSXExpressionContainer") outcome(child.expression);
        }
      }
      if (value.type === "JSXAttribute" && SPOKEN.has((value.name as { name: string }).name)) {
        const given = value.value;
        outcome(isNode(given) && given.type === "JSXExpressionContainer" ? given.expression : given);
      }
      for (const child of Object.values(value)) walk(child);
    }
  };
  walk(parseSync("file.tsx", source).program);
  return found;
}

const catalogues = join(root, "i18n/en");
const namespaces = readdirSync(catalogues)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

test("every catalogue has its type, and every type its catalogue", () => {
  const typed = readFileSync(join(root, "i18n/catalogue.ts"), "utf8").matchAll(/^ {2}(\w+): typeof \1;$/gm);
  expect([...typed].map((match) => match[1])).toEqual(namespaces.toSorted());
});

/** What is wrong with a catalogue: empty sentences, and plurals with one form. */
function gaps(value: unknown, path: string): string[] {
  if (typeof value === "string") return value.trim() === "" ? [`${path} is empty`] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    ...(key.endsWith("_one") && !(key.replace(/_one$/, "_other") in value)
      ? [`${path}.${key} has no other form`]
      : []),
    ...gaps(child, `${path}.${key}`),
  ]);
}

test("gaps are found", () => {
  expect(gaps({ a_one: "one", b: { c: " " } }, "x")).toEqual(["x.a_one has no other form", "x.b.c is empty"]);
});

test.each(namespaces)("in %s no sentence is empty and each plural has both its forms", async (name) => {
  const module = (await import(join(catalogues, `${name}.ts`))) as Record<string, unknown>;
  const catalogue = module[name] ?? module.default;
  expect(catalogue).toBeTypeOf("object");
  expect(gaps(catalogue, name)).toEqual([]);
});

test("the scan finds a sentence that is not in the catalogue", () => {
  expect(literals('<p title="Read me">Hello {ok ? "Yes please" : t("no")} <b>{`${n} reps`}</b></p>')).toEqual(
    ["Yes please", "Read me", "Hello", "reps"],
  );
  expect(literals('<p className="flex grow" title={t("title")}>{t("a.b")} ± {`${n} %`}</p>')).toEqual([]);
});

test.each(files)("every sentence in %s comes from the catalogue", (file) => {
  expect(literals(readFileSync(join(root, file), "utf8"))).toEqual([]);
});
