import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";

/**
 * Sends a stored file under the type that it was stored with, to be looked at and never to be run: nothing in it may load,
 * post or script (`X-Content-Type-Options: nosniff` stands on every answer).
 */
export async function sendObject(
  response: Response,
  object: { readonly size: number; readonly body: Readable },
  { type, name }: { readonly type: string; readonly name: string },
): Promise<void> {
  response.attachment(name);
  const disposition = String(response.getHeader("Content-Disposition"));
  response.setHeader("Content-Disposition", disposition.replace(/^attachment/, "inline"));
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", object.size);
  response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "private, no-store");
  await pipeline(object.body, response);
}
