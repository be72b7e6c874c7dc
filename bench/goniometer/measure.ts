import {
  type AngleName,
  exerciseById,
  LANDMARK,
  LANDMARK_STRIDE,
  type LandmarkName,
  replayTrace,
} from "@physiocheck/motion";
import { ANGLE } from "@physiocheck/motion";
import type { Cell } from "./grid.ts";
import type { SeenFilm } from "./seen-film.ts";

/** The movements that are measured, and where each is read in the network's own body and in the flat picture: b-a against b-c. */
export const MOVEMENTS = {
  knee_flexion: ["hip", "knee", "ankle", 180],
  hip_flexion: ["shoulder", "hip", "knee", 180],
  elbow_flexion: ["shoulder", "elbow", "wrist", 180],
  shoulder_flexion: ["hip", "shoulder", "elbow", 0],
  shoulder_abduction: ["hip", "shoulder", "elbow", 0],
  hip_abduction: ["shoulder", "hip", "knee", 180],
} as const satisfies Record<string, readonly [string, string, string, number]>;

export type Movement = keyof typeof MOVEMENTS;
export const MOVEMENT_LIST = Object.keys(MOVEMENTS) as readonly Movement[];

/** One look at one joint. Degrees. */
export type Sample = {
  readonly movement: Movement;
  readonly cell: Cell;
  readonly truth: number;
  /** Null where the engine refused to say. */
  readonly ours: readonly [number, number] | null;
  readonly world: number;
  readonly flat: number;
};

/** Every joint in every frame of a film, as `replay` gives it, beside what is true and what the pose model alone would say. */
export function samplesOf(cell: Cell, { trace, patient }: SeenFilm): Sample[] {
  const exercise = exerciseById(cell.exercise);
  if (!exercise) throw new Error(`the library has no ${cell.exercise}`);
  const { angles } = replayTrace(trace, exercise, { angles: true });
  return trace.frames.flatMap(({ t, landmarks, world }, index) => {
    if (!landmarks || !world) return [];
    const now = patient.poseAt(t).angles;
    return MOVEMENT_LIST.flatMap((movement) =>
      (["left", "right"] as const).flatMap((side): Sample[] => {
        const name: AngleName = `${movement}_${side}`;
        const truth = now[ANGLE[name]];
        if (truth === undefined || Number.isNaN(truth)) return [];
        const read = (points: Float32Array, scale: readonly [number, number, number]): number =>
          readFlat(points, scale, movement, side);
        return [
          {
            movement,
            cell,
            truth,
            ours: angles?.[index]?.[name] ?? null,
            world: read(world, [1, 1, 1]),
            flat: read(landmarks, [trace.width, trace.height, 0]),
          },
        ];
      }),
    );
  });
}

/** The angle at a joint of points scaled axis by axis, brought to the movement's zero. */
function readFlat(
  points: Float32Array,
  scale: readonly [number, number, number],
  movement: Movement,
  side: "left" | "right",
): number {
  const [a, b, c, straight] = MOVEMENTS[movement];
  const at = (name: string): number[] =>
    scale.map(
      (factor, axis) =>
        factor * (points[LANDMARK[`${side}_${name}` as LandmarkName] * LANDMARK_STRIDE + axis] ?? Number.NaN),
    );
  const joint = at(b);
  const u = at(a).map((x, axis) => x - (joint[axis] ?? 0));
  const v = at(c).map((x, axis) => x - (joint[axis] ?? 0));
  const dot = u.reduce((sum, x, axis) => sum + x * (v[axis] ?? 0), 0);
  const cosine = Math.max(-1, Math.min(1, dot / (Math.hypot(...u) * Math.hypot(...v))));
  return Math.abs(straight - (Math.acos(cosine) * 180) / Math.PI);
}
