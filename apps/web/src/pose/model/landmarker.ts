import { PoseLandmarker } from "@mediapipe/tasks-vision";
import { LANDMARK_COUNT, LANDMARK_STRIDE } from "@physiocheck/motion";
import { POSE_MODELS, poseAssetUrl } from "@physiocheck/pose-model";
import { ModelError } from "./model-error.ts";
import type { ModelChoice } from "./model-choice.ts";
import { newCanvas, preflight } from "./preflight.ts";
import { download, withRuntime } from "./wasm-runtime.ts";

/** One person, or nobody: 33 × 4 numbers each, as in PoseFrame. */
export type Pose = { readonly landmarks: Float32Array | null; readonly world: Float32Array | null };

/** A picture that can go to a worker. Whoever receives it closes it. */
export type Picture = VideoFrame | ImageBitmap;

export type Landmarker = {
  /** True once the browser took the graphics context away; the landmarker is of no use then. */
  readonly lost: boolean;
  /**
   * Estimates the pose in `picture`, synchronously. MediaPipe filters over time (one-euro), so the result is not
   * filtered again, and `t` (ms) must increase strictly.
   */
  detect(picture: Picture | HTMLVideoElement, t: number): Pose;
  close(): void;
  /** Takes the graphics context away as a browser may, for tests of the recovery. */
  loseContext(): void;
};

/**
 * Opens MediaPipe's pose landmarker for video and one person.
 * @param base base path of the app, with a slash at its end
 * @param onProgress part of the model that has been downloaded, 0..1
 * @throws ModelError
 */
export async function openLandmarker(
  choice: ModelChoice,
  base: string,
  onProgress: (part: number) => void = () => undefined,
): Promise<Landmarker> {
  preflight();
  const model = await fetchModel(choice, base, onProgress);
  const canvas = newCanvas();
  if (!canvas) throw new ModelError("webgl2_missing", "no canvas in this thread");
  const landmarker = await withRuntime(base, () =>
    PoseLandmarker.createFromOptions(
      // An empty loader path: the runtime is there already.
      { wasmLoaderPath: "", wasmBinaryPath: "" },
      {
        baseOptions: { modelAssetBuffer: model, delegate: choice.delegate },
        canvas,
        runningMode: "VIDEO",
        numPoses: 1,
      },
    ),
  );
  let lost = false;
  canvas.addEventListener("webglcontextlost", () => {
    lost = true;
  });
  return {
    get lost() {
      // The event comes late when the thread is busy; the context itself knows at once.
      return lost || contextOf(canvas)?.isContextLost() === true;
    },
    detect(picture, t) {
      const result = landmarker.detectForVideo(picture, t);
      return { landmarks: pack(result.landmarks[0]), world: pack(result.worldLandmarks[0]) };
    },
    close: () => landmarker.close(),
    loseContext: () => contextOf(canvas)?.getExtension("WEBGL_lose_context")?.loseContext(),
  };
}

function contextOf(canvas: OffscreenCanvas | HTMLCanvasElement): WebGL2RenderingContext | null {
  return canvas.getContext("webgl2");
}

async function fetchModel(
  { variant }: ModelChoice,
  base: string,
  onProgress: (part: number) => void,
): Promise<Uint8Array> {
  const asset = POSE_MODELS[variant];
  const response = await download(poseAssetUrl(asset, base));
  const bytes = new Uint8Array(asset.bytes);
  let length = 0;
  const reader = response.body?.getReader();
  if (!reader) throw new ModelError("download_failed", `${asset.file}: no content`);
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw ModelError.from(error, "download_failed");
    });
    if (done) break;
    if (length + value.length > bytes.length)
      throw new ModelError("download_failed", `${asset.file}: too long`);
    bytes.set(value, length);
    length += value.length;
    onProgress(length / bytes.length);
  }
  if (length !== bytes.length) {
    throw new ModelError("download_failed", `${asset.file}: ${length} of ${bytes.length} bytes came`);
  }
  return bytes;
}

type Point = { readonly x: number; readonly y: number; readonly z: number; readonly visibility: number };

function pack(points: readonly Point[] | undefined): Float32Array | null {
  if (points?.length !== LANDMARK_COUNT) return null;
  const out = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  let at = 0;
  for (const point of points) {
    out[at] = point.x;
    out[at + 1] = point.y;
    out[at + 2] = point.z;
    out[at + 3] = point.visibility;
    at += LANDMARK_STRIDE;
  }
  return out;
}
