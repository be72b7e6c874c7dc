import { createHash, createHmac, randomBytes, type KeyObject } from "node:crypto";
import jwt from "jsonwebtoken";

const ALGORITHM = "HS256";
const ISSUER = "physiocheck";
const AUDIENCE = "physiocheck-api";

/** Seconds that an access token lives. */
export const ACCESS_SECONDS = 10 * 60;
/** Seconds after which a device has to sign in again. */
export const SIGN_IN_SECONDS = 30 * 24 * 3600;

export type AccessClaims = { readonly userId: string; readonly signInId: string };

/** A signed access token. @param now ms since 1970 */
export function signAccess(key: KeyObject, { userId, signInId }: AccessClaims, now: number): string {
  const seconds = Math.floor(now / 1000);
  return jwt.sign({ sid: signInId, iat: seconds, exp: seconds + ACCESS_SECONDS }, key, {
    algorithm: ALGORITHM,
    issuer: ISSUER,
    audience: AUDIENCE,
    subject: userId,
  });
}

/** The claims of a token that we signed and that has not run out; null for any other text. @param now ms since 1970 */
export function verifyAccess(key: KeyObject, token: string, now: number): AccessClaims | null {
  try {
    const claims = jwt.verify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTimestamp: Math.floor(now / 1000),
    });
    if (typeof claims === "string") return null;
    const { sub, sid } = claims as { sub?: unknown; sid?: unknown };
    return typeof sub === "string" && typeof sid === "string" ? { userId: sub, signInId: sid } : null;
  } catch {
    return null;
  }
}

/** A new family's first refresh token. */
export function newRefreshToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The token that follows, always the same: a repeated refresh gets the same answer without our keeping any token. */
export function successorOf(key: KeyObject, token: string): string {
  return createHmac("sha256", key).update(token).digest("base64url");
}

/** What is stored of a refresh token. It is random, so a plain hash does. */
export function refreshHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
