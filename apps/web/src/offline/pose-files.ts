import { POSE_MODELS, POSE_RUNTIME, poseAssetUrl, type PoseAsset } from "@physiocheck/pose-model";
import { loadPreferences } from "../pose/index.ts";

/** Where the service worker looks for pose files too (vite.config.ts). */
export const POSE_CACHE = "physiocheck-pose";

/** The runtime, and the model that this device uses; where that was never found out, both that it may turn out to be. */
export function poseFilesHere(): readonly PoseAsset[] {
  const { wish, measured } = loadPreferences();
  const variant = wish.variant === "auto" ? measured?.variant : wish.variant;
  const models = variant ? [POSE_MODELS[variant]] : [POSE_MODELS.full, POSE_MODELS.lite];
  return [POSE_RUNTIME.loader, POSE_RUNTIME.binary, ...models];
}

/** Whether the camera has been used here, so that it is known which model this device takes. */
export function knowsItsModel(): boolean {
  const { wish, measured } = loadPreferences();
  return wish.variant !== "auto" || measured !== null;
}

/** Files of those that are not on this device yet. */
export async function missingPoseFiles(): Promise<readonly PoseAsset[]> {
  const cache = await caches.open(POSE_CACHE);
  const here = await Promise.all(poseFilesHere().map(async (file) => cache.match(poseAssetUrl(file))));
  return poseFilesHere().filter((_, index) => here[index] === undefined);
}

/**
 * Brings the pose files to this device and lets go of those of older versions. Their names carry their content's hash.
 * @param onProgress told the part that is here, 0..1 of the bytes that were missing
 * @throws Error where a file does not come
 */
export async function fetchPoseFiles(onProgress: (part: number) => void = () => undefined): Promise<void> {
  const cache = await caches.open(POSE_CACHE);
  const missing = await missingPoseFiles();
  const all = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  let here = 0;
  for (const file of missing) {
    const url = poseAssetUrl(file);
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`${url}: HTTP ${response.status}`);
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          here += chunk.byteLength;
          onProgress(all > 0 ? Math.min(1, here / all) : 1);
          controller.enqueue(chunk);
        },
      }),
    );
    await cache.put(url, new Response(counted, { headers: { "Content-Type": typeOf(response) } }));
  }
  const names = new Set(
    [...Object.values(POSE_MODELS), ...Object.values(POSE_RUNTIME)].map((file) => poseAssetUrl(file)),
  );
  for (const { url } of await cache.keys()) if (!names.has(new URL(url).pathname)) await cache.delete(url);
}

function typeOf(response: Response): string {
  return response.headers.get("content-type") ?? "application/octet-stream";
}
