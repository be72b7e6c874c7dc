import type { FaultKind } from "@physiocheck/digital-patient";
import { type PoseSource, streamSource } from "../pose/index.ts";
import type { PatientOrder, PatientReport } from "./patient-protocol.ts";

/** How the digital patient stands in. */
export type PatientSettings = {
  readonly exercise: string;
  /** Degrees from the front; the engine's `facing`. */
  readonly yaw: number;
  /** Seconds of one repetition, null for the exercise's own time. */
  readonly repSeconds: number | null;
  readonly fault: FaultKind | null;
  /** The side that works; the exercise's own habit where absent. */
  readonly side?: "left" | "right" | undefined;
};

export type PatientSource = PoseSource & {
  /** Whether they exercise, or wait in the start pose. */
  act(isMoving: boolean): void;
  /** How many poses a second this device manages: the patient is drawn and moves no faster than can be seen. */
  pace(posesPerSecond: number): void;
  /** The true angles (by the engine's ANGLE index) that were on the picture at a moment of `performance.now()`. */
  truthAt(now: number): Float64Array | null;
};

/** Pictures a second: as a webcam gives, and at least. */
const FPS = 30;
const LOWEST_FPS = 8;
/** Poses a second below which the patient slows down, and how much at most: a repetition that nobody sees teaches nothing. */
const ENOUGH_POSES = 12;
const SLOWEST = 0.2;
/** How many drawn moments are remembered. */
const REMEMBERED = 60;

/** The digital patient as a source of pictures: drawn in a worker, filmed from its canvas, seen like anybody else. */
export function patientSource(settings: PatientSettings): PatientSource {
  let worker: Worker | null = null;
  let wish: Extract<PatientOrder, { type: "set" }> = {
    type: "set",
    isMoving: false,
    isPaused: false,
    fps: FPS / 2,
    speed: 1,
  };
  let truthOf: ((t: number) => Float64Array) | null = null;
  const drawn: { at: number; t: number }[] = [];

  const order = (change: Partial<Omit<typeof wish, "type">>): void => {
    wish = { ...wish, ...change };
    worker?.postMessage(wish, []);
  };
  const close = (): void => {
    worker?.terminate();
    worker = null;
  };

  const source = streamSource({
    async open() {
      const canvas = document.createElement("canvas");
      // In step with the screen that shows it: a phone held upright sees an upright picture.
      const isTall = innerHeight > innerWidth;
      const picture = isTall ? { width: 440, height: 880 } : { width: 854, height: 480 };
      canvas.width = picture.width;
      canvas.height = picture.height;
      const made = new Worker(new URL("./patient.worker.ts", import.meta.url), { type: "module" });
      worker = made;
      const isDrawing = new Promise<void>((resolve, reject) => {
        made.addEventListener("error", (event) => reject(new Error(event.message)));
        made.addEventListener("message", ({ data }: MessageEvent<PatientReport>) => {
          if (data.type === "drawing") resolve();
          else if (data.type === "failed") reject(new Error(data.message));
          else {
            drawn.push({ at: data.at - performance.timeOrigin, t: data.t });
            if (drawn.length > REMEMBERED) drawn.shift();
          }
        });
      });
      const offscreen = canvas.transferControlToOffscreen();
      const open: PatientOrder = { type: "open", canvas: offscreen, settings, picture };
      made.postMessage(open, [offscreen]);
      made.postMessage(wish, []);
      await isDrawing;
      const { personOf } = await import("./digital-patient.ts");
      const { patient } = personOf(settings);
      truthOf = (t) => patient.poseAt(t).angles;
      return canvas;
    },
    close,
    pause: () => order({ isPaused: true }),
    resume: () => order({ isPaused: false }),
  });
  return Object.assign(source, {
    act: (isMoving: boolean) => order({ isMoving }),
    pace(posesPerSecond: number) {
      if (posesPerSecond <= 0) return;
      // Twice as many pictures as looks at them: the newest is always fresh, and drawing does not starve the looking.
      const fps = Math.min(FPS, Math.max(LOWEST_FPS, 2 * posesPerSecond));
      order({ fps, speed: Math.min(1, Math.max(SLOWEST, posesPerSecond / ENOUGH_POSES)) });
    },
    truthAt(now: number) {
      const moment = drawn.findLast(({ at }) => at <= now);
      return moment && truthOf ? truthOf(moment.t) : null;
    },
  });
}

/** Where to film an exercise from so that it can be measured, degrees from the front. */
export function usualYaw(view: "front" | "side" | "diagonal" | "any"): number {
  if (view === "front") return 0;
  return view === "side" ? 90 : 45;
}
