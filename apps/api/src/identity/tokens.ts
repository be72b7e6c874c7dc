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
  const read = readAccess(key, token, now);
  return read && { userId: read.userId, signInId: read.signInId };
}

type ReadToken = AccessClaims & { /** Seconds since 1970. */ readonly expires: number };

function readAccess(key: KeyObject, token: string, now: number): ReadToken | null {
  try {
    const claims = jwt.verify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTimestamp: Math.floor(now / 1000),
    });
    if (typeof claims === "string") return null;
    const { sub, sid, exp } = claims as { sub?: unknown; sid?: unknown; exp?: unknown };
    return typeof sub === "string" && typeof sid === "string" && typeof exp === "number"
      ? { userId: sub, signInId: sid, expires: exp }
      : null;
  } catch {
    return null;
  }
}

/** Tokens whose signature was checked and found to be ours, at most. */
const MOST_KNOWN = 20_000;

/**
 * Checks access tokens. A page sends the same one for minutes: its signature is worked out once, its end is looked at every time. Whether
 * the sign-in behind it still stands is for the caller to ask.
 */
export class AccessTokens {
  private readonly key: KeyObject;
  private readonly known = new Map<string, ReadToken>();

  constructor(key: KeyObject) {
    this.key = key;
  }

  /** @param now ms since 1970 */
  verify(token: string, now: number): AccessClaims | null {
    const known = this.known.get(token);
    if (known) {
      if (known.expires > Math.floor(now / 1000)) return known;
      this.known.delete(token);
      return null;
    }
    const read = readAccess(this.key, token, now);
    if (!read) return null;
    if (this.known.size >= MOST_KNOWN) {
      // The one that has been here longest, which has run out or soon will.
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
    this.known.set(token, read);
    return read;
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
