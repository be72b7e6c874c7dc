import type { CueContent, LiveWatcher, PublisherNews } from "@physiocheck/contracts";
import {
  encodeLiveFrame,
  LiveLine,
  LONGEST_LIVE_FRAME,
  MOST_LIVE_FPS,
  type LiveFrame,
  type LiveLineState,
} from "@physiocheck/contracts/client";
import { createStore, type StoreApi } from "zustand/vanilla";

/** Pictures come a little unevenly: so much less than the agreed gap is no gap too short. ms */
const GAP_MS = 1000 / MOST_LIVE_FPS - 4;
/** More than this in the browser's own buffer, and a frame is left out instead of being late. */
const MOST_WAITING = 4 * LONGEST_LIVE_FRAME;
/** The session is not stored yet: asked again after so many ms. */
const ASK_AGAIN_MS = 2000;

export type ReceivedCue = {
  readonly id: string;
  readonly from: string;
  readonly content: CueContent;
  readonly at: number;
};

export type Publishing = {
  readonly line: LiveLineState;
  /** Who sees the skeleton now. */
  readonly watchers: readonly LiveWatcher[];
  /** Who was declined in this session. */
  readonly declined: readonly LiveWatcher[];
  readonly cue: ReceivedCue | null;
  /** Bytes of skeleton that left this device in this session. */
  readonly bytes: number;
};

export type PublisherOptions = {
  readonly sessionId: string;
  readonly renew: () => Promise<boolean>;
  /** Shows and speaks a cue. @returns whether it is spoken */
  readonly say: (content: CueContent) => boolean;
};

/**
 * The patient's end of the live line: sends skeletons while somebody watches and never otherwise, knows who watches, and takes
 * what they say. Knows no React.
 */
export class LivePublisher {
  readonly state: StoreApi<Publishing>;
  private readonly options: PublisherOptions;
  private line: LiveLine | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isPublishing = false;
  private seq = 0;
  private last = Number.NEGATIVE_INFINITY;

  constructor(options: PublisherOptions) {
    this.options = options;
    this.state = createStore<Publishing>(() => ({
      line: "connecting",
      watchers: [],
      declined: recallDeclined(options.sessionId),
      cue: null,
      bytes: 0,
    }));
  }

  /** Somebody watches, so frames are worth making. */
  get isWatched(): boolean {
    return this.isPublishing && this.state.getState().watchers.length > 0;
  }

  /** Opens the line; a second call does nothing. */
  start(): void {
    this.line ??= LiveLine.open<PublisherNews>({
      renew: this.options.renew,
      onOpen: () => this.publish(),
      onNews: (news) => this.hear(news),
      onLine: (line) => {
        this.isPublishing &&= line === "open";
        this.state.setState(line === "open" ? { line } : { line, watchers: [] });
      },
    });
  }

  /** Offers a look at the person; `make` is called only where it is sent. @param now ms of any monotonic clock */
  offer(now: number, make: () => Omit<LiveFrame, "seq">): void {
    if (!this.isWatched || now - this.last < GAP_MS || !this.line || this.line.waiting > MOST_WAITING) return;
    this.last = now;
    const bytes = encodeLiveFrame({ ...make(), seq: this.seq });
    if (!this.line.sendBytes(bytes)) return;
    this.seq += 1;
    this.state.setState(({ bytes: before }) => ({ bytes: before + bytes.length }));
  }

  /** This physician is not to see the session any more. */
  decline(physicianId: string): void {
    const { watchers, declined } = this.state.getState();
    const watcher = watchers.find(({ id }) => id === physicianId);
    if (!watcher) return;
    this.keepDeclined([...declined, watcher]);
    this.state.setState({ watchers: watchers.filter(({ id }) => id !== physicianId) });
    this.line?.send({ type: "decline", physicianId });
  }

  /** They may again. */
  allow(physicianId: string): void {
    this.keepDeclined(this.state.getState().declined.filter(({ id }) => id !== physicianId));
    this.line?.send({ type: "allow", physicianId });
  }

  /** The cue was shown long enough. */
  dismiss(cueId: string): void {
    if (this.state.getState().cue?.id === cueId) this.state.setState({ cue: null });
  }

  close(): void {
    clearTimeout(this.timer);
    this.isPublishing = false;
    this.line?.close();
    this.line = null;
    this.state.setState({ watchers: [], cue: null });
  }

  private publish(): void {
    clearTimeout(this.timer);
    const { sessionId } = this.options;
    const declined = this.state.getState().declined.map(({ id }) => id);
    this.line?.send({ type: "publish", sessionId, declined });
  }

  private hear(news: PublisherNews): void {
    switch (news.type) {
      case "ping":
        return;
      case "publishing":
        this.isPublishing = true;
        return;
      case "refused":
        this.timer = setTimeout(() => this.publish(), ASK_AGAIN_MS);
        return;
      case "watchers":
        this.state.setState({ watchers: news.watchers });
        return;
      case "cue": {
        const { cueId, from, content } = news;
        this.state.setState({ cue: { id: cueId, from: from.name, content, at: Date.now() } });
        const spoken = this.options.say(content);
        this.line?.send({ type: "ack", cueId, spoken });
      }
    }
  }

  private keepDeclined(declined: readonly LiveWatcher[]): void {
    this.state.setState({ declined });
    try {
      sessionStorage.setItem(keyOf(this.options.sessionId), JSON.stringify(declined));
    } catch {
      // Where nothing may be stored, a reload asks again.
    }
  }
}

function keyOf(sessionId: string): string {
  return `physiocheck.declined.${sessionId}`;
}

/** A reload in the middle of a session does not let anybody in again. */
function recallDeclined(sessionId: string): readonly LiveWatcher[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(sessionId)) ?? "[]");
    return Array.isArray(kept) ? (kept as LiveWatcher[]) : [];
  } catch {
    return [];
  }
}
