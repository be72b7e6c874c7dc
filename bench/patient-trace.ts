import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { exerciseById, type Trace } from "@physiocheck/motion";

/** Ten repetitions (or a hold of ten seconds) as a pose model would see them at 30 frames a second, always the same. */
export function patientTrace(exercise: string): Trace {
  const side = exerciseById(exercise)?.view === "side";
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 2 },
      {
        kind: "exercise",
        exercise,
        repetitions: exerciseById(exercise)?.counting === "hold" ? 1 : 10,
        holdSeconds: 10,
      },
    ],
    seed: 7,
  });
  return projectTrace(patient, createCamera({ yaw: side ? 80 : 30 }), { seed: 7 }).trace;
}
