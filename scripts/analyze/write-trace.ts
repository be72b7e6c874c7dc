import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { TraceFile } from "@physiocheck/motion";

/** Where the trace of `file` goes: `out` itself, or a file in the folder `out` when there are several files. */
export function tracePath(out: string, file: string, files: number): string {
  const named = /\.json(\.gz)?$/.test(out);
  if (named && files === 1) return out;
  return path.join(out, `${path.basename(file, path.extname(file))}.trace.json.gz`);
}

/** Writes a trace, compressed where its name ends in .gz. */
export async function writeTrace(target: string, trace: TraceFile): Promise<void> {
  await mkdir(path.dirname(path.resolve(target)), { recursive: true });
  const json = JSON.stringify(trace);
  await writeFile(target, target.endsWith(".gz") ? gzipSync(json) : json);
}
