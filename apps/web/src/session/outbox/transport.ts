import {
  type Acknowledgement,
  CHECKSUM_HEADER,
  type FinishSession,
  MAX_WAITED_MS,
  type SessionEvent,
} from "@physiocheck/contracts";
import { ApiError, type BodyOf, type Client } from "@physiocheck/contracts/client";
import { type RecordingCalls, sendRecordingItem } from "../recording/send-recording.ts";
import type { OutboxItem, OutboxTransport } from "./outbox.ts";
import type { Outcome } from "./policy.ts";

/** The body of a trace chunk's item; the bytes travel beside it. */
export type TraceItemBody = { readonly sha256: string };

/** When it was done, wall clock, ms since 1970: it may be sent much later. Older items have none. */
type Done = { readonly doneAt?: number };
export type StartItemBody = BodyOf<"startSession"> & Done;
export type FinishItemBody = FinishSession & Done;

type Calls = Pick<Client, "startSession" | "appendEvents" | "putTraceChunk" | "finishSession" | "me"> &
  RecordingCalls;

/** The outbox's way to the API. */
export function apiTransport(api: Calls): OutboxTransport {
  return {
    send: (items) => attempt(() => sendItems(api, items)),
    async whoAmI() {
      try {
        return (await api.me()).id;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  };
}

async function sendItems(api: Calls, items: readonly OutboxItem[]): Promise<Outcome> {
  const [first] = items;
  if (!first) return { kind: "acknowledged" };
  const params = { sessionId: first.sessionId };
  switch (first.kind) {
    case "start": {
      const { doneAt, ...body } = first.body as StartItemBody;
      await api.startSession({ body: { ...body, ...waited(doneAt) } });
      return { kind: "acknowledged" };
    }
    case "event": {
      const events = items.map((item) => item.body as SessionEvent);
      return contiguous(await api.appendEvents({ params, body: { events } }), items);
    }
    case "trace": {
      const { sha256 } = first.body as TraceItemBody;
      const headers = { [CHECKSUM_HEADER]: sha256 };
      await api.putTraceChunk({ params: { ...params, chunk: first.n }, body: first.bytes, headers });
      return { kind: "acknowledged" };
    }
    case "finish": {
      const { doneAt, ...body } = first.body as FinishItemBody;
      await api.finishSession({ params, body: { ...body, ...waited(doneAt) } });
      return { kind: "acknowledged" };
    }
    case "recording":
    case "chunk":
    case "manifest":
      return sendRecordingItem(api, first.kind, first);
  }
}

/** How long an item has waited, as the server wants to know it; a clock that was set back meanwhile says nothing. */
function waited(doneAt: number | undefined): { readonly agoMs?: number } {
  if (doneAt === undefined) return {};
  return { agoMs: Math.min(MAX_WAITED_MS, Math.max(0, Math.round(Date.now() - doneAt))) };
}

/** The server promises what is contiguous, so only that is deleted. */
function contiguous(acknowledged: Acknowledgement, items: readonly OutboxItem[]): Outcome {
  const last = Math.max(...items.map((item) => item.n));
  if (acknowledged.highestContiguous >= last) return { kind: "acknowledged" };
  const reason = `events are missing on the server from ${acknowledged.highestContiguous + 1}`;
  return { kind: "answered", status: 409, reason, retryAfterMs: null };
}

async function attempt(call: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 0) return { kind: "unreachable" };
    const seconds = error.details.retryAfterSeconds;
    return {
      kind: "answered",
      status: error.status,
      reason: `${error.code}: ${error.message}`,
      retryAfterMs: seconds === undefined ? null : seconds * 1000,
    };
  }
}
