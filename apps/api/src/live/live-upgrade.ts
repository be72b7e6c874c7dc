import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { LIVE_SOCKET_PATH, LONGEST_LIVE_MESSAGE, type ErrorEnvelope } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { WebSocketServer } from "ws";
import { callerOf } from "../access.ts";
import type { Deps } from "../deps.ts";
import { isSameOrigin } from "../http/cross-site.ts";
import { asRefusal } from "../http/errors.ts";
import type { SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { LiveConnection } from "./live-connection.ts";
import { PublisherEnd } from "./publisher-end.ts";
import { WatcherEnd } from "./watcher-end.ts";

/** Open sockets of one person on this server: a page each, with room for those that are being replaced. */
const MOST_SOCKETS = 8;

/**
 * Serves the live line beside Express: a WebSocket on LIVE_SOCKET_PATH. Everything is checked before the protocol is changed, and
 * refused as any request would be.
 */
export function serveLiveSocket(server: Server, deps: Deps): void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LONGEST_LIVE_MESSAGE,
    perMessageDeflate: false,
  });
  const open = new Map<string, number>();

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const viewer = await admit(deps, request);
    const count = open.get(viewer.id) ?? 0;
    if (count >= MOST_SOCKETS)
      throw new Refusal("slow_down", "Too many live lines are open.", { retryAfterSeconds: 10 });
    const name = await nameOf(deps, viewer.id);
    if (socket.destroyed) return;
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      open.set(viewer.id, (open.get(viewer.id) ?? 0) + 1);
      webSocket.on("close", () => {
        const left = (open.get(viewer.id) ?? 1) - 1;
        if (left > 0) open.set(viewer.id, left);
        else open.delete(viewer.id);
      });
      const line = new LiveConnection(deps, webSocket, viewer);
      line.run(
        viewer.role === "patient" ? new PublisherEnd(line, viewer) : new WatcherEnd(line, viewer, name),
      );
    });
  };

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A line that breaks while it is being checked.
    socket.on("error", () => socket.destroy());
    upgrade(request, socket, head).catch((error: unknown) => {
      const refusal = asRefusal(error);
      if (refusal.status >= 500) deps.log.error({ err: error }, "upgrade failed");
      refuse(socket, refusal);
    });
  });
}

/** @throws Refusal for anybody but patients and approved physicians on our own pages */
async function admit({ cookies, signIns, closing }: Deps, request: IncomingMessage): Promise<SignedIn> {
  const [path] = (request.url ?? "").split("?");
  if (path !== LIVE_SOCKET_PATH) throw notFound();
  if (!isSameOrigin(request.headers)) throw new Refusal("cross_site", "This request came from another site.");
  if (closing.aborted) throw new Refusal("unavailable", "The server is restarting.");
  const { access } = cookies.read(request);
  const viewer = access === null ? null : await signIns.authenticate(access);
  if (!viewer) throw new Refusal("signed_out", "Sign in first.");
  const caller = callerOf(viewer);
  if (caller !== "patient" && caller !== "physician")
    throw new Refusal("forbidden", "This account may not do that.");
  return viewer;
}

async function nameOf({ database }: Deps, userId: string): Promise<string> {
  const { users } = database.schema;
  const [row] = await database.read.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? "";
}

/** An answer in place of the protocol's change; browsers show its status, and nothing of its body. */
function refuse(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ error: { code, message } } satisfies ErrorEnvelope);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Refused"}`,
      "Connection: close",
      "Cache-Control: no-store",
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}
