import type { PoseSource } from "../../pose/index.ts";
import type { ChunkWriter } from "./chunk-writer.ts";
import { videoFormat } from "./video-format.ts";

/** A page that dies takes this much of the video with it at most, ms. */
const SLICE_MS = 1000;
/** 7.5 MB a minute. */
const BITS_PER_SECOND = 1_000_000;
/** How long a recorder is given to encode what it has been shown, ms, and how often it is asked. */
const DRAIN_MS = 4000;
const ASK_EVERY_MS = 200;

/** A run of the browser's recorder: one stream, one file. */
type Take = {
  readonly number: number;
  readonly recorder: MediaRecorder;
  readonly stopped: Promise<void>;
  /** Encodes what was shown, and stops; asked again it changes nothing. */
  readonly end: () => void;
  /** Ended by us, and not by the camera or the disk. */
  onPurpose: boolean;
};

/**
 * Films what the session looks at, without sound. Pauses, reloads and another camera end a take; the next one is a file of its
 * own. Knows no React.
 */
export class SessionRecorder {
  private readonly writer: ChunkWriter;
  private readonly clock: () => number;
  private source: PoseSource | null = null;
  private take: Take | null = null;
  private leaveSource: () => void = () => undefined;

  /** @param options.clock the session's time, ms */
  constructor(options: { readonly writer: ChunkWriter; readonly clock: () => number }) {
    this.writer = options.writer;
    this.clock = options.clock;
  }

  /** Films this source from now on, as soon as it has a picture, and again whenever it has one again. */
  film(source: PoseSource): void {
    if (this.source === source) return;
    void this.rest();
    this.source = source;
    // Gone on with before the last take was encoded: the next begins when it is, and what is missing until then is no pause.
    if (this.take) this.take.onPurpose = false;
    const leave = source.state.subscribe(() => this.begin());
    const leaveWriter = this.writer.state.subscribe(() => this.begin());
    this.leaveSource = () => {
      leave();
      leaveWriter();
    };
    this.begin();
  }

  /** Films nothing until the next `film`. Resolves when the last piece was handed over. */
  async rest(): Promise<void> {
    this.leaveSource();
    this.leaveSource = () => undefined;
    this.source = null;
    const { take } = this;
    if (!take) return;
    take.onPurpose = true;
    take.end();
    await take.stopped;
  }

  /** The session is over: hands everything over. Resolves when it is safe on this device. */
  async finish(): Promise<void> {
    await this.rest();
    await this.writer.finish();
  }

  private begin(): void {
    const { source } = this;
    if (!source || this.take || source.state.getState().name !== "running") return;
    if (this.writer.state.getState().name !== "writing") return;
    const stream = source.picture.srcObject;
    const mimeType = videoFormat();
    if (!(stream instanceof MediaStream) || mimeType === null) return;
    // Tracks of our own: when the camera is let go of, the recorder has not yet encoded all that it was shown.
    const tracks = stream.getVideoTracks().map((track) => track.clone());
    const recorder = new MediaRecorder(new MediaStream(tracks), {
      mimeType,
      videoBitsPerSecond: BITS_PER_SECOND,
    });
    this.take = this.follow(recorder, source);
    recorder.start(SLICE_MS);
  }

  private follow(recorder: MediaRecorder, source: PoseSource): Take {
    const { writer, clock } = this;
    const number = writer.beginTake();
    let from = clock();
    let isFirst = true;
    let isBroken = false;
    // The file begins with the first picture after the recorder says that it has started.
    let leavePictures = (): void => undefined;
    recorder.addEventListener(
      "start",
      () => {
        from = clock();
        leavePictures = source.onPicture(() => {
          leavePictures();
          if (isFirst) from = clock();
        });
      },
      { once: true },
    );
    // The camera went away by itself: what it showed last is encoded first.
    const leaveSource = source.state.subscribe(({ name }) => {
      if (name !== "running") end();
    });
    const stop = (): void => {
      if (recorder.state !== "inactive") recorder.stop();
    };
    const end = (): void => {
      if (recorder.state === "recording") void drained(recorder).then(stop);
    };
    let hasStopped = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      hasStopped = resolve;
    });
    const take: Take = { number, recorder, stopped, end, onPurpose: false };
    let pausedAt: number | null = null;
    recorder.addEventListener("pause", () => (pausedAt ??= clock()), { once: true });
    const shownUntil = (): number => (pausedAt ??= clock());
    recorder.addEventListener("dataavailable", ({ data }) => {
      isFirst = false;
      if (data.size === 0 || isBroken) return;
      // What comes while it is drained was shown before.
      const until = Math.max(from, recorder.state === "recording" ? clock() : shownUntil());
      const bytes = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await data.arrayBuffer());
      isBroken = !writer.write({ take: number, from, until, bytes, size: data.size });
      from = until;
      if (isBroken) stop();
    });
    recorder.addEventListener(
      "stop",
      () => {
        leavePictures();
        leaveSource();
        for (const track of recorder.stream.getTracks()) track.stop();
        if (take.onPurpose && !isBroken) writer.endTake(number);
        if (this.take === take) this.take = null;
        // Only now: who waits for this says next what there is, and that the take has ended belongs to it.
        hasStopped();
        this.begin();
      },
      { once: true },
    );
    recorder.addEventListener("error", stop);
    return take;
  }
}

/**
 * Shows the recorder nothing more and waits until it has given out all that it was shown: on a slow machine a browser encodes
 * seconds behind, and `stop` throws away what is left.
 */
async function drained(recorder: MediaRecorder): Promise<void> {
  recorder.pause();
  const given = { nothing: 0 };
  const onData = ({ data }: BlobEvent): void => {
    given.nothing = data.size === 0 ? given.nothing + 1 : 0;
  };
  recorder.addEventListener("dataavailable", onData);
  for (let waited = 0; given.nothing < 2 && waited < DRAIN_MS; waited += ASK_EVERY_MS) {
    if (recorder.state !== "paused") break;
    recorder.requestData();
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  recorder.removeEventListener("dataavailable", onData);
}
