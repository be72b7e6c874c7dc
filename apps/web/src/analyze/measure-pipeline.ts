import type { ModelChoice } from "../pose/model/model-choice.ts";
import { fileSource, PosePipeline, type PoseSource } from "../pose/index.ts";

export type BareRequest = {
  readonly pictures: readonly VideoFrame[];
  readonly choice: ModelChoice;
  readonly base: string;
  /** How often all pictures are gone through before and while it counts. */
  readonly warmUp: number;
  readonly rounds: number;
};
export type BareAnswer = { readonly posesPerSecond: number } | { readonly error: string };

export type PipelineMeasurement = {
  /** Poses a second through the app, a run each. */
  readonly app: readonly number[];
  /** Poses a second of nothing but detectForVideo in a worker, a run each, in turns with the others. */
  readonly bare: readonly number[];
  /** Median of the one by the median of the other. */
  readonly ratio: number;
  /**
   * Part of the time, 0..1, that the model was at work while the app ran: the same question asked within one run, so
   * that it can be answered on a busy machine too.
   */
  readonly atWork: number;
};

/** Pictures that the bare worker goes through. */
const PICTURES = 12;

/**
 * How much of the bare model's speed the app keeps: the same film, model and delegate, in turns in one run.
 * @param seconds of each run through the app
 * @throws ModelError, or Error where the film cannot be played
 */
export async function measurePipeline(
  film: Blob,
  choice: ModelChoice,
  base: string,
  runs: number,
  seconds: number,
): Promise<PipelineMeasurement> {
  const app: number[] = [];
  const bare: number[] = [];
  const atWork: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const speed = await bareSpeed(film, choice, base, seconds);
    bare.push(speed);
    const measured = await appSpeed(film, choice, base, speed, seconds);
    app.push(measured.posesPerSecond);
    atWork.push(measured.atWork);
  }
  return { app, bare, ratio: middle(app) / middle(bare), atWork: middle(atWork) };
}

/** Poses a second of nothing but detectForVideo in a worker, on some of the film's pictures. */
export async function bareSpeed(
  film: Blob,
  choice: ModelChoice,
  base: string,
  seconds: number,
): Promise<number> {
  const pictures = await takePictures(film);
  const worker = new Worker(new URL("./bare.worker.ts", import.meta.url), { type: "module", name: "bare" });
  try {
    const answer = await new Promise<BareAnswer>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<BareAnswer>) => resolve(data));
      worker.addEventListener("error", (event) => reject(new Error(event.message)));
      // About as many poses as the app is given time for, at some 25 a second.
      const rounds = Math.max(1, Math.round((25 * seconds) / (2 * PICTURES)));
      const request: BareRequest = { pictures, choice, base, warmUp: 1, rounds };
      worker.postMessage(request, pictures);
    });
    if ("error" in answer) throw new Error(answer.error);
    return answer.posesPerSecond;
  } finally {
    worker.terminate();
  }
}

/** The film's pictures as the app would take them, one after the other. */
async function takePictures(film: Blob): Promise<VideoFrame[]> {
  const source = fileSource(film);
  const pictures: VideoFrame[] = [];
  await new Promise<void>((resolve, reject) => {
    source.onPicture(() => {
      if (pictures.length < PICTURES) pictures.push(new VideoFrame(source.picture));
      else resolve();
    });
    whenBroken(source, reject);
    void source.start();
  }).finally(() => source.stop());
  return pictures;
}

async function appSpeed(
  film: Blob,
  choice: ModelChoice,
  base: string,
  bare: number,
  seconds: number,
): Promise<{ readonly posesPerSecond: number; readonly atWork: number }> {
  const source = fileSource(film, { loop: true });
  const pipeline = new PosePipeline(source, { wish: choice, base });
  const rate = await filmRate(film);
  try {
    return await new Promise((resolve, reject) => {
      let poses = 0;
      let start = 0;
      const atWork: number[] = [];
      pipeline.onFrame(() => {
        const now = performance.now();
        poses += 1;
        // The first two dozen warm up, as they do in the bare worker.
        if (poses === 2 * PICTURES) start = now;
        if (poses > 2 * PICTURES && now - start > seconds * 1000) {
          const posesPerSecond = ((poses - 2 * PICTURES) * 1000) / (now - start);
          resolve({ posesPerSecond, atWork: middle(atWork) });
        }
      });
      pipeline.state.subscribe(({ model, rate }, before) => {
        if (model.name === "failed") reject(new Error(model.message));
        if (start > 0 && rate !== before.rate) atWork.push((rate.posesPerSecond * rate.msPerPose) / 1000);
      });
      whenBroken(source, reject);
      // So fast that a new picture is always there: it is the app that is measured, not the film.
      source.picture.defaultPlaybackRate = Math.min(16, Math.max(1, (1.5 * bare) / rate));
      void pipeline.start();
    });
  } finally {
    pipeline.stop();
  }
}

/** Pictures a second of a film, from its first dozen. */
async function filmRate(film: Blob): Promise<number> {
  const source = fileSource(film);
  const times: number[] = [];
  await new Promise<void>((resolve, reject) => {
    source.onPicture((time) => {
      times.push(time);
      if (times.length === PICTURES) resolve();
    });
    whenBroken(source, reject);
    void source.start();
  }).finally(() => source.stop());
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  // The shortest step: pictures may be passed over on a busy machine, never added.
  return 1000 / Math.max(1, Math.min(...steps));
}

function whenBroken(source: PoseSource, reject: (error: Error) => void): void {
  source.state.subscribe((state) => {
    if (state.name === "unreadable") reject(new Error("the film cannot be played"));
  });
}

export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
