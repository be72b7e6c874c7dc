import { MOST_WATCHED, watcherMessageSchema, type WatcherMessage } from "@physiocheck/contracts";
import type { SignedIn } from "../http/handlers.ts";
import { instant } from "../time.ts";
import type { LiveConnection, LiveEnd } from "./live-connection.ts";
import { Rate } from "./rate.ts";
import { Watch } from "./watch.ts";

/** Words a second that one physician can say, and at once: a person is to understand them. */
const CUES_PER_SECOND = 1;
const CUES_AT_ONCE = 5;

/** A physician's end: watches several sessions on one socket, and speaks to their patients. */
export class WatcherEnd implements LiveEnd {
  private readonly line: LiveConnection;
  private readonly name: string;
  private person: SignedIn;
  private readonly watches = new Map<string, Watch>();
  private readonly cues = new Rate(CUES_PER_SECOND, CUES_AT_ONCE, performance.now());

  /** @param name as patients read it */
  constructor(line: LiveConnection, person: SignedIn, name: string) {
    this.line = line;
    this.person = person;
    this.name = name;
  }

  hear(json: unknown): void {
    const message = watcherMessageSchema.parse(json);
    switch (message.type) {
      case "watch":
        void this.watch(message.sessionId);
        return;
      case "unwatch":
        this.watches.get(message.sessionId)?.close();
        return;
      case "cue":
      case "say":
        void this.speak(message);
    }
  }

  hearBytes(): boolean {
    return false;
  }

  hold(): void {
    for (const watch of this.watches.values()) watch.hold();
  }

  async recheck(person: SignedIn): Promise<void> {
    this.person = person;
    for (const watch of this.watches.values()) {
      await watch.look(person);
      watch.announce();
    }
  }

  close(): void {
    for (const watch of this.watches.values()) watch.close();
  }

  private async watch(sessionId: string): Promise<void> {
    if (this.watches.has(sessionId)) return;
    const channel = this.freeChannel();
    if (channel === null) {
      this.line.tell({ type: "refused", sessionId, reason: "too_many" });
      return;
    }
    const { deps } = this.line;
    const watch = new Watch({
      deps,
      sessionId,
      channel,
      watcher: { id: this.person.id, name: this.name, since: instant(deps.now()) },
      tell: (news) => this.line.tell(news),
      tellBytes: (bytes, sent) => this.line.tellBytes(bytes, sent),
      onEnd: () => {
        if (this.watches.get(sessionId) === watch) this.watches.delete(sessionId);
      },
    });
    this.watches.set(sessionId, watch);
    try {
      await watch.begin(this.person);
      const isRefused = !this.watches.has(sessionId);
      await this.note("watchLive", sessionId, isRefused ? "refused" : "ok");
    } catch (error) {
      deps.log.warn({ err: error }, "a session could not be watched");
      watch.close();
      this.line.tell({ type: "refused", sessionId, reason: "unavailable" });
    }
  }

  private async speak(message: Extract<WatcherMessage, { type: "cue" | "say" }>): Promise<void> {
    const { sessionId, cueId } = message;
    const content = message.type === "cue" ? { code: message.code } : { text: message.text };
    const watch = this.watches.get(sessionId);
    if (!this.cues.take(performance.now()) || !watch?.cue({ cueId, content })) {
      this.line.tell({ type: "cue", sessionId, cueId, state: "undelivered" });
      return;
    }
    // That something was said, and never what.
    await this.note("sendCue", sessionId, "ok");
  }

  private async note(action: "watchLive" | "sendCue", objectId: string, outcome: "ok" | "refused") {
    try {
      await this.line.deps.audit.record({
        actorId: this.person.id,
        action,
        objectId,
        outcome,
        requestId: null,
      });
    } catch (error) {
      this.line.deps.log.error({ err: error }, "the audit log was not written");
    }
  }

  private freeChannel(): number | null {
    const taken = new Set([...this.watches.values()].map(({ channel }) => channel));
    for (let channel = 0; channel < MOST_WATCHED; channel += 1) if (!taken.has(channel)) return channel;
    return null;
  }
}
