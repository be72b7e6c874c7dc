import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { ByteRange, ObjectStore } from "../ports/objects/object-store.ts";
import { notFound } from "./refusal.ts";

/** A stored file that is sent whole or in part. */
export type RangedFile = {
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  /** What it is called where it is saved; absent where it has no name of its own. */
  readonly name?: string;
  /** Quoted; another one for other bytes. */
  readonly etag?: string;
  /** Its bytes; null where it is gone by now. */
  readonly open: (range: ByteRange | undefined) => Promise<Readable | null>;
};

/**
 * The one range that a request asks for (RFC 9110, 14.2). `whole` where it asks for none, for several, or in words that are
 * not understood: all of these may be answered with everything. `outside` where no byte of it exists.
 */
export function requestedRange(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | "whole" | "outside" {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(" ", "") ?? "") ?? [];
  if (first === "" && last === "") return "whole";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "outside" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return "whole";
  return start >= size ? "outside" : { start, end };
}

/**
 * Sends a file, or the part of it that was asked for, to be played or saved and never to be run.
 * @param watch is given the way to break off while bytes are on their way; returns what ends the watching
 * @returns whether the file's first byte was among what was sent
 * @throws what the stream throws; an answer that has begun is then broken off by the error handler
 */
export async function sendRanged(
  request: Request,
  response: Response,
  file: RangedFile,
  watch: (breakOff: () => void) => () => void = () => () => undefined,
): Promise<boolean> {
  const known = request.get("if-range");
  const unchanged = known === undefined || known === file.etag;
  const range = unchanged ? requestedRange(request.get("range"), file.size) : "whole";
  response.setHeader("Accept-Ranges", "bytes");
  if (file.etag !== undefined) response.setHeader("ETag", file.etag);
  // Made smaller already; and nobody in between may keep it.
  response.setHeader("Cache-Control", "private, no-store, no-transform");
  response.setHeader("Content-Security-Policy", "default-src 'none'");
  if (range === "outside") {
    response.status(416).setHeader("Content-Range", `bytes */${file.size}`);
    response.end();
    return false;
  }
  const { start, end } = range === "whole" ? { start: 0, end: file.size - 1 } : range;
  const body = await file.open(range === "whole" ? undefined : range);
  if (!body) {
    response.status(404).end();
    return false;
  }
  if (file.name !== undefined) {
    response.attachment(file.name);
    const disposition = String(response.getHeader("Content-Disposition"));
    response.setHeader("Content-Disposition", disposition.replace(/^attachment/, "inline"));
  }
  response.setHeader("Content-Type", file.type);
  response.setHeader("Content-Length", end - start + 1);
  if (range !== "whole")
    response.status(206).setHeader("Content-Range", `bytes ${start}-${end}/${file.size}`);
  if (request.method === "HEAD") {
    body.destroy();
    response.end();
    return false;
  }
  const stop = watch(() => body.destroy(new Error("broken off")));
  try {
    await pipeline(body, response);
  } catch (error) {
    // Players break off all the time: they have seen enough, or jump elsewhere.
    if (!response.destroyed && !response.writableEnded) throw error;
  } finally {
    stop();
  }
  return start === 0;
}

/**
 * Sends an object of the store, or the part of it that was asked for. Who may have it has been asked before this.
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
  const open: RangedFile["open"] = async (range) => (await objects.get(key, range))?.body ?? null;
  await sendRanged(request, response, { size: head.size, type, open });
}
