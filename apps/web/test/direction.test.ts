import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(?:tsx?|css)$/.test(file) && !file.startsWith("i18n/"))
  .toSorted();

/** Where left and right are meant as such, with the reason. An entry that nothing needs any more fails. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

/** Tailwind's classes that name a side of the screen; each has a brother that names a side of the writing. */
const CLASS =
  /^-?(?:(?:ml|mr|pl|pr|left|right|scroll-[mp][lr]|translate-x)-(?:\d|\[|\(|px|full|auto)|(?:rounded-(?:[lr]|[tb][lr])|border-[lr])(?:-|$)|origin-(?:\w+-)?(?:left|right)$|bg-(?:linear|gradient)-to-[tb]?[lr]$|(?:text|float|clear|object|bg)-(?:left|right)$)/;
const STYLE =
  /\b(?:margin|padding|border)(?:Left|Right)\w*\b|\btextAlign: "(?:left|right)"|\bstyle=\{\{[^}]*?\b(?:left|right):/g;
const CSS =
  /(?:margin|padding|border|inset)-(?:left|right)\b|(?:^|[;{\s])(?:left|right)\s*:|(?:text-align|float)\s*:\s*(?:left|right)/g;
/** Pictures that point somewhere. */
const ICON = /<(?<icon>\w*(?:Left|Right)\w*|LogIn|LogOut|Undo2?|Redo2?|Send|Forward|Reply)\b(?<rest>[^>]*)>/g;

/** What in a source file names a side of the screen. */
function physical(file: string, source: string): string[] {
  if (file.endsWith(".css")) return [...source.matchAll(CSS)].map(([found]) => found.trim());
  const strings = [...source.matchAll(/"([^"\n]*)"|'([^'\n]*)'|`([^`]*)`/g)].map(
    ([, double, single, template]) => double ?? single ?? template ?? "",
  );
  const classes = strings
    .flatMap((text) => text.split(/[\s${}?:]+(?=-?[a-z])|\s+/u))
    .map((token) => token.replace(/^.*:/, "").replace(/^!/, ""))
    .filter((token) => CLASS.test(token) && /^[-\w[\].%/()]+$/.test(token));
  const styles = [...source.matchAll(STYLE)].map(([found]) => found);
  const lucide = /import \{(?<names>[^}]*)\} from "lucide-react"/.exec(source)?.groups?.names ?? "";
  const icons = [...source.matchAll(ICON)]
    .filter(({ groups }) => new RegExp(`\\b${groups?.icon}\\b`).test(lucide))
    .filter(({ groups }) => !/\brtl:/.test(groups?.rest ?? ""))
    .map(({ groups }) => `<${groups?.icon}> that does not turn`);
  return [...classes, ...styles, ...icons];
}

test("sides of the screen are found", () => {
  const source = `import { ArrowLeft, ChevronRight } from "lucide-react";
    <p className="flex md:ml-2 -translate-x-1/2 ms-2 text-start" style={{ left: 4 }}>
    <ArrowLeft aria-hidden /> <ChevronRight className="rtl:rotate-180" /> {cx("pe-2", open && "rounded-tl-md")}`;
  expect(physical("a.tsx", source)).toEqual([
    "ml-2",
    "-translate-x-1/2",
    "rounded-tl-md",
    "style={{ left:",
    "<ArrowLeft> that does not turn",
  ]);
  expect(physical("a.css", "a { margin-left: 1px; left: 0 }")).toEqual(["margin-left", "left:"]);
  expect(physical("a.ts", 'const side = "left"; side === "right"; feedback("turn-left")')).toEqual([]);
});

test.each(files)("%s names sides of the writing, not of the screen", (file) => {
  const allowed = ALLOWED[file] ?? {};
  const found = physical(file, readFileSync(join(root, file), "utf8"));
  expect(found.filter((each) => !(each in allowed))).toEqual([]);
  expect(Object.keys(allowed).filter((each) => !found.includes(each))).toEqual([]);
});
