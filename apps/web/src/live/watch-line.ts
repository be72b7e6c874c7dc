import type { CueContent, CueState, PublisherState, WatcherNews } from "@physiocheck/contracts";
import { decodeLiveFrame, LiveLine, type LiveFrame, type LiveLineState } from "@physiocheck/contracts/client";
import { uuidv7 } from "uuidv7";
import { createStore, type StoreApi } from "zustand/vanilla";
import { api, isApiError } from "../api.ts";
import { Activity } from "./activity.ts";
import { afterLine, afterMessage, NOTHING_KNOWN, type LiveState } from "./live-state.ts";

/** What of the frames is read as words and numbers: changes with the count, and not with every frame. */
export type FrameReading = Pick<LiveFrame, "state" | "set" | "count" | "phase"> & { readonly seen: boolean };

export type SentCue = {
  readonly id: string;
  readonly content: CueContent;
  readonly state: CueState | "sent";
};

export type Watched = {
  readonly live: LiveState;
  readonly publisher: PublisherState | null;
  readonly refused: boolean;
  readonly reading: FrameReading | null;
  readonly cue: SentCue | null;
};

const NOTHING: Watched = { live: NOTHING_KNOWN, publisher: null, refused: false, reading: null, cue: null };

type FrameListener = (frame: LiveFrame) => void;

/** The age of the last news is told in seconds: no need to renew it with every frame. ms */
const HEARD_EVERY = 900;

/**
 * A physician's end of the live line: several sessions over one socket. Frames go to whoever draws them, past React; the rest
 * stands in a store a session.
 */
export class WatchLine {
  private readonly sessions = new Map<string, StoreApi<Watched>>();
  private readonly users = new Map<string, number>();
  private readonly channels = new Map<number, string>();
  private readonly listeners = new Map<string, Set<FrameListener>>();
  private readonly activities = new Map<string, Activity>();
  private readonly now: () => number;
  private line: LiveLine | null = null;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** What is known of a session. */
  of(sessionId: string): StoreApi<Watched> {
    const found = this.sessions.get(sessionId) ?? createStore<Watched>(() => NOTHING);
    this.sessions.set(sessionId, found);
    return found;
  }

  /** Watches a session until the returned function is called; opens the line with the first. */
  watch(sessionId: string): () => void {
    const users = this.users.get(sessionId) ?? 0;
    this.users.set(sessionId, users + 1);
    if (users === 0) this.line?.send({ type: "watch", sessionId });
    this.line ??= this.open();
    return () => {
      const left = (this.users.get(sessionId) ?? 1) - 1;
      if (left > 0) {
        this.users.set(sessionId, left);
        return;
      }
      this.users.delete(sessionId);
      // The store stays the same, for whoever reads it; what it says is forgotten.
      this.of(sessionId).setState(NOTHING, true);
      this.activities.delete(sessionId);
      this.line?.send({ type: "unwatch", sessionId });
      if (this.users.size > 0) return;
      this.line?.close();
      this.line = null;
    };
  }

  /** Tells of every frame of a session. Returns the way to stop. */
  onFrame(sessionId: string, listener: FrameListener): () => void {
    const set = this.listeners.get(sessionId) ?? new Set();
    this.listeners.set(sessionId, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(sessionId);
    };
  }

  /** How much somebody moves now, torso lengths a second; 0 where nothing comes. */
  activity(sessionId: string): number {
    return this.activities.get(sessionId)?.at(this.now()) ?? 0;
  }

  /** Says something to the patient of a session. */
  say(sessionId: string, content: CueContent): void {
    const cueId = uuidv7();
    const isSent = this.line?.send(
      "code" in content
        ? { type: "cue", sessionId, cueId, code: content.code }
        : { type: "say", sessionId, cueId, text: content.text },
    );
    this.set(sessionId, { cue: { id: cueId, content, state: isSent ? "sent" : "undelivered" } });
  }

  private open(): LiveLine {
    return LiveLine.open<WatcherNews>({
      renew,
      onOpen: (line) => {
        this.channels.clear();
        for (const sessionId of this.users.keys()) line.send({ type: "watch", sessionId });
      },
      onNews: (news) => this.hear(news),
      onBytes: (bytes) => this.bytes(bytes),
      onLine: (line, end) => this.turn(line, end === "signed_out" || end === "forbidden" ? end : null),
    });
  }

  private turn(line: LiveLineState, end: "signed_out" | "forbidden" | null): void {
    for (const sessionId of this.users.keys()) {
      const { live } = this.of(sessionId).getState();
      if (end) {
        const ended = end === "signed_out" ? "signed_out" : "no_access";
        this.set(sessionId, { live: { ...live, ended: live.ended ?? ended }, publisher: null });
      } else if (line === "reconnecting")
        this.set(sessionId, { live: afterLine(live, "reconnecting"), publisher: null });
    }
  }

  private hear(news: WatcherNews): void {
    switch (news.type) {
      case "ping":
        return;
      case "watching":
        this.channels.set(news.channel, news.sessionId);
        this.set(news.sessionId, { refused: false });
        return;
      case "refused":
        this.set(news.sessionId, { refused: true });
        return;
      case "session": {
        const { live } = this.of(news.sessionId).getState();
        const ended = news.message.type === "ended";
        this.set(news.sessionId, {
          live: afterMessage(live, news.message, this.now()),
          ...(ended && { publisher: null, reading: null }),
        });
        return;
      }
      case "publisher":
        this.set(news.sessionId, { publisher: news.state });
        return;
      case "cue": {
        const { cue } = this.of(news.sessionId).getState();
        // "Shown" may come after "spoken", and is less.
        if (cue?.id === news.cueId && cue.state !== "spoken")
          this.set(news.sessionId, { cue: { ...cue, state: news.state } });
      }
    }
  }

  private bytes(bytes: Uint8Array<ArrayBuffer>): void {
    const sessionId = this.channels.get(bytes[0] ?? 255);
    const frame = sessionId === undefined ? null : decodeLiveFrame(bytes.subarray(1));
    if (sessionId === undefined || !frame || !this.users.has(sessionId)) return;
    const activity = this.activities.get(sessionId) ?? new Activity();
    this.activities.set(sessionId, activity);
    activity.push(frame, this.now());
    this.read(sessionId, frame);
    for (const listener of this.listeners.get(sessionId) ?? []) listener(frame);
  }

  private read(sessionId: string, { state, set, count, phase, body }: LiveFrame): void {
    const { reading, live } = this.of(sessionId).getState();
    const now = this.now();
    const seen = body !== null;
    const isSame =
      reading?.state === state &&
      reading.set === set &&
      reading.count === count &&
      reading.phase === phase &&
      reading.seen === seen;
    if (!isSame) this.set(sessionId, { reading: { state, set, count, phase, seen } });
    if (live.heardAt === null || now - live.heardAt > HEARD_EVERY)
      this.set(sessionId, { live: { ...live, heardAt: now } });
  }

  private set(sessionId: string, change: Partial<Watched>): void {
    this.of(sessionId).setState(change);
  }
}

/** Any call renews an access token that ran out. */
async function renew(): Promise<boolean> {
  try {
    await api.me();
    return true;
  } catch (error) {
    return !(isApiError(error) && error.status === 401);
  }
}
