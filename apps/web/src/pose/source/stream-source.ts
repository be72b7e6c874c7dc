import { pictureTicker } from "./picture-ticker.ts";
import { newVideo, sourceStore, unlessInterrupted, type PoseSource } from "./pose-source.ts";

/** Something that draws people: the digital patient. */
export type StreamProducer = {
  /** Starts drawing; a canvas is taken at the rate at which it is drawn. */
  open(): Promise<MediaStream | HTMLCanvasElement>;
  /** Stops drawing and lets go of everything. */
  close(): void;
  pause?(): void;
  resume?(): void;
};

/** A source from a canvas or a stream made in the page: it enters the app where a webcam would. */
export function streamSource(producer: StreamProducer): PoseSource {
  const video = newVideo();
  const state = sourceStore();
  const ticker = pictureTicker(video, (now) => now);
  let stream: MediaStream | null = null;
  let opening = Promise.resolve();
  let turn = 0;
  ticker.onPicture(() => {
    if (state.getState().name === "starting") state.setState({ name: "running" }, true);
  });
  const stop = (): void => {
    turn += 1;
    ticker.stop();
    video.pause();
    video.srcObject = null;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    producer.close();
  };
  /** One after the other: each producer's open is followed by its own close. */
  const open = async (mine: number): Promise<void> => {
    if (mine !== turn) return;
    try {
      const made = await producer.open();
      const opened = made instanceof HTMLCanvasElement ? made.captureStream() : made;
      if (mine !== turn) {
        for (const track of opened.getTracks()) track.stop();
        producer.close();
        return;
      }
      stream = opened;
      video.srcObject = opened;
      ticker.start();
      // The picture moves to another place in the page when the exercise begins, perhaps right now.
      await video.play().catch(unlessInterrupted);
    } catch (error) {
      if (mine !== turn) return;
      stop();
      state.setState(
        { name: "failed", message: error instanceof Error ? error.message : String(error) },
        true,
      );
    }
  };
  return {
    kind: "stream",
    picture: video,
    state,
    mirrored: false,
    onPicture: ticker.onPicture,
    start() {
      if (stream) return opening;
      const mine = (turn += 1);
      const before = opening;
      state.setState({ name: "starting" }, true);
      opening = before.then(() => open(mine));
      return opening;
    },
    stop() {
      stop();
      state.setState({ name: "stopped" }, true);
    },
    pause: () => producer.pause?.(),
    resume: () => producer.resume?.(),
  };
}
