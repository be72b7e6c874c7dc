import { LandmarkerHost } from "./landmarker-host.ts";
import { ModelError } from "./model-error.ts";
import type { Answer, Request } from "./protocol.ts";

/** The few members of a worker's global scope that are used; the DOM types describe a window. */
type WorkerScope = {
  addEventListener(type: "message", listener: (event: MessageEvent<Request>) => void): void;
  postMessage(answer: Answer, transfer: Transferable[]): void;
};
const scope = globalThis as unknown as WorkerScope;
let host: LandmarkerHost | undefined;

scope.addEventListener("message", ({ data }) => {
  if (data.type === "lose_context") host?.loseContext();
  else void answer(data);
});

function say(message: Answer, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer);
}

async function answer(request: Exclude<Request, { type: "lose_context" }>): Promise<void> {
  const { id } = request;
  try {
    if (request.type === "load") {
      host?.close();
      host = new LandmarkerHost(request.base);
      await host.load(request.choice, (part) => say({ type: "progress", part }));
      say({ type: "loaded", id });
      return;
    }
    if (!host) throw new ModelError("runtime_failed", "no model is loaded");
    const pose = await host.detect(request.picture, request.t);
    const transfer = [pose.landmarks, pose.world].flatMap((array) => (array ? [array.buffer] : []));
    say({ type: "pose", id, pose }, transfer);
  } catch (error) {
    const { reason, message } = ModelError.from(error, "runtime_failed");
    say({ type: "failed", id, reason, message });
  } finally {
    if (request.type === "detect") request.picture.close();
  }
}
