import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { CHROMIUM_FLAGS } from "../lib/browser-tools.ts";
import { cachedClip, CLIPS, type Scene } from "../lib/clip-cache.ts";
import { capture } from "../lib/process.ts";
import type { ClipTruth } from "../render-patient/render.ts";

/** Pictures a second that are drawn; more than inference on a machine without a GPU looks at, and drawing is slow there. */
const DRAWN_FPS = 15;

/** Seconds of standing still before and after, while the app gets ready and is put away again. */
export type Stillness = { readonly before: number; readonly after: number };

/**
 * A clip of the digital patient for the fake webcam, and what is true in the part between the still beginning and end.
 * It is kept in `.cache/clips` and made again when the scene or the digital patient changes.
 */
export async function webcamClip(
  scene: Scene,
  still: Stillness,
): Promise<{ readonly mjpeg: string; readonly truth: ClipTruth }> {
  const { video, content } = await cachedClip({ ...scene, fps: DRAWN_FPS });
  return { mjpeg: await asWebcam(video, still), truth: content };
}

/** A film as Chromium's fake camera wants it, with its first and its last picture standing still for a while. */
export async function asWebcam(video: string, { before, after }: Stillness): Promise<string> {
  const name = createHash("sha256")
    .update(readFileSync(video))
    .update(`${before} ${after}`)
    .digest("hex")
    .slice(0, 16);
  const mjpeg = join(CLIPS, `${name}.webcam.mjpeg`);
  if (existsSync(mjpeg)) return mjpeg;
  mkdirSync(CLIPS, { recursive: true });
  // The fake camera plays 30 pictures a second whatever the file says, and over again at its end.
  const filter = `fps=30,tpad=start_mode=clone:start_duration=${before}:stop_mode=clone:stop_duration=${after}`;
  const input = ["-y", "-v", "error", "-i", video, "-vf", filter];
  // Any other pixel format freezes it.
  const output = ["-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p", "-f", "mjpeg"];
  // Written beside and renamed, so that half a clip is never played.
  const half = `${mjpeg}.part`;
  const done = await capture("ffmpeg", [...input, ...output, half]);
  if (done.code !== 0) throw new Error(`ffmpeg could not make ${mjpeg}:\n${done.output}`);
  renameSync(half, mjpeg);
  return mjpeg;
}

/** Chromium's switches that put a clip where the webcam would be. */
export function fakeCamera(mjpeg: string): string[] {
  return [
    ...CHROMIUM_FLAGS,
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${mjpeg}`,
  ];
}
