import { FilmError } from "./film-error.ts";
import { readFilmTrack, type FilmTrack } from "./film-track.ts";

export type FilmFrame = {
  /** Upright. The receiver closes it. */
  readonly picture: VideoFrame;
  /** Time in the film, ms. */
  readonly t: number;
};

/** Pictures that wait for the receiver at most; decoders have few to give out. */
const AHEAD = 4;

/**
 * Every picture of a film in order, decoded one after the other, however fast this machine is.
 * @param highestRate pictures a second; of a faster film some are passed over
 * @throws FilmError
 */
export async function* filmFrames(film: Blob, highestRate: number): AsyncGenerator<FilmFrame> {
  const track = await readFilmTrack(film);
  const { supported } = await VideoDecoder.isConfigSupported(track.config).catch(() => ({
    supported: false,
  }));
  if (supported !== true) throw new FilmError("codec", `this browser cannot decode ${track.config.codec}`);
  const wanted = pickFrames(track, highestRate);
  const turner = track.quarterTurns === 0 ? null : new Turner(track.quarterTurns);
  const ready: VideoFrame[] = [];
  let failure: Error | null = null;
  let wake = (): void => undefined;
  const decoder = new VideoDecoder({
    output: (frame) => {
      ready.push(frame);
      wake();
    },
    error: (error) => {
      failure = error;
      wake();
    },
  });
  const woken = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  decoder.addEventListener("dequeue", () => wake());
  let flushed = false;
  try {
    decoder.configure({ ...track.config, optimizeForLatency: false });
    let next = 0;
    for (;;) {
      while (
        next < track.samples.length &&
        decoder.decodeQueueSize < AHEAD &&
        ready.length < AHEAD &&
        !failure
      ) {
        const sample = track.samples[next];
        next += 1;
        if (!sample) break;
        const data = await film.slice(sample.offset, sample.offset + sample.size).arrayBuffer();
        decoder.decode(
          new EncodedVideoChunk({ type: sample.key ? "key" : "delta", timestamp: micros(sample.t), data }),
        );
        if (next === track.samples.length) {
          // Settled or failed, what counts is seen in the loop.
          void decoder.flush().then(
            () => {
              flushed = true;
              wake();
            },
            () => wake(),
          );
        }
      }
      if (failure) throw new FilmError("damaged", String(failure));
      const frame = ready.shift();
      if (!frame) {
        if (flushed) return;
        await woken();
        continue;
      }
      const t = wanted.get(frame.timestamp);
      if (t === undefined) frame.close();
      else yield { picture: turner ? turner.upright(frame) : frame, t };
    }
  } finally {
    for (const frame of ready) frame.close();
    if (decoder.state !== "closed") decoder.close();
  }
}

function micros(ms: number): number {
  return Math.round(ms * 1000);
}

/** Times (ms) of the pictures to be looked at, by the timestamp that the decoder gives back. */
function pickFrames(track: FilmTrack, highestRate: number): Map<number, number> {
  const times = track.samples.filter((sample) => sample.shown).map((sample) => sample.t);
  const picked = new Map<number, number>();
  // A quarter of a step of tolerance: 30 pictures a second written with jitter stay 30.
  const step = 1000 / highestRate;
  let due = Number.NEGATIVE_INFINITY;
  for (const t of times.toSorted((a, b) => a - b)) {
    if (t < due - step / 4) continue;
    picked.set(micros(t), Math.max(0, t));
    due = Math.max(due + step, t + step / 2);
  }
  return picked;
}

/** Sets the pictures of a phone that was held upright on their feet. */
class Turner {
  readonly #turns: number;
  readonly #canvas = new OffscreenCanvas(1, 1);

  constructor(turns: number) {
    this.#turns = turns;
  }

  upright(frame: VideoFrame): VideoFrame {
    const { displayWidth: w, displayHeight: h, timestamp } = frame;
    try {
      const sideways = this.#turns % 2 === 1;
      this.#canvas.width = sideways ? h : w;
      this.#canvas.height = sideways ? w : h;
      const context = this.#canvas.getContext("2d");
      if (!context) throw new FilmError("codec", "this browser gives no canvas to turn the picture on");
      context.translate(this.#canvas.width / 2, this.#canvas.height / 2);
      context.rotate((this.#turns * Math.PI) / 2);
      context.drawImage(frame, -w / 2, -h / 2, w, h);
      return new VideoFrame(this.#canvas, { timestamp });
    } finally {
      frame.close();
    }
  }
}
