import { FrameInFlightError, type Estimator } from "./estimator.ts";
import { ModelError } from "./model-error.ts";
import type { Answer, Request } from "./protocol.ts";

/** A model that makes no progress for this long (ms) has failed to load. */
const STALL_MS = 30_000;
/** A frame that takes this long (ms) will never come back. */
const FRAME_MS = 20_000;

type Waiting = {
  readonly id: number;
  resolve(answer: Exclude<Answer, { type: "failed" | "progress" }>): void;
  reject(error: Error): void;
  readonly onProgress: (part: number) => void;
  readonly patience: number;
  timer: ReturnType<typeof setTimeout>;
};

/** The pose worker, or any port that speaks its protocol. */
export type WorkerLike = {
  postMessage(request: Request, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Answer>) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
};

/** An estimator in a module worker: the page stays free while the model runs. */
export function workerEstimator(base: string, worker: WorkerLike = startWorker()): Estimator {
  let ids = 0;
  let waiting: Waiting | null = null;
  let dead: ModelError | null = null;

  const settle = (): Waiting | null => {
    const settled = waiting;
    waiting = null;
    if (settled) clearTimeout(settled.timer);
    return settled;
  };
  const die = (error: ModelError): void => {
    dead ??= error;
    worker.terminate();
    settle()?.reject(error);
  };
  const timer = (patience: number) =>
    setTimeout(
      () => die(new ModelError("timeout", `no answer from the pose worker for ${patience} ms`)),
      patience,
    );

  worker.addEventListener("message", ({ data }) => {
    if (!waiting) return;
    if (data.type === "progress") {
      clearTimeout(waiting.timer);
      waiting.timer = timer(waiting.patience);
      waiting.onProgress(data.part);
      return;
    }
    if (data.id !== waiting.id) return;
    const settled = settle();
    if (data.type === "failed") settled?.reject(new ModelError(data.reason, data.message));
    else settled?.resolve(data);
  });
  const broken = (event: Event) => {
    const { message }: Partial<ErrorEvent> = event;
    die(new ModelError("worker_failed", message ?? "the pose worker failed"));
  };
  worker.addEventListener("error", broken);
  worker.addEventListener("messageerror", broken);

  const ask = (
    request: Request & { readonly id: number },
    patience: number,
    transfer: Transferable[] = [],
    onProgress: (part: number) => void = () => undefined,
  ) =>
    new Promise<Exclude<Answer, { type: "failed" | "progress" }>>((resolve, reject) => {
      if (dead) {
        reject(dead);
        return;
      }
      waiting = { id: request.id, resolve, reject, onProgress, patience, timer: timer(patience) };
      worker.postMessage(request, transfer);
    });

  return {
    thread: "worker",
    get busy() {
      return waiting !== null;
    },
    async load(choice, onProgress) {
      if (waiting) throw new FrameInFlightError();
      await ask({ type: "load", id: (ids += 1), choice, base }, STALL_MS, [], onProgress);
    },
    async detect(picture, t) {
      try {
        if (waiting) throw new FrameInFlightError();
        const answer = await ask({ type: "detect", id: (ids += 1), picture, t }, FRAME_MS, [picture]);
        if (answer.type !== "pose")
          throw new ModelError("worker_failed", `a ${answer.type} came instead of a pose`);
        return answer.pose;
      } finally {
        // Transferred, this copy is empty already; not transferred because of an error, it is closed here.
        picture.close();
      }
    },
    close: () => die(new ModelError("worker_failed", "the pose worker was closed")),
    loseContext: () => worker.postMessage({ type: "lose_context" }, []),
  };
}

function startWorker(): WorkerLike {
  return new Worker(new URL("./pose.worker.ts", import.meta.url), { type: "module", name: "pose" });
}
