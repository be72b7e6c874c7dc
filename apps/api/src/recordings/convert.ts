import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ffmpeg, Probed } from "../media/ffmpeg.ts";
import { FFMPEG_MEMORY_MB } from "../media/ffmpeg.ts";
import type { Limits } from "../media/limited-process.ts";

export type TakeFile = {
  readonly take: number;
  readonly path: string;
  readonly type: "video/webm" | "video/mp4";
  /** What its chunks say, ms on the session's clock. */
  readonly fromMs: number;
  readonly untilMs: number;
};

export type Converted = {
  readonly path: string;
  /** Of each take, in order, ms. */
  readonly durations: readonly number[];
};

const FPS = 30;
/** A joined video may differ by this from its pieces, ms: more means that something was dropped. */
const MOST_DRIFT_MS = 200;

/**
 * Makes takes into one MP4 (H.264) that plays from its first byte on: each take on its own, so that its length is known, then
 * all joined without touching a picture again.
 * @param before the video so far, to which the takes are added; it was made here
 * @throws MediaRefused for a take that cannot be read; ProcessStopped; Error where the joined video lacks something
 */
export async function convert(
  ffmpeg: Ffmpeg,
  folder: string,
  takes: readonly TakeFile[],
  before: string | null,
  signal: AbortSignal,
): Promise<Converted> {
  let size: Probed | null = before === null ? null : await ffmpeg.probe(before, signal);
  const pieces = before === null ? [] : [before];
  let expected = size?.durationMs ?? 0;
  const durations: number[] = [];
  for (const { take, path, type, fromMs, untilMs } of takes) {
    const piece = join(folder, `piece-${take}.mp4`);
    const limits = limitsFor(untilMs - fromMs, signal);
    await ffmpeg.run([...inputOf(type, path), ...pictures(size), piece], limits);
    const made = await ffmpeg.probe(piece, signal);
    size ??= made;
    durations.push(made.durationMs);
    expected += made.durationMs;
    pieces.push(piece);
  }
  const list = join(folder, "pieces.txt");
  // Names of our own, without a quote in them.
  await writeFile(list, pieces.map((piece) => `file '${piece}'\n`).join(""));
  const path = join(folder, "video.mp4");
  const joined = [
    "-f",
    "concat",
    "-safe",
    "0",
    "-i",
    list,
    "-map",
    "0:v:0",
    "-c",
    "copy",
    ...FAST_START,
    path,
  ];
  await ffmpeg.run(joined, limitsFor(expected, signal));
  const { durationMs } = await ffmpeg.probe(path, signal);
  if (Math.abs(durationMs - expected) > MOST_DRIFT_MS)
    throw new Error(`joined video lasts ${durationMs} ms, its pieces ${expected} ms`);
  return { path, durations };
}

const FAST_START = ["-movflags", "+faststart"];

/** The format is said, not guessed: what is no video must not be taken for a playlist that names other files. */
function inputOf(type: TakeFile["type"], path: string): string[] {
  return ["-f", type === "video/webm" ? "matroska" : "mp4", "-i", path];
}

/** One kind of picture for all pieces. @param size pixels of the first; null for the first itself */
function pictures(size: Probed | null): string[] {
  const scale = size
    ? `scale=${size.width}:${size.height}:force_original_aspect_ratio=decrease,pad=${size.width}:${size.height}:(ow-iw)/2:(oh-ih)/2`
    : "scale=trunc(iw/2)*2:trunc(ih/2)*2";
  // Without B-frames nothing is shown in another order than it is stored, and pieces join to the frame.
  const codec = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-bf", "0", "-pix_fmt", "yuv420p"];
  const file = ["-threads", "2", "-video_track_timescale", "90000", ...FAST_START];
  // The last picture is held for as long as any other one: `fps` alone ends when it begins.
  const filters = `${scale},setsar=1,fps=${FPS},tpad=stop_mode=clone:stop=1`;
  return ["-map", "0:v:0", "-vf", filters, ...codec, ...file];
}

/** Several times as long as it takes on a slow machine. */
function limitsFor(durationMs: number, signal: AbortSignal): Limits {
  const seconds = 60 + (4 * durationMs) / 1000;
  return { wallMs: seconds * 1000, cpuSeconds: 2 * seconds, memoryMb: FFMPEG_MEMORY_MB, signal };
}
