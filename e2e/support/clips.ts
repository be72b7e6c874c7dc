import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ClipOptions, type ClipTruth, renderClip } from "../../scripts/render-patient/render.ts";
import { fingerprint } from "../../scripts/lib/build.ts";
import { CHROMIUM_FLAGS } from "../../scripts/lib/browser-tools.ts";
import { capture, ROOT } from "../../scripts/lib/process.ts";

const CLIPS = join(ROOT, ".cache/clips");

/** What a person in front of the fake webcam does. */
export type WebcamScene = Pick<ClipOptions, "exercise" | "motion" | "camera" | "body" | "seed"> & {
  /** Seconds of standing still before and after, while the app gets ready and is put away again. */
  readonly before: number;
  readonly after: number;
};

export type WebcamClip = {
  /** For Chromium's fake camera, which plays it at 30 frames a second and over again. */
  readonly mjpeg: string;
  /** What was true in the part between the still beginning and end. */
  readonly truth: ClipTruth;
};

/**
 * Renders a clip of the digital patient for the fake webcam. It is kept in `.cache/clips` and made again when the scene or
 * the digital patient changes.
 */
export async function webcamClip(scene: WebcamScene): Promise<WebcamClip> {
  const { before, after, ...clip } = scene;
  const made = fingerprint(["packages/digital-patient/src", "scripts/render-patient", "pnpm-lock.yaml"]);
  const name = createHash("sha256").update(made).update(JSON.stringify(scene)).digest("hex").slice(0, 16);
  const mjpeg = join(CLIPS, `${name}.webcam.mjpeg`);
  const truthFile = join(CLIPS, `${name}.webcam.json`);
  if (!existsSync(mjpeg) || !existsSync(truthFile)) {
    mkdirSync(CLIPS, { recursive: true });
    const { video, content } = await renderClip({ ...clip, out: CLIPS, name });
    const still = `tpad=start_mode=clone:start_duration=${before}:stop_mode=clone:stop_duration=${after}`;
    await toMjpeg(video, mjpeg, still);
    writeFileSync(truthFile, JSON.stringify({ ...content, angles: [] }));
  }
  return { mjpeg, truth: JSON.parse(readFileSync(truthFile, "utf8")) as ClipTruth };
}

/** A recording as a clip for the fake webcam: 30 frames a second, with its first and last picture standing still for a while. */
export async function recordedClip(video: string, before: number, after: number): Promise<string> {
  const name = createHash("sha256")
    .update(readFileSync(video))
    .update(`${before} ${after}`)
    .digest("hex")
    .slice(0, 16);
  const mjpeg = join(CLIPS, `${name}.webcam.mjpeg`);
  if (!existsSync(mjpeg)) {
    mkdirSync(CLIPS, { recursive: true });
    const still = `tpad=start_mode=clone:start_duration=${before}:stop_mode=clone:stop_duration=${after}`;
    await toMjpeg(video, mjpeg, `fps=30,${still}`);
  }
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

/** Any other pixel format freezes Chromium's fake camera. Written beside and renamed, so that half a clip is never played. */
async function toMjpeg(video: string, mjpeg: string, filter: string): Promise<void> {
  const half = `${mjpeg}.part`;
  const { code, output } = await capture("ffmpeg", [
    ...["-y", "-v", "error", "-i", video, "-vf", filter],
    ...["-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p", "-f", "mjpeg", half],
  ]);
  if (code !== 0) throw new Error(`ffmpeg could not make ${mjpeg}:\n${output}`);
  renameSync(half, mjpeg);
}
