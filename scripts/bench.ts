/**
 * `npm run bench [NAME…|all] [-- --minutes N --models M,M --clips N|all --short]`: runs the benchmarks, prints their tables and writes them to
 * docs/benchmarks.md. Without a name, all but those that take half an hour.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { BENCHMARKS } from "../bench/index.ts";
import { writeSection } from "../bench/report.ts";

const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string" },
    models: { type: "string" },
    clips: { type: "string" },
    short: { type: "boolean", default: false },
  },
});
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
if (minutes !== undefined && !(minutes > 0)) {
  process.stderr.write("--minutes is to be a number above zero.\n");
  process.exit(2);
}
const names = ["all", ...BENCHMARKS.map(({ name }) => name)];
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(", ")}. The benchmarks: ${names.join(", ")}.\n`);
  process.exit(2);
}
const measuredOn = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;

for (const benchmark of BENCHMARKS) {
  const byDefault = asked.length === 0 && !benchmark.onlyByName;
  if (!byDefault && !asked.includes("all") && !asked.includes(benchmark.name)) continue;
  try {
    const result = await benchmark.run({
      ...(minutes !== undefined && { minutes }),
      models: values.models,
      clips: values.clips,
      short: values.short,
    });
    if ("skipped" in result) {
      process.stdout.write(`\n${benchmark.name}: not run: ${result.skipped}\n`);
      continue;
    }
    process.stdout.write(`\n${result.title}\n\n${result.body.trim()}\n`);
    if (!values.short) writeSection(result, measuredOn);
    if (result.missed) {
      process.stderr.write(`\n${benchmark.name}: ${result.missed}\n`);
      process.exitCode = 1;
    }
  } catch (error) {
    process.stderr.write(
      `\n${benchmark.name} failed: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
