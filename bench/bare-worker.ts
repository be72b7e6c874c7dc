/**
 * The least that can be done: MediaPipe's detectForVideo in a worker on whatever picture comes, and how long it took.
 * Bundled and served by pipeline.ts; the measure that the app's own pipeline is held against.
 */
import { PoseLandmarker } from "@mediapipe/tasks-vision";

export type BareRequest =
  | { readonly type: "open"; readonly loader: string; readonly binary: string; readonly model: string }
  | { readonly type: "look"; readonly picture: VideoFrame; readonly t: number };
/** Milliseconds of detectForVideo; null once opened. */
export type BareAnswer = { readonly ms: number | null } | { readonly error: string };

const scope = globalThis as unknown as {
  addEventListener(type: "message", listener: (event: MessageEvent<BareRequest>) => void): void;
  postMessage(answer: BareAnswer, transfer: Transferable[]): void;
};
let landmarker: PoseLandmarker | undefined;

scope.addEventListener("message", ({ data }) => {
  answer(data).then(
    (ms) => scope.postMessage({ ms }, []),
    (error: unknown) => scope.postMessage({ error: String(error) }, []),
  );
});

async function answer(request: BareRequest): Promise<number | null> {
  if (request.type === "open") {
    landmarker = await PoseLandmarker.createFromOptions(
      { wasmLoaderPath: request.loader, wasmBinaryPath: request.binary },
      {
        baseOptions: { modelAssetPath: request.model, delegate: "CPU" },
        runningMode: "VIDEO",
        numPoses: 1,
      },
    );
    return null;
  }
  const started = performance.now();
  landmarker?.detectForVideo(request.picture, request.t);
  const ms = performance.now() - started;
  request.picture.close();
  return ms;
}
