import { exerciseById } from "@physiocheck/motion";
import type { BodyOptions } from "../body/body.ts";
import type { PatientSide } from "../body/skeleton.ts";
import { frameCamera } from "../camera/framing.ts";
import { createPatient } from "../patient.ts";
import { renderPatient } from "./render-patient.ts";
import type { Backdrop, RenderedPatient } from "./render-patient.ts";

export type DemonstrationOptions = {
  readonly exercise: string;
  /** The side that works, where one does; both in turn if absent. */
  readonly side?: PatientSide;
  readonly body?: BodyOptions;
  /** Where the onlooker stands; chosen for the exercise if absent. Degrees as in CameraOptions. */
  readonly yaw?: number;
  /** CSS pixels. */
  readonly picture: { readonly width: number; readonly height: number };
  readonly pixelRatio?: number;
  readonly backdrop?: Backdrop;
};

/** Degrees from the front at which an exercise is best understood, by the view it is measured in. */
const ONLOOKER = { front: 18, side: 62, diagonal: 40, any: 38 } as const;

/**
 * An exercise shown well, once a side, to be played in a loop without a seam: `demonstrate(canvas, {…}).play()`.
 * @throws RangeError for an exercise without a motion, Error where the browser has no WebGL
 */
export function demonstrate(canvas: HTMLCanvasElement, options: DemonstrationOptions): RenderedPatient {
  const bothInTurn = options.side === undefined;
  const patient = createPatient({
    body: options.body ?? { height: 1.7, sex: "female", build: 0.4, look: 0 },
    motion: {
      exercise: options.exercise,
      repetitions: bothInTurn ? 2 : 1,
      holdSeconds: 3,
      variation: 0,
      leadSeconds: 0.6,
      ...(options.side && { side: options.side }),
    },
    sway: 0,
  });
  const camera = frameCamera(patient, {
    yaw: options.yaw ?? ONLOOKER[exerciseById(options.exercise)?.view ?? "any"],
    height: 1.25,
    fov: 34,
    picture: options.picture,
  });
  return renderPatient(canvas, patient, camera, {
    backdrop: options.backdrop ?? "clear",
    pixelRatio: options.pixelRatio ?? 1,
  });
}
