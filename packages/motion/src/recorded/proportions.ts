import { LANDMARK, LANDMARK_STRIDE, type LandmarkName } from "../pose/landmarks.ts";
import { median, quantile } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";

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
const LEFT_HIP = LANDMARK.left_hip * LANDMARK_STRIDE;
const RIGHT_HIP = LANDMARK.right_hip * LANDMARK_STRIDE;
/** Where the hips are put: where they were is lost, and a place in the box must not be taken for one. */
const CENTRE = [0.5, 0.5, 0];
const ROUNDS = 100;
const LEAST = 0.001;

/** A box that keeps its width and height within this part of them, in nearly all frames, was put there. */
const SAME_BOX = 0.005;
const NEARLY_ALL = 0.95;
/** Frames that say so at least, and how far some landmark goes meanwhile, in parts of the box: who stands still keeps the box as well. */
const FEWEST_FRAMES = 10;
const MOVES = 0.05;

/**
 * The recording with people's proportions: some collections squeeze each frame to the body's box, so that a squat is as tall as
 * standing and angles are those of nobody. It shows in a box that stays the same while the body in it moves; such a recording
 * is restored, any other is returned as it is.
 */
export function withProportions(trace: Trace): Trace {
  return isSqueezed(trace) ? restoreProportions(trace) : trace;
}

function isSqueezed({ frames }: Trace): boolean {
  const seen = frames.flatMap(({ landmarks }) => (landmarks ? [landmarks] : []));
  if (seen.length < FEWEST_FRAMES) return false;
  return [0, 1].every((axis) => {
    const spans = seen.map((landmarks) => span(landmarks, axis));
    const usual = median(spans);
    const same = spans.filter((size) => Math.abs(size - usual) <= SAME_BOX * usual).length;
    return same >= NEARLY_ALL * seen.length && moves(seen, axis) > MOVES * usual;
  });
}

function span(landmarks: Float32Array, axis: number): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = axis; at < landmarks.length; at += LANDMARK_STRIDE) {
    least = Math.min(least, landmarks[at]);
    most = Math.max(most, landmarks[at]);
  }
  return most - least;
}

/** How far the landmark that moves most goes in its box, between the tenth and the ninetieth percentile. */
function moves(seen: readonly Float32Array[], axis: number): number {
  const ways = SEGMENTS.flatMap(([, end]) => {
    const at = LANDMARK[end] * LANDMARK_STRIDE + axis;
    const places = seen.map((landmarks) => landmarks[at]);
    return [quantile(places, 0.9) - quantile(places, 0.1)];
  });
  return Math.max(...ways);
}

/**
 * Undoes the squeeze of each frame: of all stretches along the three axes
 * the one after which the segments are most nearly as long as people's are. Squared lengths are linear in squared
 * stretches, so it is a least-squares problem with three unknowns that are not negative.
 */
function restoreProportions(trace: Trace): Trace {
  const frames = trace.frames.map((frame) => {
    if (!frame.landmarks) return frame;
    const landmarks = Float32Array.from(frame.landmarks);
    const stretch = stretchOf(landmarks);
    for (let axis = 0; axis < 3; axis += 1) {
      const hips = (landmarks[LEFT_HIP + axis] + landmarks[RIGHT_HIP + axis]) / 2;
      for (let at = axis; at < landmarks.length; at += LANDMARK_STRIDE)
        landmarks[at] = CENTRE[axis] + (landmarks[at] - hips) * stretch[axis];
    }
    return { ...frame, landmarks };
  });
  return { ...trace, width: 1000, height: 1000, frames };
}

function stretchOf(landmarks: Float32Array): number[] {
  const rows = SEGMENTS.map(([from, to, length]) => {
    const [a, b] = [LANDMARK[from] * LANDMARK_STRIDE, LANDMARK[to] * LANDMARK_STRIDE];
    const squares = [0, 1, 2].map((k) => (landmarks[a + k] - landmarks[b + k]) ** 2 / length);
    return { squares, length };
  });
  const product = (p: number, q: number): number =>
    rows.reduce((sum, { squares }) => sum + squares[p] * squares[q], 0);
  const normal = [0, 1, 2].map((p) => [0, 1, 2].map((q) => product(p, q)));
  const right = [0, 1, 2].map((p) => rows.reduce((sum, row) => sum + row.squares[p] * row.length, 0));
  const squared = [1, 1, 0.3];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let p = 0; p < 3; p += 1) {
      const others = squared.reduce((sum, x, q) => (q === p ? sum : sum + x * normal[p][q]), 0);
      squared[p] = Math.max(LEAST, (right[p] - others) / (normal[p][p] + 1e-9));
    }
  }
  return squared.map(Math.sqrt);
}
