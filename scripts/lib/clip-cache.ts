import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Clip, type ClipOptions, type ClipTruth, renderClip } from "../render-patient/render.ts";
import { fingerprint } from "./build.ts";
import { ROOT } from "./process.ts";

/** Where rendered films are kept. */
export const CLIPS = join(ROOT, ".cache/clips");

/** Everything that makes a film what it is, but for its place. */
export type Scene = Omit<ClipOptions, "out" | "name" | "mjpeg">;

/** Name for a film: the same for the same scene and the same digital patient. */
export function clipName(scene: Scene): string {
  const made = fingerprint(["packages/digital-patient/src", "scripts/render-patient", "pnpm-lock.yaml"]);
  return createHash("sha256").update(made).update(JSON.stringify(scene)).digest("hex").slice(0, 16);
}

/**
 * A film of the digital patient, rendered once: drawing takes longer than the film lasts where there is no GPU.
 * @param render a renderer that is open already; one is opened for this film where absent
 */
export async function cachedClip(
  scene: Scene,
  render: (options: ClipOptions) => Promise<Clip> = renderClip,
): Promise<Pick<Clip, "video" | "content">> {
  const name = clipName(scene);
  const video = join(CLIPS, `${name}.mp4`);
  // Written last.
  const truth = join(CLIPS, `${name}.truth.json`);
  if (!existsSync(truth) || !existsSync(video)) await render({ ...scene, out: CLIPS, name });
  return { video, content: JSON.parse(readFileSync(truth, "utf8")) as ClipTruth };
}
