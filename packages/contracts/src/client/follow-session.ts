import { ADDRESSES } from "../addresses.ts";
import type { StreamMessage } from "../sessions.ts";
import { routeUrl } from "./route-url.ts";

export type SessionFollower = {
  readonly onMessage: (message: StreamMessage) => void;
  /** `open`: messages come. `reconnecting`: the line is down, the browser tries again. `closed`: the server refused. */
  readonly onLine?: (line: "open" | "reconnecting" | "closed") => void;
  readonly baseURL?: string;
};

/**
 * Follows a running session. The browser reconnects by itself; each connection begins with a `snapshot`, so nothing needs
 * to be remembered. A `closed` line usually means that the access token ran out: call any route (the client refreshes), then follow again.
 * @returns ends it
 */
export function followSession(sessionId: string, follower: SessionFollower): () => void {
  const url = (follower.baseURL ?? "") + routeUrl(ADDRESSES.streamSession, { params: { sessionId } });
  const source = new EventSource(url, { withCredentials: true });
  source.addEventListener("open", () => follower.onLine?.("open"));
  source.addEventListener("error", () =>
    follower.onLine?.(source.readyState === EventSource.CLOSED ? "closed" : "reconnecting"),
  );
  source.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as StreamMessage;
    // The server closes after this one, which the browser would take for a broken line.
    if (message.type === "ended") source.close();
    follower.onMessage(message);
  });
  return () => source.close();
}
