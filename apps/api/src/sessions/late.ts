/**
 * What arrives hours or weeks after it was done, because there was no network: when it was, and whether it still counts. Pure.
 */

/** How long a device may go on with a plan that it could not hear the end of, ms: as long as it keeps one to read offline. */
export const OFFLINE_PLAN_MS = 30 * 86_400_000;

/**
 * When something happened, on the server's clock.
 * @param agoMs how long ago the sender says it was; undefined for now
 * @param since ms since 1970, before which it cannot have been: a device whose clock was set meanwhile says impossible ages
 * @param now ms since 1970; nothing is ever in the future
 */
export function momentOf(agoMs: number | undefined, since: number, now: number): number {
  return Math.min(now, Math.max(since, now - (agoMs ?? 0)));
}

/**
 * Whether a session may still be done under an item of a plan: while the item stands, and afterwards for what was begun before its
 * end could be heard of. Refusing it would throw away what somebody did in good faith.
 * @param endedAt ms since 1970; null while the item stands
 */
export function stillTakes(endedAt: number | null, agoMs: number | undefined, now: number): boolean {
  if (endedAt === null) return true;
  return agoMs !== undefined && now - agoMs <= endedAt + OFFLINE_PLAN_MS;
}
