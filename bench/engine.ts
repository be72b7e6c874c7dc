import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { table } from "../scripts/lib/table.ts";
import type { EngineCost } from "./engine/cost.ts";
import type { Benchmark } from "./section.ts";

const BAR_MICROSECONDS = 20;
const COST = fileURLToPath(new URL("engine/cost.ts", import.meta.url));
/** Room for what a step allocates, so that the heap's growth is all of it; MB. */
const YOUNG_GENERATION = ["--min-semi-space-size=128", "--max-semi-space-size=128"];

/** What one frame costs the engine, in time and in memory, over the digital patient's landmarks. */
export const engine: Benchmark = {
  name: "engine",
  run: async () => {
    const rows = (await measure()).map((cost) => [
      cost.exercise,
      cost.frames,
      cost.median.toFixed(2),
      cost.worst.toFixed(2),
      cost.ratio.toFixed(2),
      cost.allocated.toFixed(0),
      cost.kept.toFixed(1),
      cost.attempts,
    ]);
    const body = [
      `The bar is ${BAR_MICROSECONDS} µs a frame. \`median\` and \`worst\` are processor time of 15 rounds over the whole recording in live mode, the engine's construction and the session's events included, bundled as for the browser.`,
      "`ratio` is the median divided by what one reference frame (33 landmarks through 99 square roots and 99 arc tangents) costs in the same rounds, so that machines can be compared.",
      "`allocated` is the growth of the heap without collection, `kept` after it, in bytes a frame over 100,000 frames through one engine. What is kept is the ledger of the `attempts` in these frames; what is allocated beside it is numbers that pass between functions, and the working arrays of each attempt's judgement.",
      "",
      table(
        ["exercise", "frames", "median µs", "worst µs", "ratio", "allocated B", "kept B", "attempts"],
        rows,
      ),
    ].join("\n");
    return { name: "engine", title: "Engine: time and memory a frame", body };
  },
};

/** Runs the measurement as the product ships the engine: bundled, without the names that development tools add to every function. */
async function measure(): Promise<EngineCost[]> {
  const folder = await mkdtemp(join(tmpdir(), "engine-cost-"));
  try {
    const outfile = join(folder, "cost.mjs");
    await build({ entryPoints: [COST], bundle: true, platform: "node", format: "esm", outfile });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--expose-gc", ...YOUNG_GENERATION, outfile],
      { maxBuffer: 2 ** 24 },
    );
    return JSON.parse(stdout) as EngineCost[];
  } finally {
    await rm(folder, { recursive: true });
  }
}
