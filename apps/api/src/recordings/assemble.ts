import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RecordingReason, RecordingTake } from "@physiocheck/contracts";
import { and, eq, lt } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { containerOf } from "../media/container.ts";
import { MediaRefused, type Ffmpeg } from "../media/ffmpeg.ts";
import { convert, type TakeFile } from "./convert.ts";
import {
  chunkKey,
  chunksOf,
  findRecording,
  manifestOf,
  partsOf,
  recordingFolder,
  type RecordingRow,
  type StoredPart,
} from "./recording-store.ts";
import { gapsOf, planTakes, type TakePlan } from "./takes.ts";

/** What an attempt came to: files, and why they are no single video. */
type Made = { readonly parts: readonly StoredPart[]; readonly why: RecordingReason | null };

/**
 * Makes what was sent since the last time part of the video. Done again it does nothing.
 * @param ffmpeg null where this machine has none
 * @param options.last there will be no other attempt: what cannot be made into a video is kept as it came
 * @throws ProcessStopped and what else went wrong, unless it is the last attempt; what database and store say
 */
export async function assemble(
  deps: Deps,
  ffmpeg: Ffmpeg | null,
  sessionId: string,
  options: { readonly signal: AbortSignal; readonly last: boolean },
): Promise<void> {
  const { database, config } = deps;
  const { schema } = database;
  const row = await findRecording(database.read, schema, sessionId);
  const manifest = row && manifestOf(row);
  if (!row || !manifest || row.state !== "assembling") return;
  const chunks = await chunksOf(database.read, schema, sessionId);
  const plan = planTakes(chunks, manifest);
  const before = partsOf(row);
  const done = new Set(before.flatMap(({ takes }) => takes.map(({ take }) => take)));
  const temporary = join(config.dataDir, "tmp");
  await mkdir(temporary, { recursive: true });
  const folder = await mkdtemp(join(temporary, "recording-"));
  try {
    const files: TakeFile[] = [];
    for (const take of plan)
      if (!done.has(take.take)) files.push(...(await writeTake(deps, folder, take, options.signal)));
    const made =
      files.length === 0
        ? { parts: before, why: row.why }
        : await make(deps, ffmpeg, folder, { before, files, sessionId, ...options });
    await commit(deps, row, plan, { parts: made.parts, why: made.why as RecordingReason | null });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A take as one file, every chunk checked against its hash once more; none where it does not begin like a video. */
async function writeTake(
  { objects }: Deps,
  folder: string,
  { take, chunks, fromMs, untilMs }: TakePlan,
  signal: AbortSignal,
): Promise<TakeFile[]> {
  const path = join(folder, `take-${take}`);
  const bytes = async function* () {
    for (const chunk of chunks) {
      const object = await objects.get(chunkKey(chunk));
      if (!object) throw new Error(`chunk ${chunk.seq} is not in the store`);
      const data = Buffer.concat((await object.body.toArray()) as Buffer[]);
      if (createHash("sha256").update(data).digest("hex") !== chunk.sha256)
        throw new Error(`chunk ${chunk.seq} is not what was stored`);
      yield data;
    }
  };
  await pipeline(Readable.from(bytes()), createWriteStream(path), { signal });
  const file = await open(path);
  const head = Buffer.alloc(12);
  await file.read(head, 0, head.length, 0);
  await file.close();
  const type = containerOf(head);
  return type ? [{ take, path, type, fromMs, untilMs }] : [];
}

async function make(
  deps: Deps,
  ffmpeg: Ffmpeg | null,
  folder: string,
  given: {
    readonly before: readonly StoredPart[];
    readonly files: readonly TakeFile[];
    readonly sessionId: string;
    readonly signal: AbortSignal;
    readonly last: boolean;
  },
): Promise<Made> {
  if (!ffmpeg) return keepAsCame(deps, given, "no_ffmpeg");
  try {
    return await makeVideo(deps, ffmpeg, folder, given);
  } catch (error) {
    const isHopeless = error instanceof MediaRefused || given.last;
    if (!isHopeless || given.signal.aborted) throw error;
    deps.log.warn({ err: error, sessionId: given.sessionId }, "a recording is kept as it came");
    return keepAsCame(deps, given, "not_converted");
  }
}

/** One MP4 of all takes, or of the video so far and those that came since. */
async function makeVideo(
  { objects }: Deps,
  ffmpeg: Ffmpeg,
  folder: string,
  {
    before,
    files,
    sessionId,
    signal,
  }: {
    readonly before: readonly StoredPart[];
    readonly files: readonly TakeFile[];
    readonly sessionId: string;
    readonly signal: AbortSignal;
  },
): Promise<Made> {
  // Takes that were kept as they came stay so.
  const video = before.find(({ key }) => key.endsWith(".mp4") && key.includes("/video-")) ?? null;
  const earlier = video && (await fetchObject(objects, video, join(folder, "before.mp4")));
  const { path, durations } = await convert(ffmpeg, folder, files, earlier, signal);
  const takes: RecordingTake[] = [...(video?.takes ?? [])];
  const last = takes.at(-1);
  let videoMs = last ? last.videoMs + last.durationMs : 0;
  for (const [index, { take, fromMs }] of files.entries()) {
    const durationMs = durations[index] ?? 0;
    takes.push({ take, fromMs, videoMs, durationMs });
    videoMs += durationMs;
  }
  const part = nextPart(before);
  const key = `${recordingFolder(sessionId)}video-${part}.mp4`;
  const { size, sha256 } = await objects.put(key, createReadStream(path), { contentType: "video/mp4" });
  const rest = before.filter((one) => one !== video);
  return {
    parts: [...rest, { part, type: "video/mp4", bytes: size, takes, key, sha256 }],
    why: rest.length > 0 ? "not_converted" : null,
  };
}

/** A file a take, as the browser made it. */
async function keepAsCame(
  { objects }: Deps,
  {
    before,
    files,
    sessionId,
  }: {
    readonly before: readonly StoredPart[];
    readonly files: readonly TakeFile[];
    readonly sessionId: string;
  },
  why: RecordingReason,
): Promise<Made> {
  const parts = [...before];
  for (const { take, path, type, fromMs, untilMs } of files) {
    const part = nextPart(parts);
    const key = `${recordingFolder(sessionId)}take-${take}.${type === "video/mp4" ? "mp4" : "webm"}`;
    const { size } = await stat(path);
    const { sha256 } = await objects.put(key, createReadStream(path), { contentType: type });
    const takes = [{ take, fromMs, videoMs: 0, durationMs: untilMs - fromMs }];
    parts.push({ part, type, bytes: size, takes, key, sha256 });
  }
  return { parts, why };
}

async function fetchObject(
  objects: Deps["objects"],
  { key, sha256 }: StoredPart,
  path: string,
): Promise<string> {
  const object = await objects.get(key);
  if (!object) throw new Error(`${key} is not in the store`);
  const hash = createHash("sha256");
  await pipeline(
    object.body,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const bytes of source) {
        hash.update(bytes);
        yield bytes;
      }
    },
    createWriteStream(path),
  );
  if (hash.digest("hex") !== sha256) throw new Error(`${key} is not what was stored`);
  return path;
}

/** A number that no file had before: a player never joins bytes of two. */
function nextPart(parts: readonly StoredPart[]): number {
  return Math.max(-1, ...parts.map(({ part }) => part)) + 1;
}

/** Names the new files, and lets go of what they were made from; nothing where the recording was removed meanwhile. */
async function commit(
  deps: Deps,
  read: RecordingRow,
  plan: readonly TakePlan[],
  { parts, why }: Made,
): Promise<void> {
  const { database, objects, now } = deps;
  const { schema } = database;
  const { recordings, recordingChunks } = schema;
  const { sessionId } = read;
  const manifest = manifestOf(read);
  if (!manifest) return;
  const before = partsOf(read);
  const kept = parts.flatMap(({ takes }) => takes);
  const outcome = await database.write(async (writer) => {
    const [row] = await database.forUpdate(
      writer.select().from(recordings).where(eq(recordings.sessionId, sessionId)),
    );
    if (!row || row.state === "removed") return "removed" as const;
    // Another process was faster; what it made is as good.
    if (row.parts !== read.parts || row.state !== "assembling") return "overtaken" as const;
    const later = row.manifest !== read.manifest;
    await writer
      .update(recordingChunks)
      .set({ apart: 0 })
      .where(and(eq(recordingChunks.sessionId, sessionId), lt(recordingChunks.seq, manifest.chunks)));
    const apart = await writer
      .select({ size: recordingChunks.size })
      .from(recordingChunks)
      .where(and(eq(recordingChunks.sessionId, sessionId), eq(recordingChunks.apart, 1)));
    const bytes = [...apart.map(({ size }) => size), ...parts.map((part) => part.bytes)].reduce(
      (a, b) => a + b,
      0,
    );
    await writer
      .update(recordings)
      .set({
        parts: JSON.stringify(parts),
        gaps: JSON.stringify(gapsOf(plan, kept, manifest)),
        why,
        bytes,
        changedAt: now(),
        ...(!later && { state: why === null ? ("ready" as const) : ("kept" as const) }),
      })
      .where(eq(recordings.sessionId, sessionId));
    return "done" as const;
  });
  if (outcome === "overtaken") return;
  const gone =
    outcome === "removed" ? parts : before.filter(({ key }) => parts.every((part) => part.key !== key));
  for (const { key } of gone) await objects.delete(key);
  if (outcome === "removed") return;
  for (const chunk of await chunksOf(database.read, schema, sessionId))
    if (chunk.apart === 0) await objects.delete(chunkKey(chunk));
}
