import type { PoseFrame } from "../pose/frame.ts";
import { packTrace, unpackTrace } from "./codec.ts";
import { TraceError, type Trace } from "./trace.ts";

export type TracePackerOptions = Pick<Trace, "fps" | "width" | "height" | "source"> & {
  /** Length of a chunk in seconds. */
  readonly seconds: number;
};

/**
 * Packs a trace while it grows, in chunks that can be sent and read one by one. Frames are copied, so the caller may
 * reuse its arrays.
 */
export class TracePacker {
  private readonly options: TracePackerOptions;
  private frames: PoseFrame[] = [];

  constructor(options: TracePackerOptions) {
    if (!(options.seconds > 0)) throw new TraceError("a chunk is longer than 0 seconds");
    this.options = options;
  }

  /** Takes a frame. Returns the packed chunk that this frame closes by beginning the next one, else null. */
  push(frame: PoseFrame): Uint8Array | null {
    const first = this.frames[0];
    const closed = first && frame.t - first.t >= this.options.seconds * 1000 ? this.flush() : null;
    this.frames.push({
      t: frame.t,
      landmarks: frame.landmarks?.slice() ?? null,
      world: frame.world?.slice() ?? null,
    });
    return closed;
  }

  /** Packs what is left, null if nothing is. The packer may go on afterwards. */
  flush(): Uint8Array | null {
    if (this.frames.length === 0) return null;
    const { fps, width, height, source } = this.options;
    const { frames } = this;
    this.frames = [];
    return packTrace({ fps, width, height, source, frames });
  }
}

/**
 * One trace from packed chunks in order of time. Fps and source are the first chunk's.
 * @throws TraceError naming the chunk (from 0) that is damaged, of another picture size, or not later than the one before
 */
export function concatTraces(chunks: readonly Uint8Array[]): Trace {
  const traces = chunks.map((bytes, index) => {
    try {
      return unpackTrace(bytes);
    } catch (error) {
      if (error instanceof TraceError) throw new TraceError(`chunk ${index}: ${error.message}`);
      throw error;
    }
  });
  const first = traces[0];
  if (!first) throw new TraceError("no chunks");
  const frames: PoseFrame[] = [];
  traces.forEach((trace, index) => {
    if (trace.width !== first.width || trace.height !== first.height) {
      throw new TraceError(`chunk ${index}: another picture size`);
    }
    const before = frames.at(-1);
    const next = trace.frames[0];
    if (before && next && next.t <= before.t)
      throw new TraceError(`chunk ${index}: not later than the one before`);
    for (const frame of trace.frames) frames.push(frame);
  });
  return { ...first, frames };
}
