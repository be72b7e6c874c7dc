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
        // On a busy machine a worker that never rests is given less: the rest does not count, its fruit does.
        await new Promise((resolve) => setTimeout(resolve));
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
