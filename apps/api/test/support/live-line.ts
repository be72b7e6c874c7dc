import { once } from "node:events";
import {
  decodeLiveFrame,
  encodeLiveFrame,
  LIVE_SOCKET_PATH,
  type LiveFrame,
  type PublisherNews,
  type WatcherNews,
} from "@physiocheck/contracts";
import { WebSocket } from "ws";
import type { Browser } from "./browser.ts";

type News = PublisherNews | WatcherNews;

/** A page's end of the live line, without the page: a publisher's or a watcher's. */
export class TestLine<Told extends News = News> {
  readonly socket: WebSocket;
  /** Everything that was told, pings left out. */
  readonly news: Told[] = [];
  readonly frames: { readonly channel: number; readonly frame: LiveFrame | null }[] = [];
  closed: number | null = null;
  private waiting: (() => void)[] = [];

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.frames.push({ channel: data[0], frame: decodeLiveFrame(data.subarray(1)) });
      else {
        const news = JSON.parse(data.toString("utf8")) as Told;
        if (!isPing(news)) this.news.push(news);
      }
      this.wake();
    });
    socket.on("close", (code: number) => {
      this.closed = code;
      this.wake();
    });
    socket.on("error", () => undefined);
  }

  /** Opens it with a browser's cookies. @returns the status of a refusal, or the line */
  static async open<T extends News = News>(
    browser: Browser,
    headers: Record<string, string> = {},
  ): Promise<TestLine<T> | number> {
    const socket = new WebSocket(browser.origin.replace(/^http/, "ws") + LIVE_SOCKET_PATH, {
      headers: { origin: browser.origin, cookie: browser.cookieHeader, ...headers },
    });
    const line = new TestLine<T>(socket);
    return new Promise((resolve, reject) => {
      socket.once("open", () => resolve(line));
      socket.once("unexpected-response", (request, response) => {
        request.destroy();
        resolve(response.statusCode ?? 0);
      });
      socket.once("error", reject);
    });
  }

  /** Opens it. @throws Error where it is refused */
  static async opened<T extends News = News>(browser: Browser): Promise<TestLine<T>> {
    const line = await TestLine.open<T>(browser);
    if (typeof line === "number") throw new Error(`refused with ${line}`);
    return line;
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  show(seq: number, more: Partial<LiveFrame> = {}): void {
    this.socket.send(encodeLiveFrame({ ...liveFrame(seq), ...more }));
  }

  /** The first news of a kind that was not taken before; whatever came before it is gone. */
  async next<T extends Told["type"]>(type: T): Promise<Extract<Told, { type: T }>> {
    return this.until(() => {
      const at = this.news.findIndex((news) => news.type === type);
      if (at < 0) return null;
      return this.news.splice(0, at + 1).at(-1) as Extract<Told, { type: T }>;
    });
  }

  /** Waits until something holds. @throws Error when the line closed before */
  async until<T>(look: () => T | null): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== null) return found;
      if (this.closed !== null) throw new Error(`closed with ${this.closed}`);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Waits for the end. @returns its code */
  async end(): Promise<number> {
    if (this.closed === null) await once(this.socket, "close");
    return this.closed ?? 0;
  }

  close(): void {
    this.socket.terminate();
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const go of waiting) go();
  }
}

/** Signs of life come by the clock, so on a busy machine between any two messages. */
function isPing(news: News): boolean {
  return news.type === "ping" || (news.type === "session" && news.message.type === "ping");
}

/** Somebody who stands there. */
export function liveFrame(seq: number): LiveFrame {
  return {
    seq,
    t: seq * 100,
    at: 1_790_000_000_000 + seq,
    state: "exercising",
    set: 1,
    count: seq,
    phase: "out",
    side: "both",
    progress: 0.5,
    body: Float32Array.from({ length: 99 }, (_, i) => i / 50 - 1),
    visibility: new Float32Array(33).fill(1),
  };
}

/** Waits until the patient's page admits the watcher. */
export function here(line: TestLine<WatcherNews>): Promise<WatcherNews> {
  return line.until(
    () => line.news.find((news) => news.type === "publisher" && news.state === "here") ?? null,
  );
}
