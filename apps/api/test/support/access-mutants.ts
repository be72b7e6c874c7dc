/** Copies of access.ts in which one condition is switched off: always true, or always false. */
import { readFileSync } from "node:fs";
import type * as access from "../../src/access.ts";
import { transformSync } from "esbuild";
import { parseSync, Visitor } from "vite";

export type Access = typeof access;

export type Mutant = {
  /** Where it is and what became of it: `line 120, case session: physician → true`. */
  readonly name: string;
  /** The kind of thing that the rule is about; null for rules about callers. */
  readonly kind: string | null;
  readonly load: () => Promise<Access>;
};

type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

const SOURCE = new URL("../../src/access.ts", import.meta.url);

/** Every mutant there is: each smallest condition of the file, both ways. */
export function accessMutants(): readonly Mutant[] {
  const code = readFileSync(SOURCE, "utf8");
  const mutants: Mutant[] = [];
  for (const { start, end } of conditionsOf(code)) {
    const was = code.slice(start, end);
    for (const becomes of ["true", "false"]) {
      if (was === becomes) continue;
      const before = code.slice(0, start);
      const kind = kindAt(before);
      const mutated = `${before}(${becomes})${code.slice(end)}`;
      mutants.push({
        name: `line ${before.split("\n").length}${kind === null ? "" : `, ${kind}`}: ${was.replaceAll(/\s+/g, " ")} → ${becomes}`,
        kind,
        load: () => importCode(mutated),
      });
    }
  }
  return mutants;
}

/** Smallest conditions: operands of && and ||, what is asked by `if` and `?`, what a rule returns, what a flag is set to. */
function conditionsOf(code: string): readonly Node[] {
  const { program, errors } = parseSync("access.ts", code);
  if (errors[0]) throw new Error(errors[0].message);
  const found = new Map<number, Node>();
  const add = (value: unknown): void => {
    const node = value as Node | null;
    if (!node) return;
    if (node.type === "ParenthesizedExpression") add(node.expression);
    else if (node.type === "LogicalExpression") {
      add(node.left);
      add(node.right);
    } else found.set(node.start, node);
  };
  new Visitor({
    LogicalExpression: (node) => add(node),
    IfStatement: (node) => add(node.test),
    ConditionalExpression: (node) => add(node.test),
    ReturnStatement: ({ argument }) => {
      const isRule =
        argument?.type === "BinaryExpression" ||
        argument?.type === "LogicalExpression" ||
        (argument?.type === "Literal" && typeof argument.value === "boolean");
      if (isRule) add(argument);
    },
    VariableDeclarator: ({ init }) => {
      if (init?.type === "BinaryExpression" || init?.type === "LogicalExpression") add(init);
    },
  }).visit(program);
  return [...found.values()].toSorted((a, b) => a.start - b.start);
}

/** The `case` of `may` in which a place is. */
function kindAt(before: string): string | null {
  const rules = before.indexOf("export function may(");
  if (rules === -1) return null;
  return /case "(\w+)":(?![\s\S]*case ")/.exec(before.slice(rules))?.[1] ?? null;
}

async function importCode(typescript: string): Promise<Access> {
  const { code } = transformSync(typescript, { loader: "ts", format: "esm" });
  return (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`
  )) as Access;
}
