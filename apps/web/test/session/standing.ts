import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE, type LandmarkName } from "@physiocheck/motion";

/** A person standing in the middle of a 16:9 picture, facing the camera; points may be moved. */
export function standing(moved: Partial<Record<LandmarkName, readonly [number, number]>> = {}): Float32Array {
  const pose: Partial<Record<LandmarkName, readonly [number, number]>> = {
    nose: [0.5, 0.15],
    left_eye: [0.51, 0.14],
    right_eye: [0.49, 0.14],
    left_ear: [0.52, 0.15],
    right_ear: [0.48, 0.15],
    left_shoulder: [0.56, 0.28],
    right_shoulder: [0.44, 0.28],
    left_elbow: [0.58, 0.42],
    right_elbow: [0.42, 0.42],
    left_wrist: [0.58, 0.54],
    right_wrist: [0.42, 0.54],
    left_hip: [0.54, 0.54],
    right_hip: [0.46, 0.54],
    left_knee: [0.54, 0.73],
    right_knee: [0.46, 0.73],
    left_ankle: [0.54, 0.9],
    right_ankle: [0.46, 0.9],
    ...moved,
  };
  const landmarks = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  for (const [name, index] of Object.entries(LANDMARK)) {
    const [x, y] = pose[name as LandmarkName] ?? [0.5, 0.5];
    landmarks.set([x, y, 0, 0.95], index * LANDMARK_STRIDE);
  }
  return landmarks;
}

/** The same pose, scaled about the middle of the picture and shifted (parts of its size). */
export function moved(landmarks: Float32Array, scale: number, dx = 0, dy = 0): Float32Array {
  const out = landmarks.slice();
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const at = i * LANDMARK_STRIDE;
    out[at] = 0.5 + ((landmarks[at] ?? 0) - 0.5) * scale + dx;
    out[at + 1] = 0.5 + ((landmarks[at + 1] ?? 0) - 0.5) * scale + dy;
  }
  return out;
}
