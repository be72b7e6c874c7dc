import { STATUS_CODES } from "node:http";
import type { ErrorDetails, ErrorEnvelope } from "@physiocheck/contracts";
import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { ZodError } from "zod";
import { Refusal } from "./refusal.ts";

/** The last middleware: whatever was thrown becomes the envelope. Only what nobody foresaw is a 500, and is logged. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const requestId: unknown = response.locals.requestId;
    const refusal = asRefusal(error);
    if (refusal.status >= 500) log.error({ err: error, requestId }, "request failed");
    if (response.headersSent) {
      // A stream or a download broke in the middle: all that is left is to close the line.
      response.destroy();
      return;
    }
    sendRefusal(response, refusal);
  };
}

/** Answers with a refusal. */
export function sendRefusal(response: Response, { code, message, details, status }: Refusal): void {
  const requestId: unknown = response.locals.requestId;
  response.locals.refusal = code;
  const envelope: ErrorEnvelope = {
    error: {
      code,
      message,
      ...(details && { details }),
      ...(typeof requestId === "string" && { requestId }),
    },
  };
  if (details?.retryAfterSeconds !== undefined)
    response.setHeader("Retry-After", String(Math.ceil(details.retryAfterSeconds)));
  // What was set for success (caching, type, length) must not stick to the refusal.
  for (const header of ["Content-Type", "Content-Length", "ETag"]) response.removeHeader(header);
  response.setHeader("Cache-Control", "no-store");
  response.status(status).json(envelope);
}

/** A refusal for anything thrown. Express and its parsers throw errors with a `status`. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = statusOf(error);
  if (status === 413) return new Refusal("too_large", "The body is too large.");
  if (status === 415) return new Refusal("unsupported_type", "The body's encoding is not supported.");
  if (status !== null && status >= 400 && status < 500)
    return new Refusal("unreadable", STATUS_CODES[status] ?? "The request cannot be read.");
  return new Refusal("internal", "Something failed on our side. It was recorded under the request's id.");
}

/** What zod found, with the part of the request in front of each path. */
export function invalid(part: "params" | "query" | "body", error: ZodError): Refusal {
  const fields: ErrorDetails["fields"] = error.issues.slice(0, 20).map((issue) => ({
    path: [part, ...issue.path].map(String).join("."),
    code: issue.code,
    message: issue.message,
  }));
  return new Refusal("invalid", "Some fields are not as they should be.", { fields });
}

function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const status: unknown = "status" in error ? error.status : "statusCode" in error ? error.statusCode : null;
  return typeof status === "number" ? status : null;
}
