import { type Trace, toTraceFile } from "@physiocheck/motion";

/** Frames that are written between two breaths of the page. */
const AT_ONCE = 60;

/** The trace file as a Blob, written in slices so that the page goes on running. */
export async function traceBlob(trace: Trace): Promise<Blob> {
  const { frames, ...head } = toTraceFile({ ...trace, frames: [] });
  const parts: string[] = [`${JSON.stringify(head).slice(0, -1)},"frames":[`];
  for (let from = 0; from < trace.frames.length; from += AT_ONCE) {
    const slice = toTraceFile({ ...trace, frames: trace.frames.slice(from, from + AT_ONCE) });
    const text = slice.frames.map((frame) => JSON.stringify(frame)).join(",\n");
    parts.push(from === 0 ? text : `,\n${text}`);
    await new Promise((resolve) => setTimeout(resolve));
  }
  parts.push("]}\n");
  void frames;
  return new Blob(parts, { type: "application/json" });
}

/** Hands a file to the person. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
