/** Finds out what a recording shows, away from the page; the network and its weights come with the first question. */
import { openClassifier } from "@physiocheck/classifier";
import weights from "@physiocheck/classifier/exercises.bin?url";
import { type Bout, replayUnknown, type Trace } from "@physiocheck/motion";

export type BoutsAnswer = { readonly bouts: readonly Bout[] } | { readonly error: string };

async function answer(trace: Trace): Promise<BoutsAnswer> {
  try {
    const response = await fetch(weights);
    if (!response.ok) throw new Error(`weights: ${response.status}`);
    const classifier = await openClassifier(new Uint8Array(await response.arrayBuffer()));
    return { bouts: replayUnknown(trace, classifier).bouts };
  } catch (error) {
    return { error: String(error) };
  }
}

addEventListener("message", ({ data }: MessageEvent<Trace>) => {
  void answer(data).then((message) => postMessage(message));
});
