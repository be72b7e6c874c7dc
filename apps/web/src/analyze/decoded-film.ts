import { FilmError } from "./film-error.ts";
import { readFilmTrack, type FilmSample, type FilmTrack } from "./film-track.ts";
import type { FilmFrame, OpenFilm } from "./open-film.ts";
import { thinOut } from "./thin-out.ts";

/** Chunks that wait in the decoder at most: pictures are large, and decoders have few to give out. */
const AHEAD = 4;

/**
 * A film taken apart and decoded by WebCodecs: every picture with the film's own time.
 * @throws FilmError `container`, `empty`, or `codec` where this browser has no decoder for it
 */
export async function decodedFilm(film: Blob, highestRate: number): Promise<OpenFilm> {
  const track = await readFilmTrack(film);
  const { codec } = track.config;
  if (typeof VideoDecoder === "undefined") throw new FilmError("codec", "this browser has no WebCodecs");
  const { supported } = await VideoDecoder.isConfigSupported(track.config).catch(() => ({
    supported: false,
  }));
  if (supported !== true) throw new FilmError("codec", `this browser cannot decode ${codec}`);
  const shown = track.samples.filter((sample) => sample.shown).map((sample) => sample.t);
  const times = thinOut(shown, highestRate);
  return {
    frames: times.length,
    durationMs: Math.max(0, times.at(-1) ?? 0),
    pictures: (after) => decode(film, track, times, after),
  };
}

async function* decode(
  film: Blob,
  track: FilmTrack,
  times: readonly number[],
  after: number,
): AsyncGenerator<FilmFrame, void, undefined> {
  // The decoder gives back the timestamp that it was given, in µs.
  const wanted = new Map(times.map((t) => [micros(t), Math.max(0, t)] as const).filter(([, t]) => t > after));
  const turner = track.quarterTurns === 0 ? null : new Turner(track.quarterTurns);
  const decoder = new PacedDecoder(track.config);
  try {
    for (const sample of samplesAfter(track.samples, after)) {
      const data = await film.slice(sample.offset, sample.offset + sample.size).arrayBuffer();
      decoder.feed({ type: sample.key ? "key" : "delta", timestamp: micros(sample.t), data });
      for (let frame = await decoder.take(); frame; frame = await decoder.take()) {
        const chosen = choose(frame);
        if (chosen) yield chosen;
      }
    }
    decoder.finish();
    for (let frame = await decoder.take(); frame; frame = await decoder.take()) {
      const chosen = choose(frame);
      if (chosen) yield chosen;
    }
  } finally {
    decoder.close();
  }

  function choose(frame: VideoFrame): FilmFrame | null {
    const t = wanted.get(frame.timestamp);
    if (t === undefined) {
      frame.close();
      return null;
    }
    const picture = turner ? turner.upright(frame) : frame;
    return { picture, size: { width: picture.displayWidth, height: picture.displayHeight }, t };
  }
}

/** From the last picture that stands for itself and is not later than `after`: what follows builds on it. */
function samplesAfter(samples: readonly FilmSample[], after: number): readonly FilmSample[] {
  const from = samples.findLastIndex(({ key, t }) => key && t <= after);
  return samples.slice(Math.max(0, from));
}

/** A video decoder that is never far ahead of its reader. */
class PacedDecoder {
  readonly #ready: VideoFrame[] = [];
  readonly #decoder: VideoDecoder;
  #failure: Error | null = null;
  #ending: "no" | "flushing" | "flushed" = "no";
  #wake = (): void => undefined;

  constructor(config: VideoDecoderConfig) {
    this.#decoder = new VideoDecoder({
      output: (frame) => {
        this.#ready.push(frame);
        this.#wake();
      },
      error: (error) => {
        this.#failure = error;
        this.#wake();
      },
    });
    this.#decoder.addEventListener("dequeue", () => this.#wake());
    this.#decoder.configure(config);
  }

  feed(chunk: EncodedVideoChunkInit): void {
    if (this.#decoder.state === "configured") this.#decoder.decode(new EncodedVideoChunk(chunk));
  }

  /** All chunks were fed; the pictures that the decoder holds back come out now. */
  finish(): void {
    this.#ending = "flushing";
    void this.#flush();
  }

  /** The next picture; null when more must be fed first, or after `finish` when there is none any more. @throws FilmError */
  async take(): Promise<VideoFrame | null> {
    for (;;) {
      const frame = this.#ready.shift();
      if (frame) return frame;
      if (this.#failure) throw new FilmError("damaged", this.#failure.message);
      if (this.#ending === "flushed") return null;
      if (this.#ending === "no" && this.#decoder.decodeQueueSize < AHEAD) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    for (const frame of this.#ready) frame.close();
    if (this.#decoder.state !== "closed") this.#decoder.close();
  }

  async #flush(): Promise<void> {
    try {
      await this.#decoder.flush();
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    }
    this.#ending = "flushed";
    this.#wake();
  }
}

function micros(ms: number): number {
  return Math.round(ms * 1000);
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
