import { CHECKSUM_HEADER } from "@physiocheck/contracts";
import { isDuplicate, ne, sql } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { sendRanged } from "../http/ranges.ts";
import { notFound } from "../http/refusal.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { findSession } from "../sessions/session-store.ts";
import { putChunk } from "./put-chunk.ts";
import { putManifest } from "./put-manifest.ts";
import { findRecording, partsOf, toRecording, type RecordingRow } from "./recording-store.ts";
import { removeRecording } from "./remove.ts";

type RecordingHandlers = Pick<
  Handlers,
  | "startRecording"
  | "putRecordingChunk"
  | "putRecordingManifest"
  | "getRecording"
  | "getRecordingVideo"
  | "removeRecording"
>;

/** Recordings of sessions: agreed to, sent in pieces, played by who may see the session, deleted. */
export function recordingHandlers(deps: Deps): RecordingHandlers {
  const { database, objects, bus, signIns, config, now } = deps;
  const { schema } = database;
  const { recordings } = schema;

  /** Whether the clinic's space is used up. */
  const isFull = async (): Promise<boolean> => {
    const [{ used }] = await database.read
      .select({ used: sql<number>`coalesce(sum(${recordings.bytes}), 0)`.mapWith(Number) })
      .from(recordings)
      .where(ne(recordings.state, "removed"));
    return used >= config.recordingQuotaBytes;
  };

  const begin = async (
    sessionId: string,
    patientId: string,
    body: Parameters<RecordingHandlers["startRecording"]>[0]["body"],
  ): Promise<RecordingRow> => {
    const found = await findRecording(database.read, schema, sessionId);
    if (found) return found;
    const full = await isFull();
    const row: RecordingRow = {
      sessionId,
      patientId,
      state: full ? "removed" : "recording",
      why: full ? "no_room" : null,
      consentVersion: body.consentVersion,
      consentedAt: Date.parse(body.consentedAt),
      manifest: null,
      bytes: 0,
      parts: "[]",
      gaps: "[]",
      createdAt: now(),
      changedAt: now(),
    };
    try {
      await database.write(async (writer) => {
        await writer.insert(recordings).values(row);
      });
    } catch (error) {
      // The same call came twice at once, and the other was first.
      const other = isDuplicate(error) ? await findRecording(database.read, schema, sessionId) : null;
      if (!other) throw error;
      return other;
    }
    return row;
  };

  /** Looks again at who may see it whenever that may have changed, as long as bytes are on their way. */
  const whileAllowed = (viewer: SignedIn, sessionId: string) => (breakOff: () => void) => {
    const look = async (): Promise<void> => {
      const person = await signIns.find(viewer.signInId, viewer.id);
      if (!person) throw notFound();
      await findSession(database, person, "read", sessionId);
    };
    const recheck = (): void => void look().catch(breakOff);
    return bus.subscribe(accessTopic(viewer.id), recheck, recheck);
  };

  return {
    async startRecording({ viewer, params: { sessionId }, body }) {
      const { patientId } = await findSession(database, viewer, "write", sessionId);
      return toRecording(database, await begin(sessionId, patientId, body));
    },

    async putRecordingChunk({ viewer, params: { sessionId, seq }, query, body, request }) {
      await findSession(database, viewer, "write", sessionId);
      const { take, from, until } = query;
      const claimed = request.get(CHECKSUM_HEADER) ?? "";
      await putChunk(deps, { sessionId, seq, take, fromMs: from, untilMs: until, data: body, claimed });
    },

    async putRecordingManifest({ viewer, params: { sessionId }, body }) {
      await findSession(database, viewer, "write", sessionId);
      return toRecording(database, await putManifest(deps, sessionId, body));
    },

    async getRecording({ viewer, params: { sessionId } }) {
      await findSession(database, viewer, "read", sessionId);
      const row = await findRecording(database.read, schema, sessionId);
      return { recording: row && (await toRecording(database, row)) };
    },

    async getRecordingVideo({ viewer, params: { sessionId, part }, request, response, noted }) {
      const session = await findSession(database, viewer, "read", sessionId);
      const row = await findRecording(database.read, schema, sessionId);
      const file = row && partsOf(row).find((one) => one.part === part);
      if (!file) throw notFound();
      await noted();
      await sendRanged(
        request,
        response,
        {
          size: file.bytes,
          type: file.type,
          name: `${new Date(session.startedAt).toISOString().slice(0, 10)}-${part}.${file.type === "video/mp4" ? "mp4" : "webm"}`,
          etag: `"${file.sha256.slice(0, 32)}"`,
          open: async (range) => (await objects.get(file.key, range))?.body ?? null,
        },
        whileAllowed(viewer, sessionId),
      );
    },

    async removeRecording({ viewer, params: { sessionId } }) {
      await findSession(database, viewer, "write", sessionId);
      await removeRecording(deps, sessionId, "deleted");
    },
  };
}
