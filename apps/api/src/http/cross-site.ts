import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a mutating request was sent by our own page, or by no page at all. SameSite=Strict cookies say the same once
 * more; this also covers browsers' quirks and calls without cookies (signing somebody in).
 * @param headers as Node gives them: lower-case names
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = headers;
  // Neither: not a browser, so nobody's cookies are being borrowed.
  if (origin === undefined) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}
