import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import {
  RangeOutside,
  resolveRange,
  type ByteRange,
  type ObjectStore,
} from "../ports/objects/object-store.ts";
import { notFound } from "./refusal.ts";

/**
 * Sends an object, or the part of it that the request's Range header asks for (RFC 9110, 14): players jump in a film without
 * loading what lies before. Who may have it has been asked before this; every part is a request of its own and is asked anew.
 * @param type as it was stored, never what a name says
 * @throws Refusal not_found where there is no such object
 */
export async function sendRange(
  objects: ObjectStore,
  key: string,
  request: Request,
  response: Response,
  type: string,
): Promise<void> {
  const head = await objects.head(key);
  if (!head) throw notFound();
  response.setHeader("Accept-Ranges", "bytes");
  // Compressing would change the bytes that were counted.
  response.setHeader("Cache-Control", "private, no-store, no-transform");
  const asked = rangeOf(request.headers.range, head.size);
  if (asked === "outside") {
    response.setHeader("Content-Range", `bytes */${head.size}`);
    response.status(416).end();
    return;
  }
  const object = await objects.get(key, asked ?? undefined);
  if (!object) throw notFound();
  const { start, end } = asked ? resolveRange(head.size, asked) : { start: 0, end: head.size - 1 };
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", end - start + 1);
  response.setHeader("Content-Security-Policy", "default-src 'none'");
  if (asked) {
    response.setHeader("Content-Range", `bytes ${start}-${end}/${head.size}`);
    response.status(206);
  }
  await pipeline(object.body, response).catch((error: unknown) => {
    // Players hang up in the middle of a film; that is no fault of ours.
    if ((error as { code?: unknown }).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}

/**
 * The one range that a header asks for. Null for all of it: without a header, and for several ranges or other units, which may be
 * answered with the whole.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | "outside" | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [, first = "", last = ""] = found ?? [];
  if (first === "" && last === "") return null;
  // "-500": the last five hundred.
  const range: ByteRange =
    first === ""
      ? { start: Math.max(0, size - Number(last)) }
      : { start: Number(first), ...(last !== "" && { end: Number(last) }) };
  if (first === "" && Number(last) === 0) return "outside";
  try {
    resolveRange(size, range);
    return range;
  } catch (error) {
    if (error instanceof RangeOutside) return "outside";
    throw error;
  }
}
