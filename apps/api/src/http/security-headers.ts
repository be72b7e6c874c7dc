import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * The policy that pose inference runs under, and nothing looser: WebAssembly may compile, text may not.
 * Our own origin is the only one that can be reached: no video, landmark or statistic can leave for anywhere else.
 */
const CONTENT_SECURITY_POLICY = {
  "default-src": ["'self'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "connect-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "media-src": ["'self'", "blob:"],
  "font-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** Headers of every answer, worked out once. @param secure the line is encrypted: browsers shall insist on it from now on */
export function securityHeaders(secure: boolean): RequestHandler {
  const headers = [
    ...helmetsHeaders(secure),
    [
      "Permissions-Policy",
      "camera=(self), microphone=(self), fullscreen=(self), screen-wake-lock=(self), geolocation=(), payment=(), usb=()",
    ],
  ] as const;
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** What helmet sets, which is the same for every request. */
function helmetsHeaders(secure: boolean): (readonly [string, string])[] {
  const apply = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    // Isolation costs more than it gives here: nothing uses shared memory.
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  });
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  let failure: unknown;
  apply(response.req, response, (error?: unknown) => (failure = error));
  if (failure !== undefined)
    throw new Error("the headers of every answer cannot be made", { cause: failure });
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)] as const);
}
