type Listener = { readonly hear: (message: unknown) => void; readonly missed: (() => void) | undefined };

/** Who listens to what in this process. */
export class Listeners {
  private readonly byTopic = new Map<string, Set<Listener>>();

  /** @returns whether it is the topic's first listener */
  add(topic: string, listener: Listener): boolean {
    const set = this.byTopic.get(topic);
    if (set) set.add(listener);
    else this.byTopic.set(topic, new Set([listener]));
    return !set;
  }

  /** @returns whether it was the topic's last listener */
  remove(topic: string, listener: Listener): boolean {
    const set = this.byTopic.get(topic);
    if (!set?.delete(listener) || set.size > 0) return false;
    this.byTopic.delete(topic);
    return true;
  }

  tell(topic: string, message: unknown): void {
    for (const { hear } of this.byTopic.get(topic) ?? []) hear(message);
  }

  /** Tells everybody that messages may have been lost. */
  missed(): void {
    for (const set of this.byTopic.values()) for (const { missed } of set) missed?.();
  }

  count(topic: string): number {
    return this.byTopic.get(topic)?.size ?? 0;
  }
}
