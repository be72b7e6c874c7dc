/** Tells whoever listens, on this machine or, with another adapter, on any. Nothing is kept: who is not there misses it. */
export interface LiveBus {
  publish(topic: string, message: unknown): void;
  /** @returns stops listening */
  subscribe(topic: string, listener: (message: unknown) => void): () => void;
  /** How many listen to a topic. */
  audience(topic: string): number;
}

/** The bus of a single process. */
export class InProcessBus implements LiveBus {
  private readonly listeners = new Map<string, Set<(message: unknown) => void>>();

  publish(topic: string, message: unknown): void {
    for (const listener of this.listeners.get(topic) ?? []) listener(message);
  }

  subscribe(topic: string, listener: (message: unknown) => void): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(topic) === set) this.listeners.delete(topic);
    };
  }

  audience(topic: string): number {
    return this.listeners.get(topic)?.size ?? 0;
  }
}

/** What of a session is new: StreamMessage without the age. */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}

/** Something changed about what this person may see: their sign-ins, role, or a subscription. */
export function accessTopic(userId: string): string {
  return `access:${userId}`;
}
