import type { LiveSession, StreamMessage } from "@physiocheck/contracts";
import type { Response } from "express";
import type { Deps } from "../deps.ts";
import type { Context } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import { findSession } from "../sessions/session-store.ts";
import { accessTopic, sessionTopic } from "../ports/bus/live-bus.ts";
import { toLive } from "./live-sessions.ts";

/** How often the age is told, and access is looked at again even if nobody said that it changed. */
const PING_MS = 5000;
/** A watcher that is this many bytes behind is let go; it reconnects to a fresh snapshot. */
const MOST_BEHIND = 1_048_576;

type Ending = Extract<StreamMessage, { type: "ended" }>["reason"];

/**
 * Server-sent events of a session for as long as the viewer may see it. A change of sign-in or subscription is heard on the
 * bus and looked at at once, so the line closes within the moment of revocation.
 */
export async function streamSession(
  deps: Deps,
  { viewer, params: { sessionId }, request, response, noted }: Context<"streamSession">,
): Promise<void> {
  const { database, signIns, bus, board, now, closing } = deps;

  /** The session, or why it may not be seen any more. */
  const look = async (): Promise<LiveSession | Ending> => {
    const person = await signIns.find(viewer.signInId, viewer.id);
    if (!person) return "signed_out";
    try {
      return await toLive({ board, now }, await findSession(database, person, "read", sessionId));
    } catch (error) {
      if (error instanceof Refusal) return "no_access";
      throw error;
    }
  };

  // Refusals are answered as such while that is still possible.
  await findSession(database, viewer, "read", sessionId);
  await noted();
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    // no-transform keeps compression off, which would hold messages back; the other header says so to nginx.
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
  });

  if (request.method === "HEAD") {
    response.end();
    return;
  }

  const ending = new Promise<Ending | null>((resolve) => {
    let checking = false;
    let again = false;
    /**
     * What is heard while it is not known whether the viewer may hear it: before the first look, and from a change of access to
     * the look after it. Null while it is known.
     */
    let held: StreamMessage[] | null = [];
    const recheck = async (): Promise<void> => {
      if (checking) {
        // A look that is under way may be from before the change.
        again = true;
        return;
      }
      checking = true;
      try {
        let seen = await look();
        while (again) {
          again = false;
          seen = await look();
        }
        if (typeof seen === "string") resolve(seen);
        else if (seen.session.state === "complete") {
          if (held !== null) send(response, { type: "snapshot", live: seen });
          resolve("complete");
        } else if (held === null) send(response, { type: "ping", ageMs: seen.ageMs });
        else {
          send(response, { type: "snapshot", live: seen });
          for (const message of held) send(response, message);
          held = null;
        }
      } catch (error) {
        // The database does not answer: who cannot be checked is not shown anything.
        deps.log.warn({ err: error }, "stream closed: access could not be checked");
        resolve("shutting_down");
      } finally {
        checking = false;
      }
    };
    const lookAgain = (): void => {
      held ??= [];
      void recheck();
    };
    const stops = [
      bus.subscribe(
        sessionTopic(sessionId),
        (message) => {
          const heard = message as StreamMessage;
          if (heard.type === "ended") resolve(heard.reason);
          else if (held !== null) held.push(heard);
          else if (!send(response, heard)) resolve(null);
        },
        lookAgain,
      ),
      bus.subscribe(accessTopic(viewer.id), lookAgain, lookAgain),
    ];
    const timer = setInterval(() => void recheck(), PING_MS);
    const onClosing = (): void => resolve("shutting_down");
    closing.addEventListener("abort", onClosing);
    response.on("close", () => {
      for (const stop of stops) stop();
      clearInterval(timer);
      closing.removeEventListener("abort", onClosing);
      resolve(null);
    });
    if (closing.aborted) onClosing();
    // What happens after the first look has to be heard.
    void Promise.all(stops.map(({ ready }) => ready)).then(recheck);
  });

  const reason = await ending;
  if (response.writableEnded || response.destroyed) return;
  if (reason !== null) send(response, { type: "ended", reason });
  response.end();
}

/** @returns false where the watcher is too far behind */
function send(response: Response, message: StreamMessage): boolean {
  if (response.writableEnded || response.destroyed) return false;
  response.write(`data: ${JSON.stringify(message)}\n\n`);
  return response.writableLength < MOST_BEHIND;
}
