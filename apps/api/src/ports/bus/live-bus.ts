/** Ends listening. `ready`: settles once nothing that is published from now on is missed; never rejects. */
export type Stop = (() => void) & { readonly ready: Promise<void> };

/**
 * Tells whoever listens, on this machine or, with Redis, on any. Nothing is kept: who is not there misses it. Messages are
 * JSON.
 */
export interface LiveBus {
  publish(topic: string, message: unknown): void;
  /**
   * @param missed called where messages may have been lost on the way (a line broke and is back): look at the whole again
   * @returns stops listening
   */
  subscribe(topic: string, listener: (message: unknown) => void, missed?: () => void): Stop;
  /**
   * How many listen to a topic: each one of this process, and at least one for each other process where somebody does. 0 only
   * where nobody does.
   */
  audience(topic: string): Promise<number>;
  /** Throws where messages would not arrive. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What of a session is new: StreamMessage without the age. */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}

/** Something changed about what this person may see: their sign-ins, role, or a subscription. */
export function accessTopic(userId: string): string {
  return `access:${userId}`;
}

/** There is a new notice for this person. */
export function noticeTopic(userId: string): string {
  return `notice:${userId}`;
}
