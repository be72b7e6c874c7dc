import type { Readable } from "node:stream";
import type { WORKOUT_VIDEO_TYPES } from "@physiocheck/contracts";
import { Refusal } from "../http/refusal.ts";

type VideoType = (typeof WORKOUT_VIDEO_TYPES)[number];

/** Bytes at a film's beginning that tell what it is. */
const HEAD = 12;
const ENDS = ["end", "close", "error"] as const;
const MATROSKA = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/**
 * What a film that streams in is, by its first bytes; they stay in the stream.
 * @throws Refusal unsupported_type; the rest is then thrown away as it comes, so that the answer arrives
 */
export async function typeOfFilm(stream: Readable): Promise<VideoType> {
  const head = await peek(stream);
  const type = typeOf(head);
  if (type !== null) return type;
  stream.resume();
  throw new Refusal("unsupported_type", "Send a film: MP4, MOV or WebM.");
}

function typeOf(head: Buffer): VideoType | null {
  if (head.subarray(0, 4).equals(MATROSKA)) return "video/webm";
  if (head.subarray(4, 8).toString("latin1") !== "ftyp") return null;
  return head.subarray(8, 12).toString("latin1") === "qt  " ? "video/quicktime" : "video/mp4";
}

/** The first bytes, left in the stream; fewer where it ends before. */
function peek(stream: Readable): Promise<Buffer> {
  return new Promise((resolve) => {
    const settle = (head: Buffer): void => {
      // One listener for all of it: each that is added while something lies there is told at once, and again.
      stream.off("readable", look);
      for (const end of ENDS) stream.off(end, ended);
      resolve(head);
    };
    const ended = (): void => settle(Buffer.alloc(0));
    const look = (): void => {
      // Null where fewer are there; at the end of the stream all that is left.
      const head = stream.read(HEAD) as Buffer | null;
      if (!head) return;
      if (head.length === HEAD) stream.unshift(head);
      settle(head);
    };
    stream.on("readable", look);
    for (const end of ENDS) stream.once(end, ended);
  });
}
