import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../scripts/lib/process.ts";
import type { Section } from "./section.ts";

const REPORT = join(ROOT, "docs/benchmarks.md");

const HEAD = `# Benchmarks

Every figure here was printed and written by the command above it; nothing is typed by hand. Times depend on the machine:
read them beside the reference in the same table. Accuracy does not.
`;

/** Writes a section between its markers, in place of the older one. */
export function writeSection(section: Section, measuredOn: string): void {
  const text = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : HEAD;
  writeFileSync(REPORT, withSection(text, section, measuredOn));
  // The report is held to the same format as everything else.
  execFileSync(join(ROOT, "node_modules/.bin/oxfmt"), [REPORT], { stdio: "ignore" });
}

/** The report's text with one section replaced, or added at the end. */
export function withSection(text: string, section: Section, measuredOn: string): string {
  const [open, close] = [`<!-- bench:${section.name} -->`, `<!-- /bench:${section.name} -->`];
  const block = [
    open,
    `## ${section.title}`,
    "",
    `\`npm run bench ${section.name}\` (${measuredOn})`,
    "",
    section.body.trim(),
    "",
    close,
  ].join("\n");
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start === -1 || end === -1) return `${text.trimEnd()}\n\n${block}\n`;
  return text.slice(0, start) + block + text.slice(end + close.length);
}
