/** `npm run bench [NAME…]`: runs the benchmarks, prints their tables and writes them to docs/benchmarks.md. */
import { availableParallelism } from "node:os";
import { BENCHMARKS } from "../bench/index.ts";
import { writeSection } from "../bench/report.ts";

const asked = process.argv.slice(2);
const names = BENCHMARKS.map(({ name }) => name);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(", ")}. The benchmarks: ${names.join(", ")}.\n`);
  process.exit(2);
}
const measuredOn = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;

for (const benchmark of BENCHMARKS) {
  if (asked.length > 0 && !asked.includes(benchmark.name)) continue;
  try {
    const result = await benchmark.run();
    if ("skipped" in result) {
      process.stdout.write(`\n${benchmark.name}: not run: ${result.skipped}\n`);
      continue;
    }
    process.stdout.write(`\n${result.title}\n\n${result.body.trim()}\n`);
    writeSection(result, measuredOn);
  } catch (error) {
    process.stderr.write(
      `\n${benchmark.name} failed: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
