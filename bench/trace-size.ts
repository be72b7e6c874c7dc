import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { packTrace, toTraceFile, type Trace } from "@physiocheck/motion";
import { ROOT } from "../scripts/lib/process.ts";
import { table } from "../scripts/lib/table.ts";
import { readTraceFile } from "../scripts/lib/trace-file.ts";
import { patientTrace } from "./patient-trace.ts";
import type { Benchmark } from "./section.ts";

const RECORDINGS = join(ROOT, "../shared/data/traces");

/** What a stored minute of landmarks takes. */
export const traceSize: Benchmark = {
  name: "trace-size",
  run: () => {
    const sources: [string, Trace[]][] = [["digital patient, squat", [patientTrace("squat")]]];
    if (existsSync(RECORDINGS)) {
      const files = readdirSync(RECORDINGS).filter((name) => name.endsWith(".trace.json.gz"));
      sources.push([
        `${files.length} clips of people`,
        files.map((name) => readTraceFile(join(RECORDINGS, name))),
      ]);
    }
    const rows = sources.map(([name, traces]) => {
      const frames = traces.reduce((sum, { frames }) => sum + frames.length, 0);
      const perMinute = (bytesOf: (trace: Trace) => number): string => {
        const bytes = traces.reduce((sum, trace) => sum + bytesOf(trace), 0);
        // A minute at 15 frames a second, whatever the recording had.
        return (((bytes / frames) * 15 * 60) / 1e6).toFixed(2);
      };
      return [
        name,
        frames,
        perMinute((trace) => JSON.stringify(toTraceFile(trace)).length),
        perMinute((trace) => gzipSync(JSON.stringify(toTraceFile(trace))).length),
        perMinute((trace) => gzipSync(packTrace(trace)).length),
      ];
    });
    const body = [
      "MB for a minute at 15 frames a second, image and world landmarks together. `stored` is what the server keeps: quantised, then gzip.",
      "",
      table(["recording", "frames", "JSON", "JSON, gzip", "stored"], rows),
    ].join("\n");
    return Promise.resolve({ name: "trace-size", title: "Size of a stored trace", body });
  },
};
