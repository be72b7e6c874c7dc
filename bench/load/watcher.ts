import { LIVE_SOCKET_PATH, type WatcherNews } from "@physiocheck/contracts";
import { WebSocket } from "ws";
import type { Jar } from "../sessions/calls.ts";
import type { Departures } from "./steady-sender.ts";

/** A physician's page that watches several sessions on one socket. */
export class Watcher {
  /** ms from the departure of an event to its arrival here. */
  readonly delays: number[] = [];
  private readonly socket: WebSocket;

  private constructor(socket: WebSocket, departures: Departures) {
    this.socket = socket;
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      if (isBinary) return;
      const now = performance.now();
      const news = JSON.parse(data.toString()) as WatcherNews;
      if (news.type !== "session" || news.message.type !== "event") return;
      const left = departures.get(news.sessionId)?.get(news.message.event.seq);
      if (left !== undefined) this.delays.push(now - left);
    });
  }

  /** Resolves when all of them are watched. */
  static async open(
    origin: string,
    certificate: string,
    jar: Jar,
    sessionIds: readonly string[],
    departures: Departures,
  ): Promise<Watcher> {
    const socket = new WebSocket(origin.replace(/^http/, "ws") + LIVE_SOCKET_PATH, {
      ca: certificate,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        "sec-fetch-site": "same-origin",
      },
    });
    const watcher = new Watcher(socket, departures);
    await new Promise<void>((resolve, reject) => {
      const waiting = new Set(sessionIds);
      socket.on("error", reject);
      socket.on("close", (code) => reject(new Error(`a watcher's line closed with ${code}`)));
      socket.on("message", (data: Buffer, isBinary: boolean) => {
        if (isBinary) return;
        const news = JSON.parse(data.toString()) as WatcherNews;
        if (news.type === "refused") reject(new Error(`a session may not be watched: ${news.reason}`));
        if (news.type === "watching") waiting.delete(news.sessionId);
        if (waiting.size === 0) resolve();
      });
      socket.on("open", () => {
        for (const sessionId of sessionIds) socket.send(JSON.stringify({ type: "watch", sessionId }));
      });
    });
    return watcher;
  }

  close(): void {
    this.socket.removeAllListeners("close");
    this.socket.terminate();
  }
}
