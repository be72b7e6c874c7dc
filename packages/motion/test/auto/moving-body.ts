import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE, MIRRORED_LANDMARK, type Trace } from "../../src/index.ts";

/** Where each landmark of somebody standing is, metres: x right in the picture, y down, z away. Their left is right. */
const STANDING: Readonly<Record<string, readonly [number, number, number]>> = {
  nose: [0, -0.62, -0.1],
  ear: [0.07, -0.63, 0],
  shoulder: [0.17, -0.5, 0],
  elbow: [0.2, -0.2, 0],
  wrist: [0.22, 0.04, -0.03],
  hip: [0.1, 0, 0],
  knee: [0.11, 0.42, -0.01],
  ankle: [0.12, 0.83, 0.02],
  heel: [0.12, 0.87, 0.05],
  foot_index: [0.14, 0.88, -0.1],
};

export type MovingBody = {
  readonly seconds: number;
  readonly fps: number;
  /** Seconds from one swing to the next; both arms swing up to the side, and the trunk leans with them. */
  readonly period?: number;
  /** Seconds in which nothing moves, before and after. */
  readonly still?: number;
};

/** Somebody who swings both arms in a way that no library knows: whole swings in `seconds` less what is still. */
export function filmBody({ seconds, fps, period = 2, still = 0 }: MovingBody): Trace {
  const frames = Array.from({ length: Math.round(seconds * fps) + 1 }, (_, i) => {
    const t = i / fps;
    const moving = t >= still && t <= seconds - still;
    const swing = moving ? (1 - Math.cos((2 * Math.PI * (t - still)) / period)) / 2 : 0;
    return { t: t * 1000, landmarks: poseAt(swing), world: null };
  });
  return { fps, width: 1000, height: 1000, source: "test", frames };
}

function poseAt(swing: number): Float32Array {
  const out = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  for (const [name, index] of Object.entries(LANDMARK)) {
    const side = name.includes("right") ? -1 : 1;
    const part = Object.keys(STANDING).find((one) => name.endsWith(one)) ?? "nose";
    const [x, y, z] = STANDING[part] ?? [0, 0, 0];
    const raised = part === "elbow" ? 0.3 : part === "wrist" ? 0.55 : 0;
    const angle = swing * 2;
    const at = index * LANDMARK_STRIDE;
    // An arm turns about its shoulder, out of the picture's plane too.
    const [sx, sy] = [0.17 + raised * Math.sin(angle), -0.5 + raised * Math.cos(angle)];
    out.set([0.5 + 0.4 * side * (raised > 0 ? sx : x), 0.5 + 0.4 * (raised > 0 ? sy : y), 0.4 * z, 0.99], at);
  }
  return out;
}

/** The same with every pose changed: `change` gets x, y, z and gives them back. */
export function changePoses(
  trace: Trace,
  change: (x: number, y: number, z: number, frame: number) => readonly [number, number, number],
): Trace {
  const frames = trace.frames.map((frame, i) => {
    if (!frame.landmarks) return frame;
    const landmarks = Float32Array.from(frame.landmarks);
    for (let at = 0; at < landmarks.length; at += LANDMARK_STRIDE)
      landmarks.set(change(landmarks[at] ?? 0, landmarks[at + 1] ?? 0, landmarks[at + 2] ?? 0, i), at);
    return { ...frame, landmarks };
  });
  return { ...trace, frames };
}

/** What a mirror shows: the other side of the picture, and the other side's names. */
export function mirror(trace: Trace): Trace {
  const flipped = changePoses(trace, (x, y, z) => [1 - x, y, z]);
  const frames = flipped.frames.map((frame) => {
    const { landmarks } = frame;
    if (!landmarks) return frame;
    const swapped = new Float32Array(landmarks.length);
    MIRRORED_LANDMARK.forEach((other, k) =>
      swapped.set(
        landmarks.subarray(other * LANDMARK_STRIDE, (other + 1) * LANDMARK_STRIDE),
        k * LANDMARK_STRIDE,
      ),
    );
    return { ...frame, landmarks: swapped };
  });
  return { ...flipped, frames };
}
