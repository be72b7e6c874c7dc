import {
  createPatient,
  frameCamera,
  projectFrames,
  type BodyOptions,
  type ExerciseOptions,
} from "@physiocheck/digital-patient";
import type { ExerciseDefinition, PoseFrame } from "@physiocheck/motion";

/** How a set is done: what the digital patient can be asked for. */
export type SetScript = Omit<ExerciseOptions, "exercise" | "leadSeconds">;

/** As many pictures a second as a machine without a graphics card looks at. */
export const FPS = 12;
export const PICTURE = { width: 854, height: 480 };
/** Standing still before moving, s: the view check, the start pose and 3-2-1; in later sets without the first. */
const LEAD_FIRST = 6.5;
const LEAD_LATER = 5.2;

/**
 * The pictures of a set as a pose model would see them, as far as somebody looks.
 * @param index of the set in its session, from 0
 */
export function* filmSet(
  { body, seed }: { readonly body: BodyOptions; readonly seed: number },
  exercise: ExerciseDefinition,
  index: number,
  script: SetScript,
): Generator<PoseFrame, void> {
  const leadSeconds = index === 0 ? LEAD_FIRST : LEAD_LATER;
  const patient = createPatient({
    body,
    motion: [{ kind: "exercise", exercise: exercise.id, leadSeconds, ...script }],
    seed: seed * 101 + index,
  });
  const camera = frameCamera(patient, { yaw: yawFor(exercise.view), height: 0.9, picture: PICTURE });
  for (const { frame } of projectFrames(patient, camera, { fps: FPS, seed: seed * 101 + index })) yield frame;
}

/** Where somebody puts the camera who does as the view check says, degrees from the front. */
function yawFor(view: ExerciseDefinition["view"]): number {
  if (view === "front") return 0;
  return view === "side" ? 80 : 45;
}
