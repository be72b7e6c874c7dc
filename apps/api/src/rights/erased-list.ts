import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";

const lineSchema = z.object({ id: z.string(), at: z.number() });

/** Whom this installation erased, and when: ids that lead to nobody, unless an older backup comes back. */
export type Erased = z.infer<typeof lineSchema>;

/** Where servers of a data folder note it: outside the database, which a backup sets back. */
export function erasedFile(dataDir: string): string {
  return join(dataDir, "erased.jsonl");
}

/** @param at ms since 1970 */
export function noteErased(file: string, erased: Erased): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(erased)}\n`, { mode: 0o600 });
}

/** @throws Error where a line is none; an absent file is an empty list */
export function readErased(file: string): readonly Erased[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => lineSchema.parse(JSON.parse(line)));
}
