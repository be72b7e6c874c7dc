import { createPatient, frameCamera, type PatientOptions, projectTrace } from "@physiocheck/digital-patient";
import {
  Chance,
  exerciseScript,
  idleScript,
  performedExercises,
  seedOf,
} from "@physiocheck/classifier/training";
import { NONE, type Trace } from "@physiocheck/motion";

export type Clip = { readonly label: string; readonly trace: Trace };

/** None that training has. */
const UNSEEN = 4242;

/** Each exercise once, by somebody new, from a side from which it is meant to be seen. */
export function patientClips(): Clip[] {
  return performedExercises().map((exercise) => {
    const chance = new Chance(seedOf(UNSEEN, exercise.id));
    const side = exercise.view === "side" ? 90 : exercise.view === "front" ? 0 : 45;
    return {
      label: exercise.id,
      trace: film(exerciseScript(exercise, chance), side + chance.between(-40, 40), UNSEEN),
    };
  });
}

/** So many minutes of people who do nothing that is to be counted. */
export function idleClips(minutes: number): Clip[] {
  const clips: Clip[] = [];
  for (let ms = 0, i = 0; ms < minutes * 60_000; i += 1) {
    const chance = new Chance(seedOf(UNSEEN, `idle ${i}`));
    const trace = film(idleScript(chance), chance.between(0, 360), i);
    ms += trace.frames.at(-1)?.t ?? 0;
    clips.push({ label: NONE, trace });
  }
  return clips;
}

function film(options: PatientOptions, yaw: number, seed: number): Trace {
  const patient = createPatient(options);
  return projectTrace(patient, frameCamera(patient, { yaw, height: 0.9 }), { fps: 12, seed }).trace;
}
