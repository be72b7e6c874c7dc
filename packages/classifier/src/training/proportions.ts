import { LANDMARK, LANDMARK_STRIDE, type LandmarkName, type Trace } from "@physiocheck/motion";

/** Length of each segment in parts of the body's height (Winter, "Biomechanics and Motor Control of Human Movement"). */
const SEGMENTS: readonly (readonly [LandmarkName, LandmarkName, number])[] = [
  ["left_shoulder", "right_shoulder", 0.2],
  ["left_hip", "right_hip", 0.11],
  ...(["left", "right"] as const).flatMap((side): [LandmarkName, LandmarkName, number][] => [
    [`${side}_shoulder`, `${side}_hip`, 0.288],
    [`${side}_hip`, `${side}_knee`, 0.245],
    [`${side}_knee`, `${side}_ankle`, 0.246],
    [`${side}_shoulder`, `${side}_elbow`, 0.186],
    [`${side}_elbow`, `${side}_wrist`, 0.146],
  ]),
];
const ROUNDS = 100;
const LEAST = 0.001;

/**
 * Undoes a squeeze of each frame to the body's box, as some collections have it: of all stretches along the three axes
 * the one after which the segments are most nearly as long as people's are. Squared lengths are linear in squared
 * stretches, so it is a least-squares problem with three unknowns that are not negative.
 */
export function restoreProportions(trace: Trace): Trace {
  const frames = trace.frames.map((frame) => {
    if (!frame.landmarks) return frame;
    const landmarks = Float32Array.from(frame.landmarks);
    const stretch = stretchOf(landmarks);
    for (let at = 0; at < landmarks.length; at += LANDMARK_STRIDE) {
      for (let axis = 0; axis < 3; axis += 1)
        landmarks[at + axis] = (landmarks[at + axis] ?? 0) * (stretch[axis] ?? 1);
    }
    return { ...frame, landmarks };
  });
  return { ...trace, width: 1000, height: 1000, frames };
}

function stretchOf(landmarks: Float32Array): number[] {
  const rows = SEGMENTS.map(([from, to, length]) => {
    const [a, b] = [LANDMARK[from] * LANDMARK_STRIDE, LANDMARK[to] * LANDMARK_STRIDE];
    const squares = [0, 1, 2].map((k) => ((landmarks[a + k] ?? 0) - (landmarks[b + k] ?? 0)) ** 2 / length);
    return { squares, length };
  });
  const product = (p: number, q: number): number =>
    rows.reduce((sum, { squares }) => sum + (squares[p] ?? 0) * (squares[q] ?? 0), 0);
  const normal = [0, 1, 2].map((p) => [0, 1, 2].map((q) => product(p, q)));
  const right = [0, 1, 2].map((p) => rows.reduce((sum, row) => sum + (row.squares[p] ?? 0) * row.length, 0));
  const squared = [1, 1, 0.3];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let p = 0; p < 3; p += 1) {
      const others = squared.reduce((sum, x, q) => (q === p ? sum : sum + x * (normal[p]?.[q] ?? 0)), 0);
      squared[p] = Math.max(LEAST, ((right[p] ?? 0) - others) / ((normal[p]?.[p] ?? 0) + 1e-9));
    }
  }
  return squared.map(Math.sqrt);
}
