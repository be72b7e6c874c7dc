import { openLandmarker } from "../pose/model/landmarker.ts";
import type { BareAnswer, BareRequest } from "./measure-pipeline.ts";

/**
 * The fastest that this machine could be: nothing but detectForVideo, one call after the other, on pictures that are
 * here already. They are gone through forwards and backwards, so that the person never jumps.
 */
type WorkerScope = {
  addEventListener(type: "message", listener: (event: MessageEvent<BareRequest>) => void): void;
  postMessage(answer: BareAnswer, transfer: Transferable[]): void;
};
const scope = globalThis as unknown as WorkerScope;

scope.addEventListener("message", ({ data }) => void measure(data));

async function measure({ pictures, choice, base, warmUp, rounds }: BareRequest): Promise<void> {
  try {
    const landmarker = await openLandmarker(choice, base);
    const order = [...pictures, ...pictures.slice(1, -1).toReversed()];
    let t = 0;
    let ms = 0;
    for (let round = -warmUp; round < rounds; round += 1) {
      for (const picture of order) {
        // Chromium's graphics in a worker that never rests take twice as long: the rest does not count, its fruit does.
        await nextTask();
        const start = performance.now();
        landmarker.detect(picture, (t += 33));
        if (round >= 0) ms += performance.now() - start;
      }
    }
    const frames = rounds * order.length;
    landmarker.close();
    scope.postMessage({ posesPerSecond: (frames * 1000) / ms }, []);
  } catch (error) {
    scope.postMessage({ error: error instanceof Error ? error.message : String(error) }, []);
  } finally {
    for (const picture of pictures) picture.close();
  }
}

const { port1, port2 } = new MessageChannel();
port1.start();

/** Gives the browser a turn, without the 4 ms that a timer takes at least. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener("message", () => resolve(), { once: true });
    port2.postMessage(null);
  });
}
