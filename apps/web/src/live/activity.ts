import type { LiveFrame } from "@physiocheck/contracts/client";

/** Shoulders, elbows, wrists, knees and ankles. */
const MOVED = [11, 12, 13, 14, 15, 16, 25, 26, 27, 28] as const;
/** A movement is forgotten by this time constant, ms. */
const FADES_MS = 2500;

/** How much somebody moves: mean speed of their joints, smoothed. */
export class Activity {
  private last: LiveFrame | null = null;
  private level = 0;
  private heardAt = 0;

  /** @param now ms of the reader's clock */
  push(frame: LiveFrame, now: number): void {
    const before = this.last;
    this.last = frame;
    const speed = before ? speedBetween(before, frame) : 0;
    const weight = before ? 1 - Math.exp(-Math.max(0, frame.t - before.t) / FADES_MS) : 0;
    this.level += (speed - this.level) * weight;
    this.heardAt = now;
  }

  /** Torso lengths a second; fades while nothing comes. */
  at(now: number): number {
    return this.level * Math.exp(-Math.max(0, now - this.heardAt) / FADES_MS);
  }
}

function speedBetween(a: LiveFrame, b: LiveFrame): number {
  const seconds = (b.t - a.t) / 1000;
  if (!a.body || !b.body || seconds <= 0) return 0;
  let sum = 0;
  for (const joint of MOVED) {
    let squares = 0;
    for (let axis = 0; axis < 3; axis += 1) {
      const index = joint * 3 + axis;
      squares += ((b.body[index] ?? 0) - (a.body[index] ?? 0)) ** 2;
    }
    sum += Math.sqrt(squares);
  }
  const speed = sum / MOVED.length / seconds;
  return Number.isFinite(speed) ? speed : 0;
}

/** Somebody else has to move this much more, and this much at all, to become the largest. Torso lengths a second. */
const MORE = 1.6;
const LEAST = 0.15;

/**
 * Who is shown largest: the one that moves most, but the one that is large stays so until somebody moves clearly more.
 * @returns an id of the list; null for an empty one
 */
export function largestOf(
  ids: readonly string[],
  before: string | null,
  activity: (id: string) => number,
): string | null {
  const current = before !== null && ids.includes(before) ? before : null;
  let best = current ?? ids[0] ?? null;
  for (const id of ids) {
    if (best === null || id === best) continue;
    const level = activity(id);
    if (level > LEAST && level > activity(best) * (best === current ? MORE : 1)) best = id;
  }
  return best;
}
