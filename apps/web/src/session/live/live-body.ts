import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE, type PoseFrame, type Readout } from "@physiocheck/motion";

/** A body as it is sent: torso lengths, x right, y down, z away, origin between the hips; and how well each point is seen. */
export type LiveBody = { readonly body: Float32Array; readonly visibility: Float32Array };

/**
 * The body of a frame in three dimensions: as the engine lifted it while it measures, else as the network guessed it. Null where
 * nobody is seen.
 */
export function liveBody(frame: PoseFrame, readout: Readout | null): LiveBody | null {
  const { landmarks, world } = frame;
  if (!landmarks) return null;
  const body = readout?.present ? readout.body : world && fromWorld(world);
  if (!body) return null;
  const visibility = new Float32Array(LANDMARK_COUNT);
  for (let i = 0; i < LANDMARK_COUNT; i += 1) visibility[i] = landmarks[i * LANDMARK_STRIDE + 3] ?? 0;
  return { body, visibility };
}

function fromWorld(world: Float32Array): Float32Array | null {
  const at = (index: number, axis: number): number => world[index * LANDMARK_STRIDE + axis] ?? Number.NaN;
  const { left_shoulder: ls, right_shoulder: rs, left_hip: lh, right_hip: rh } = LANDMARK;
  let squares = 0;
  for (let axis = 0; axis < 3; axis += 1)
    squares += ((at(ls, axis) + at(rs, axis) - at(lh, axis) - at(rh, axis)) / 2) ** 2;
  const trunk = Math.sqrt(squares);
  if (!(trunk > 0)) return null;
  const body = new Float32Array(LANDMARK_COUNT * 3);
  for (let i = 0; i < LANDMARK_COUNT; i += 1)
    for (let axis = 0; axis < 3; axis += 1) body[i * 3 + axis] = at(i, axis) / trunk;
  return body;
}
