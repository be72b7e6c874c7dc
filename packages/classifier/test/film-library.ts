import { createPatient, frameCamera, type PatientOptions, projectTrace } from "@physiocheck/digital-patient";
import type { Trace } from "@physiocheck/motion";

/** What a camera at about the height of a table saw; ten frames a second, as the pose model is wrong. */
export function film(options: PatientOptions, yaw: number, seed: number): Trace {
  const patient = createPatient(options);
  const camera = frameCamera(patient, { yaw, height: 0.9 });
  return projectTrace(patient, camera, { fps: 10, seed, occlusion: false }).trace;
}
