/** Documents that name tests, held to the tree. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../lib/process.ts";

/** Tests that a text names as `` `path` › “title” ``, as [path, title]. */
export function testsIn(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)` › “([^”]+)”/g)].map(
    ([, path = "", title = ""]) => [path, title] as const,
  );
}

/** What is wrong with the tests that a text names. */
export function missingTests(text: string): string[] {
  return testsIn(text).flatMap(([path, title]) => {
    if (!existsSync(join(ROOT, path))) return [`${path} is not there`];
    // Quotes in a title are written in the file as its own quotes allow.
    const source = readFileSync(join(ROOT, path), "utf8");
    return ['"', "`", "'"].some((quote) => source.includes(`${quote}${title}`))
      ? []
      : [`${path} has no test “${title}”`];
  });
}

/** Documents and source files that a page names and that are not there. @param path of the page, from the project's root */
export function missingFiles(path: string, page: string): string[] {
  const links = [...page.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = ""]) =>
    join(dirname(path), link),
  );
  const files = [...page.matchAll(/(?:apps|docker|packages|scripts)\/[\w./-]+\.(?:ts|conf|yml)/g)].map(
    ([file]) => file,
  );
  return [...links, ...files].filter((file) => !existsSync(join(ROOT, file)));
}
