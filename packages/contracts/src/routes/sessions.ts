import { ADDRESSES } from "../addresses.ts";
import { uuidSchema } from "../primitives.ts";
import type { Route } from "../route.ts";
import { progressSchema } from "../session-events.ts";
import {
  acknowledgementSchema,
  eventBatchSchema,
  eventListSchema,
  finishSessionSchema,
  MAX_TRACE_CHUNKS,
  sessionDetailSchema,
  sessionQuerySchema,
  sessionSchema,
  startedSessionSchema,
  startSessionSchema,
  traceManifestSchema,
} from "../sessions.ts";
import "../zod-setup.ts";
import * as z from "zod";

const sessionParams = z.strictObject({ sessionId: uuidSchema });
const chunkParams = z.strictObject({
  sessionId: uuidSchema,
  chunk: z.coerce
    .number()
    .int()
    .min(0)
    .max(MAX_TRACE_CHUNKS - 1),
});

export const sessionRoutes = {
  startSession: {
    ...ADDRESSES.startSession,
    who: ["patient"],
    object: "none",
    summary:
      "Start a session under an id the client made; the same call again finds it and says what is stored",
    body: startSessionSchema,
    response: startedSessionSchema,
  },
  listSessions: {
    ...ADDRESSES.listSessions,
    who: ["patient", "physician"],
    object: "none",
    summary: "My sessions, or those of one patient (or all) of mine, newest first",
    query: sessionQuerySchema,
    response: z.object({ sessions: z.array(sessionSchema) }),
  },
  getSession: {
    ...ADDRESSES.getSession,
    who: ["patient", "physician"],
    object: "session",
    summary: "A session with its ledger and summary",
    params: sessionParams,
    response: sessionDetailSchema,
  },
  appendEvents: {
    ...ADDRESSES.appendEvents,
    who: ["patient"],
    object: "session",
    summary: "Store events; idempotent by (session, seq), answered only after the commit",
    params: sessionParams,
    body: eventBatchSchema,
    response: acknowledgementSchema,
  },
  listEvents: {
    ...ADDRESSES.listEvents,
    who: ["patient", "physician"],
    object: "session",
    summary: "Stored events in order, after a seq",
    params: sessionParams,
    query: z.strictObject({ after: z.coerce.number().int().min(-1).max(100_000).default(-1) }),
    response: eventListSchema,
  },
  postProgress: {
    ...ADDRESSES.postProgress,
    who: ["patient"],
    object: "session",
    summary: "Where I am right now, for the live stream; not stored, at most twice a second",
    params: sessionParams,
    body: progressSchema,
    /** While nobody watches, once every few seconds is enough: the list of running sessions lives from it. */
    response: z.object({ watched: z.boolean() }),
  },
  putTraceChunk: {
    ...ADDRESSES.putTraceChunk,
    who: ["patient"],
    object: "session",
    summary:
      "Store a chunk (from 0) of gzip-compressed packed trace; header x-content-sha256 over the bytes as sent",
    params: chunkParams,
    body: "bytes",
    response: null,
  },
  getTrace: {
    ...ADDRESSES.getTrace,
    who: ["patient", "physician"],
    object: "session",
    summary: "Which chunks of trace are stored",
    params: sessionParams,
    response: traceManifestSchema,
  },
  getTraceChunk: {
    ...ADDRESSES.getTraceChunk,
    who: ["patient", "physician"],
    object: "session",
    summary: "A chunk as it was stored: a gzip file of packed trace",
    params: chunkParams,
  },
  finishSession: {
    ...ADDRESSES.finishSession,
    who: ["patient"],
    object: "session",
    summary:
      "Close the session; refused with 409 saying what is missing until every event and chunk is stored",
    params: sessionParams,
    body: finishSessionSchema,
    response: sessionDetailSchema,
  },
  streamSession: {
    ...ADDRESSES.streamSession,
    who: ["patient", "physician"],
    object: "session",
    summary: "Server-sent events of a running session; access is checked while it is open",
    params: sessionParams,
  },
} as const satisfies Record<string, Route>;
