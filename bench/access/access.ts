import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/lib/process.ts";
import { table } from "../../scripts/lib/table.ts";
import type { Benchmark } from "../section.ts";
import type { Dropped } from "./dropped-rules.ts";

/** One rule of one route dropped at a time, and whether the access matrix says so. */
export const access: Benchmark = {
  name: "access",
  onlyByName: true,
  run: () => {
    const folder = mkdtempSync(join(tmpdir(), "physiocheck-access-"));
    const result = join(folder, "result.json");
    try {
      execFileSync(
        join(ROOT, "node_modules/.bin/vitest"),
        ["run", "--config", "bench/access/vitest.config.ts"],
        { cwd: ROOT, env: { ...process.env, ACCESS_RESULT: result }, stdio: ["ignore", "ignore", "inherit"] },
      );
      const found = JSON.parse(readFileSync(result, "utf8")) as Dropped[];
      const row = (rule: Dropped["rule"], name: string) => {
        const all = found.filter((one) => one.rule === rule);
        return [name, all.length, all.filter(({ shownBy }) => shownBy !== null).length];
      };
      const hidden = (rule: Dropped["rule"]): string[] =>
        found.filter((one) => one.rule === rule && one.shownBy === null).map(({ route }) => route);
      const gates = hidden("gate");
      const body = [
        "The access matrix over HTTP (every route in the name of twelve callers, on own, foreign and missing things) against a server in which one rule of one route was dropped: its gate (which kinds of callers may ask), or its ownership rule in `access.ts` (whose things they may name). The bar: every gate that is dropped shows, and an ownership rule that does not is said once more by the query behind it.",
        "",
        table(
          ["rule", "routes", "shown by the matrix"],
          [row("gate", "gate"), row("ownership", "ownership")],
        ),
        "",
        `Held by their query as well, so that it takes two mistakes: ${hidden("ownership").join(", ") || "none"}.`,
      ].join("\n");
      return Promise.resolve({
        name: "access",
        title: "Access rules, dropped one by one",
        body,
        ...(gates.length > 0 && { missed: `no cell shows that the gate is open: ${gates.join(", ")}` }),
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
