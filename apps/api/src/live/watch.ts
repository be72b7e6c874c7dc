import type { PublisherState, StreamMessage, WatcherNews } from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import type { Deps } from "../deps.ts";
import type { SignedIn } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import { sessionTopic } from "../ports/bus/live-bus.ts";
import { findSession } from "../sessions/session-store.ts";
import { toLive } from "./live-sessions.ts";
import { fromPatientTopic, toPatientTopic, type FromPatient, type ToPatient } from "./live-topics.ts";

/** Until the patient's end has answered, it is told again that somebody watches, after so many ms. */
const ASK_AGAIN_MS = [300, 700, 1500];

export type WatchOptions = {
  readonly deps: Deps;
  readonly sessionId: string;
  readonly channel: number;
  readonly watcher: { readonly id: string; readonly name: string; readonly since: string };
  readonly tell: (news: WatcherNews) => void;
  readonly tellBytes: (bytes: Buffer, sent: () => void) => void;
  /** The watch is over. */
  readonly onEnd: () => void;
};

/** One session that a physician watches: what its stream says, and its skeleton for as long as the patient admits it. */
export class Watch {
  readonly id = uuidv7();
  readonly sessionId: string;
  readonly channel: number;
  private readonly options: WatchOptions;
  private stops: (() => void)[] = [];
  private timers: NodeJS.Timeout[] = [];
  /** What is heard while it is not known whether the physician may hear it; null while it is known. */
  private held: StreamMessage[] | null = [];
  private state: PublisherState = "away";
  /** One frame is on its way to the operating system; the newest of those that came meanwhile waits. */
  private isSending = false;
  private waiting: Buffer | null = null;
  private isOver = false;
  /** How often it was held; a look that began before the last of them may be from before the change. */
  private holds = 0;
  private isBegun = false;

  constructor(options: WatchOptions) {
    this.options = options;
    this.sessionId = options.sessionId;
    this.channel = options.channel;
  }

  /** Begins to listen, then looks whether it may. */
  async begin(person: SignedIn): Promise<void> {
    const { bus } = this.options.deps;
    const missed = (): void => this.missed(person);
    const stops = [
      bus.subscribe(
        sessionTopic(this.sessionId),
        (message) => this.fromSession(message as StreamMessage),
        missed,
      ),
      bus.subscribe(
        fromPatientTopic(this.sessionId),
        (message) => this.fromPatient(message as FromPatient),
        missed,
      ),
    ];
    this.stops = stops;
    await Promise.all(stops.map(({ ready }) => ready));
    await this.look(person);
    this.announce();
  }

  /** Nothing more is told until `look`. */
  hold(): void {
    this.holds += 1;
    this.held ??= [];
    this.waiting = null;
  }

  /** Whether it may (still) be watched; says what is known, or that it is over. */
  async look(person: SignedIn): Promise<void> {
    const { deps, tell } = this.options;
    const { sessionId, holds } = this;
    try {
      const row = await findSession(deps.database, person, "read", sessionId);
      const live = await toLive(deps, row);
      if (this.isOver || this.holds !== holds) return;
      if (this.held === null) this.tellSession({ type: "ping", ageMs: live.ageMs });
      else {
        if (!this.isBegun) {
          tell({ type: "watching", sessionId, channel: this.channel });
          tell({ type: "publisher", sessionId, state: this.state });
        }
        this.isBegun = true;
        this.tellSession({ type: "snapshot", live });
        const { held } = this;
        this.held = null;
        for (const message of held) this.fromSession(message);
      }
      if (row.completedAt !== null) this.end("complete");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (this.isBegun) this.end("no_access");
      else {
        tell({ type: "refused", sessionId, reason: "not_found" });
        this.close();
      }
    }
  }

  /** Says to the patient's end that somebody watches, again and again: silence means gone. */
  announce(): void {
    const { watcher } = this.options;
    if (this.held !== null) return;
    this.toPatient({ kind: "here", watchId: this.id, watcher });
    if (this.state !== "away" || this.timers.length > 0) return;
    this.timers = ASK_AGAIN_MS.map((ms) =>
      setTimeout(() => {
        if (this.state === "away" && this.held === null)
          this.toPatient({ kind: "here", watchId: this.id, watcher });
      }, ms),
    );
  }

  /** Sends words to the patient. @returns false where nobody is there to hear them */
  cue(cue: Omit<Extract<ToPatient, { kind: "cue" }>, "kind" | "watchId" | "from">): boolean {
    if (this.held !== null || this.state !== "here") return false;
    const { id, name } = this.options.watcher;
    this.toPatient({ kind: "cue", watchId: this.id, from: { id, name }, ...cue });
    return true;
  }

  /** Stops watching without a word. */
  close(): void {
    if (this.isOver) return;
    this.toPatient({ kind: "gone", watchId: this.id });
    this.isOver = true;
    for (const stop of this.stops) stop();
    for (const timer of this.timers) clearTimeout(timer);
    this.options.onEnd();
  }

  private end(reason: Extract<StreamMessage, { type: "ended" }>["reason"]): void {
    if (this.isOver) return;
    this.tellSession({ type: "ended", reason });
    this.close();
  }

  /** Messages were lost on the way: begin anew with a snapshot. */
  private missed(person: SignedIn): void {
    this.hold();
    this.look(person).then(
      () => this.announce(),
      () => this.end("shutting_down"),
    );
  }

  private fromSession(message: StreamMessage): void {
    if (this.held !== null) this.held.push(message);
    else if (message.type === "ended") this.end(message.reason);
    else this.tellSession(message);
  }

  private fromPatient(message: FromPatient): void {
    switch (message.kind) {
      case "frame":
        if (this.state === "here" && this.held === null) this.frame(Buffer.from(message.bytes, "base64"));
        return;
      case "who":
        this.turn("away");
        this.announce();
        return;
      case "admitted":
        if (message.watchId === this.id) this.turn("here");
        return;
      case "declined":
        if (message.physicianId === this.options.watcher.id) this.turn("declined");
        return;
      case "allowed":
        if (message.physicianId !== this.options.watcher.id) return;
        this.turn("away");
        this.announce();
        return;
      case "acknowledged":
        this.options.tell({
          type: "cue",
          sessionId: this.sessionId,
          cueId: message.cueId,
          state: message.spoken ? "spoken" : "shown",
        });
        return;
      case "left":
        if (this.state === "here") this.turn("away");
    }
  }

  private turn(state: PublisherState): void {
    if (state === this.state) return;
    this.state = state;
    if (state !== "here") this.waiting = null;
    if (this.held === null) this.options.tell({ type: "publisher", sessionId: this.sessionId, state });
  }

  /** The newest picture wins: a slow reader sees fewer of them, not older ones. */
  private frame(bytes: Buffer): void {
    const message = Buffer.concat([Buffer.of(this.channel), bytes]);
    if (this.isSending) {
      this.waiting = message;
      return;
    }
    this.isSending = true;
    this.options.tellBytes(message, () => {
      this.isSending = false;
      const next = this.waiting;
      this.waiting = null;
      if (next && !this.isOver) this.frame(next.subarray(1));
    });
  }

  private tellSession(message: StreamMessage): void {
    this.options.tell({ type: "session", sessionId: this.sessionId, message });
  }

  private toPatient(message: ToPatient): void {
    if (!this.isOver) this.options.deps.bus.publish(toPatientTopic(this.sessionId), message);
  }
}
