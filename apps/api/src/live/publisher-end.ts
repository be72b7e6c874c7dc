import {
  isLiveFrame,
  LIVE_PING_MS,
  LONGEST_LIVE_FRAME,
  MOST_LIVE_FPS,
  publisherMessageSchema,
  type LiveWatcher,
} from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import type { SignedIn } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import { findSession } from "../sessions/session-store.ts";
import type { LiveConnection, LiveEnd } from "./live-connection.ts";
import { fromPatientTopic, toPatientTopic, type FromPatient, type ToPatient } from "./live-topics.ts";
import { Rate } from "./rate.ts";

/** Whoever watches says so every LIVE_PING_MS; silent for so long, they are gone. */
const FORGOTTEN_MS = 3 * LIVE_PING_MS;

type Watching = { readonly watcher: LiveWatcher; heardAt: number };

/** The patient's end: takes frames while somebody watches, says who does, brings cues. */
export class PublisherEnd implements LiveEnd {
  private readonly line: LiveConnection;
  private readonly id = uuidv7();
  private person: SignedIn;
  /** What the page asked for last, and what is published. */
  private wanted: string | null = null;
  private sessionId: string | null = null;
  private readonly watching = new Map<string, Watching>();
  private readonly declined = new Set<string>();
  /** A little above what is agreed, for a network that bunches; what is above is dropped. */
  private readonly frames = new Rate(MOST_LIVE_FPS + 2, MOST_LIVE_FPS, performance.now());
  private stop: () => void = () => undefined;
  private told = "[]";

  constructor(line: LiveConnection, person: SignedIn) {
    this.line = line;
    this.person = person;
  }

  hear(json: unknown): void {
    const message = publisherMessageSchema.parse(json);
    switch (message.type) {
      case "publish":
        for (const physicianId of message.declined) this.declined.add(physicianId);
        void this.publish(message.sessionId);
        return;
      case "decline":
        this.declined.add(message.physicianId);
        for (const [watchId, { watcher }] of this.watching)
          if (watcher.id === message.physicianId) this.watching.delete(watchId);
        this.toPhysicians({ kind: "declined", physicianId: message.physicianId });
        this.tellWatchers();
        return;
      case "allow":
        this.declined.delete(message.physicianId);
        this.toPhysicians({ kind: "allowed", physicianId: message.physicianId });
        return;
      case "ack":
        this.toPhysicians({ kind: "acknowledged", cueId: message.cueId, spoken: message.spoken });
    }
  }

  hearBytes(bytes: Buffer): boolean {
    if (bytes.length > LONGEST_LIVE_FRAME || !isLiveFrame(bytes)) return false;
    // The last frames before the page hears that nobody watches any more.
    if (this.watching.size > 0 && this.frames.take(performance.now()))
      this.toPhysicians({ kind: "frame", bytes: bytes.toString("base64") });
    return true;
  }

  hold(): void {
    // A patient's own session is theirs for as long as they are signed in: nothing to hold back.
  }

  async recheck(person: SignedIn): Promise<void> {
    this.person = person;
    const now = performance.now();
    for (const [watchId, { heardAt }] of this.watching)
      if (now - heardAt > FORGOTTEN_MS) this.watching.delete(watchId);
    this.tellWatchers();
  }

  close(): void {
    this.stop();
    this.toPhysicians({ kind: "left" });
    this.sessionId = null;
  }

  private async publish(sessionId: string): Promise<void> {
    if (this.wanted === sessionId) return;
    this.wanted = sessionId;
    const { bus } = this.line.deps;
    if (!(await this.isRunning(sessionId))) {
      this.wanted = null;
      this.line.tell({ type: "refused", sessionId });
      return;
    }
    if (this.wanted !== sessionId) return;
    // Another session of the same page: the first is over.
    this.close();
    this.watching.clear();
    this.sessionId = sessionId;
    const stop = bus.subscribe(
      toPatientTopic(sessionId),
      (message) => this.fromPhysician(message as ToPatient),
      () => this.toPhysicians({ kind: "who" }),
    );
    this.stop = stop;
    await stop.ready;
    if (this.sessionId !== sessionId) return;
    bus.publish(toPatientTopic(sessionId), { kind: "taken", publisherId: this.id } satisfies ToPatient);
    this.line.tell({ type: "publishing", sessionId });
    this.toPhysicians({ kind: "who" });
  }

  private async isRunning(sessionId: string): Promise<boolean> {
    const { database, log } = this.line.deps;
    try {
      const { completedAt } = await findSession(database, this.person, "write", sessionId);
      return completedAt === null;
    } catch (error) {
      if (!(error instanceof Refusal)) log.warn({ err: error }, "a session could not be looked at");
      return false;
    }
  }

  private fromPhysician(message: ToPatient): void {
    switch (message.kind) {
      case "taken":
        if (message.publisherId === this.id) return;
        // Without a farewell: the session goes on being published.
        this.stop();
        this.sessionId = null;
        this.line.close("replaced");
        return;
      case "here": {
        const { watchId, watcher } = message;
        if (this.declined.has(watcher.id)) {
          this.toPhysicians({ kind: "declined", physicianId: watcher.id });
          return;
        }
        this.watching.set(watchId, { watcher, heardAt: performance.now() });
        this.toPhysicians({ kind: "admitted", watchId });
        this.tellWatchers();
        return;
      }
      case "gone":
        if (this.watching.delete(message.watchId)) this.tellWatchers();
        return;
      case "cue": {
        const { watchId, cueId, from, content } = message;
        if (this.watching.has(watchId)) this.line.tell({ type: "cue", cueId, from, content });
      }
    }
  }

  /** Each physician once, however many pages they watch on, since the first of them. */
  private tellWatchers(): void {
    const people = new Map<string, LiveWatcher>();
    for (const { watcher } of this.watching.values()) {
      const known = people.get(watcher.id);
      if (!known || watcher.since < known.since) people.set(watcher.id, watcher);
    }
    const watchers = [...people.values()].toSorted((a, b) => a.since.localeCompare(b.since));
    const text = JSON.stringify(watchers);
    if (text === this.told) return;
    this.told = text;
    this.line.tell({ type: "watchers", watchers });
  }

  private toPhysicians(message: FromPatient): void {
    if (this.sessionId !== null) this.line.deps.bus.publish(fromPatientTopic(this.sessionId), message);
  }
}
