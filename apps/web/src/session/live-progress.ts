import type { Progress } from "@physiocheck/contracts";

/** Twice a second while somebody watches; otherwise ask now and then whether somebody does. ms */
const WATCHED_MS = 500;
const UNWATCHED_MS = 4000;

/**
 * Tells the physician's live page where the patient is. Nothing waits for it and nothing is repeated: a report that did
 * not get through is out of date anyway.
 */
export class LiveProgress {
  private readonly post: (progress: Progress) => Promise<{ readonly watched: boolean }>;
  private readonly now: () => number;
  private isInFlight = false;
  private gap = WATCHED_MS;
  private last = Number.NEGATIVE_INFINITY;

  constructor(post: (progress: Progress) => Promise<{ readonly watched: boolean }>, now: () => number) {
    this.post = post;
    this.now = now;
  }

  /** Offers a report; `make` is called only if it is sent. */
  offer(make: () => Progress): void {
    const now = this.now();
    if (this.isInFlight || now - this.last < this.gap) return;
    this.isInFlight = true;
    this.last = now;
    void this.send(make());
  }

  private async send(progress: Progress): Promise<void> {
    try {
      this.gap = (await this.post(progress)).watched ? WATCHED_MS : UNWATCHED_MS;
    } catch {
      // Offline or not announced yet; the events themselves are safe in the outbox.
      this.gap = UNWATCHED_MS;
    } finally {
      this.isInFlight = false;
    }
  }
}
