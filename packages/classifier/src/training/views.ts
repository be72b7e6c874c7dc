import { frameCamera, type Patient, projectTrace } from "@physiocheck/digital-patient";
import { LANDMARK_COUNT, LANDMARK_STRIDE, type Trace } from "@physiocheck/motion";
import type { Chance } from "./chance.ts";
import { type Film, pointsAt } from "./film.ts";
import { borrowLimbs, LIMBS } from "./limbs.ts";

/** A film as some camera and some pose model saw it, and how much faster it ran there. */
export type View = { readonly trace: Trace; readonly hurry: number };

/** Somebody else's limbs for the body in a film, sample by sample. */
export type Borrowed = { readonly film: Film; readonly limbs: "arms" | "legs"; readonly still: boolean };

/** One of the many ways in which a film can be seen. */
export function seeFilm(film: Film, borrowed: Borrowed | null, chance: Chance): View {
  const hurry = Math.exp(chance.between(Math.log(0.55), Math.log(2)));
  const bias = Float64Array.from(
    { length: LANDMARK_COUNT * 3 },
    () => 0.015 * film.patient.body.trunk * chance.normal(),
  );
  const durationMs = film.patient.durationMs / hurry;
  const offset = borrowed ? chance.between(0, borrowed.film.patient.durationMs) : 0;
  const seen: Patient = {
    ...film.patient,
    durationMs,
    parts: film.patient.parts.map((part) => ({ ...part, start: part.start / hurry, end: part.end / hurry })),
    poseAt: (t) => {
      const points = pointsAt(film.points, t * hurry);
      if (borrowed) {
        const length = borrowed.film.patient.durationMs;
        borrowLimbs(
          points,
          pointsAt(borrowed.film.points, borrowed.still ? offset : (offset + t * hurry) % length),
          borrowed.limbs,
        );
      }
      for (let k = 0; k < points.length; k += 1) points[k] = (points[k] ?? 0) + (bias[k] ?? 0);
      return { points, angles: NO_ANGLES, phase: "rest", progress: 0, side: "both", posture: NO_POSTURE };
    },
  };
  const camera = frameCamera(seen, {
    yaw: chance.between(0, 360),
    height: chance.happens(0.7) ? chance.between(0.5, 1.6) : chance.between(0.05, 2.5),
    fov: chance.between(30, 75),
    roll: 4 * chance.normal(),
    picture: chance.one(PICTURES),
    ...(chance.happens(0.3) ? { distance: chance.between(1.8, 4.5) } : {}),
  });
  const { trace } = projectTrace(seen, camera, {
    fps: chance.one([8, 10, 12, 15, 15, 20]),
    seed: chance.below(1e9),
    noise: Math.exp(chance.between(Math.log(0.5), Math.log(4))),
    dropout: chance.happens(0.3) ? chance.between(0, 0.4) : 0,
    occlusion: chance.happens(0.25),
    depthScale: chance.between(0.3, 1.1),
  });
  return { trace: spoil(trace, chance), hurry };
}

const PICTURES = [
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
] as const;
const NO_ANGLES = new Float64Array();
const NO_POSTURE: ReturnType<Patient["postureAt"]> = { root: [0, 0, 0], turn: {} as never };

/** What recordings from elsewhere lack: visibility, limbs out of the picture, the right proportions, sides that are told apart. */
function spoil(trace: Trace, chance: Chance): Trace {
  const hasVisibility = chance.happens(0.6);
  const lost = new Set<number>([
    ...(chance.happens(0.1) ? LIMBS.legs : []),
    ...(chance.happens(0.04) ? LIMBS.arms.filter((k) => k % 2 === 0) : []),
  ]);
  const stretch = Math.exp(0.08 * chance.normal());
  const deep = Math.exp(0.2 * chance.normal());
  const frames = trace.frames.map((frame) => {
    if (!frame.landmarks) return frame;
    const landmarks = Float32Array.from(frame.landmarks);
    for (let k = 0; k < LANDMARK_COUNT; k += 1) {
      const at = k * LANDMARK_STRIDE;
      landmarks[at] = (landmarks[at] ?? 0) * stretch;
      landmarks[at + 2] = (landmarks[at + 2] ?? 0) * deep;
      if (lost.has(k)) landmarks[at + 3] = 0.1;
      else if (!hasVisibility) landmarks[at + 3] = 1;
    }
    return { ...frame, landmarks };
  });
  return { ...trace, frames };
}
