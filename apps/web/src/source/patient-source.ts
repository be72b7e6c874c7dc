import type { FaultKind, Patient } from "@physiocheck/digital-patient";
import { type PoseSource, streamSource } from "../pose/index.ts";
import { PatientClock } from "./patient-clock.ts";

/** How the digital patient stands in. */
export type PatientSettings = {
  readonly exercise: string;
  /** Degrees from the front; the engine's `facing`. */
  readonly yaw: number;
  /** Seconds of one repetition, null for the exercise's own time. */
  readonly repSeconds: number | null;
  readonly fault: FaultKind | null;
};

export type PatientSource = PoseSource & {
  /** Whether they exercise, or wait in the start pose. */
  act(isMoving: boolean): void;
  /** How many poses a second this device manages: the patient is drawn and moves no faster than can be seen. */
  pace(posesPerSecond: number): void;
  /** The true angles (by the engine's ANGLE index) that were on the picture at a moment of `performance.now()`. */
  truthAt(now: number): Float64Array | null;
};

/** Repetitions before they begin again from the first. */
const REPETITIONS = 12;
const HOLD_SECONDS = 60;
const LEAD_SECONDS = 2.5;
/** Pictures a second: as a webcam gives, and at least. */
const FPS = 30;
const LOWEST_FPS = 8;
/** Poses a second below which the patient slows down, and how much at most: a repetition that nobody sees teaches nothing. */
const ENOUGH_POSES = 12;
const SLOWEST = 0.2;
/** How many drawn moments are remembered: a second and a half. */
const REMEMBERED = 45;

/** The digital patient as a source of pictures: drawn here, filmed from its canvas, seen like anybody else. */
export function patientSource(settings: PatientSettings): PatientSource {
  let isMoving = false;
  let patient: Patient | null = null;
  let close: () => void = () => undefined;
  let isPaused = false;
  let fps = FPS / 2;
  let speed = 1;
  const drawn: { at: number; t: number }[] = [];

  const source = streamSource({
    async open() {
      const [{ createPatient, frameCamera }, { renderPatient }] = await Promise.all([
        import("@physiocheck/digital-patient"),
        import("@physiocheck/digital-patient/rendered"),
      ]);
      const made = createPatient({
        motion: {
          exercise: settings.exercise,
          repetitions: REPETITIONS,
          holdSeconds: HOLD_SECONDS,
          leadSeconds: LEAD_SECONDS,
          ...(settings.repSeconds !== null && { repSeconds: settings.repSeconds }),
          ...(settings.fault && { faults: [{ kind: settings.fault }] }),
        },
      });
      const isTall = innerHeight > innerWidth;
      const picture = isTall ? { width: 480, height: 720 } : { width: 854, height: 480 };
      const canvas = document.createElement("canvas");
      const rendered = renderPatient(canvas, made, frameCamera(made, { yaw: settings.yaw, picture }));
      const clock = new PatientClock({
        leadMs: LEAD_SECONDS * 1000,
        durationMs: made.durationMs,
        repetitions: made.repetitions,
      });
      const stop = eachPicture(
        () => fps,
        (elapsedMs, now) => {
          if (isPaused) return;
          const t = clock.advance(elapsedMs * speed, isMoving);
          rendered.drawAt(t);
          drawn.push({ at: now, t });
          if (drawn.length > REMEMBERED) drawn.shift();
        },
      );
      patient = made;
      close = () => {
        stop();
        rendered.dispose();
      };
      return canvas;
    },
    close: () => close(),
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
    },
  });
  return Object.assign(source, {
    act(moves: boolean) {
      isMoving = moves;
    },
    pace(posesPerSecond: number) {
      if (posesPerSecond <= 0) return;
      // Twice as many pictures as looks at them: the newest is always fresh, and drawing does not starve the looking.
      fps = Math.min(FPS, Math.max(LOWEST_FPS, 2 * posesPerSecond));
      speed = Math.min(1, Math.max(SLOWEST, posesPerSecond / ENOUGH_POSES));
    },
    truthAt(now: number) {
      const moment = drawn.findLast(({ at }) => at <= now);
      return moment && patient ? patient.poseAt(moment.t).angles : null;
    },
  });
}

/** Calls back at most `fps` times a second, in step with the screen. Returns the way to stop. */
function eachPicture(fps: () => number, draw: (elapsedMs: number, now: number) => void): () => void {
  let request = 0;
  let last = performance.now();
  const step = (now: number): void => {
    request = requestAnimationFrame(step);
    const elapsedMs = now - last;
    // A little less than a frame's time, or a 60 Hz screen that is a hair early would give 20 pictures for 30.
    if (elapsedMs < 1000 / fps() - 4) return;
    last = now;
    // After a hidden tab the patient goes on where they were.
    draw(Math.min(elapsedMs, 250), now);
  };
  request = requestAnimationFrame(step);
  return () => cancelAnimationFrame(request);
}

/** Where to film an exercise from so that it can be measured, degrees from the front. */
export function usualYaw(view: "front" | "side" | "diagonal" | "any"): number {
  if (view === "front") return 0;
  return view === "side" ? 90 : 45;
}
