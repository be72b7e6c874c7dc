import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { LONGEST_TAKE_SECONDS } from "@physiocheck/contracts";
import { concatTraces, parseTrace, type Trace, TraceError, unpackTrace } from "@physiocheck/motion";

/** A take as it comes: JSON of a trace, or bytes as base64. */
export type Take = string | Readonly<Record<string, unknown>>;

/** Most bytes of a take or chunk when unpacked; a small file that unpacks to more is an attack. */
const MOST_UNPACKED = 32 * 1_048_576;
const MOST_FRAMES = LONGEST_TAKE_SECONDS * 60;

const unzip = promisify(gunzip);

/**
 * A recording for authoring, whatever it is written as.
 * @throws TraceError saying what is wrong with it
 */
export async function readTake(take: Take): Promise<Trace> {
  const trace = typeof take === "string" ? await fromBytes(Buffer.from(take, "base64")) : parseTrace(take);
  if (trace.frames.length > MOST_FRAMES)
    throw new TraceError(`${trace.frames.length} frames, and ${MOST_FRAMES} are the most there can be`);
  const [first, last] = [trace.frames[0], trace.frames.at(-1)];
  if (first && last && last.t - first.t > LONGEST_TAKE_SECONDS * 1000)
    throw new TraceError(`longer than ${LONGEST_TAKE_SECONDS} seconds`);
  return trace;
}

/**
 * A session's trace from its chunks as they are stored.
 * @throws TraceError naming the chunk that cannot be read
 */
export async function readChunks(chunks: readonly Uint8Array[]): Promise<Trace> {
  return concatTraces(await Promise.all(chunks.map((chunk) => unpacked(chunk))));
}

/** By what is in it rather than by what it is called: gzip or not, packed or JSON. */
async function fromBytes(bytes: Buffer): Promise<Trace> {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpacked(bytes) : bytes;
  if (plain.subarray(0, 4).toString("latin1") === "PCTR") return unpackTrace(plain);
  try {
    return parseTrace(JSON.parse(plain.toString("utf8")));
  } catch (error) {
    if (error instanceof TraceError) throw error;
    throw new TraceError("neither a packed trace, nor JSON, nor a gzip file of either");
  }
}

async function unpacked(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: MOST_UNPACKED });
  } catch {
    throw new TraceError("a gzip file that is damaged, or unpacks to too much");
  }
}
