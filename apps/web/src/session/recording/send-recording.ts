import { CHECKSUM_HEADER, type RecordingManifest, type StartRecording } from "@physiocheck/contracts";
import { ApiError, type Client } from "@physiocheck/contracts/client";
import type { OutboxItem } from "../outbox/outbox.ts";
import type { Outcome } from "../outbox/policy.ts";
import { tellNews } from "./recording-news.ts";

/** A piece of video as it waits: where it belongs, and its hash. The bytes travel beside it. */
export type ChunkBody = {
  readonly sha256: string;
  readonly take: number;
  /** ms on the session's clock. */
  readonly from: number;
  readonly until: number;
  /** Wall clock, ms since 1970. */
  readonly at: number;
};

export type ManifestBody = RecordingManifest & { readonly at: number };

export type RecordingCalls = Pick<Client, "startRecording" | "putRecordingChunk" | "putRecordingManifest">;

/**
 * The session itself waits in another queue, and pieces of its video may come first: for so long a server that does not know it
 * may still come to know it, ms.
 */
const UNKNOWN_FOR_MS = 24 * 3600_000;
/** Rounds of being told what is missing; each names a thousand pieces. */
const MOST_ROUNDS = 8;

const DONE: Outcome = { kind: "acknowledged" };

/** Sends what belongs to a recording. @throws ApiError for what was refused */
export async function sendRecordingItem(
  api: RecordingCalls,
  kind: "recording" | "chunk" | "manifest",
  { sessionId, n, body, bytes }: OutboxItem,
): Promise<Outcome> {
  const params = { sessionId };
  switch (kind) {
    case "recording": {
      const { state, why } = await api.startRecording({ params, body: body as StartRecording });
      if (state === "removed") tellNews(sessionId, () => ({ removed: why }));
      return DONE;
    }
    case "chunk": {
      const { sha256, take, from, until, at } = body as ChunkBody;
      return notYet(at, async () => {
        const headers = { [CHECKSUM_HEADER]: sha256 };
        const query = { take, from, until };
        await api.putRecordingChunk({ params: { ...params, seq: n }, query, body: bytes, headers });
        tellNews(sessionId, ({ sentBytes }) => ({ sentBytes: sentBytes + bytes.length }));
      });
    }
    case "manifest": {
      const { at, ...manifest } = body as ManifestBody;
      return notYet(at, () => declare(api, sessionId, manifest));
    }
  }
}

/**
 * Says what there is. Whatever the server lacks then is lost: pieces that this device still has go first, for they are older.
 */
async function declare(api: RecordingCalls, sessionId: string, manifest: RecordingManifest): Promise<void> {
  let { lost } = manifest;
  for (let round = 1; ; round += 1) {
    try {
      await api.putRecordingManifest({ params: { sessionId }, body: { ...manifest, lost } });
      return;
    } catch (error) {
      const missing =
        error instanceof ApiError && error.code === "incomplete" ? error.details.missingChunks : [];
      if (!missing?.length || round === MOST_ROUNDS) throw error;
      lost = [...new Set([...lost, ...missing])];
    }
  }
}

/** A recording that is not known is tried again for a day. */
async function notYet(at: number, send: () => Promise<void>): Promise<Outcome> {
  try {
    await send();
    return DONE;
  } catch (error) {
    const unknown = error instanceof ApiError && error.status === 404;
    if (!unknown || Date.now() - at > UNKNOWN_FOR_MS) throw error;
    return { kind: "unreachable" };
  }
}
