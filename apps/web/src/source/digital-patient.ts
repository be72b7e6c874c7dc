import { createPatient, type Patient } from "@physiocheck/digital-patient";
import type { PatientTimes } from "./patient-clock.ts";
import type { PatientSettings } from "./patient-source.ts";

/** Repetitions before they begin again from the first. */
const REPETITIONS = 12;
const HOLD_SECONDS = 60;
const LEAD_SECONDS = 2.5;

/** The person that the settings describe: the same on the page, which knows the truth, and in the worker, which draws. */
export function personOf(settings: PatientSettings): {
  readonly patient: Patient;
  readonly times: PatientTimes;
} {
  const patient = createPatient({
    motion: {
      exercise: settings.exercise,
      repetitions: REPETITIONS,
      holdSeconds: HOLD_SECONDS,
      leadSeconds: LEAD_SECONDS,
      ...(settings.repSeconds !== null && { repSeconds: settings.repSeconds }),
      ...(settings.side && { side: settings.side }),
      ...(settings.fault && { faults: [{ kind: settings.fault }] }),
    },
  });
  const { durationMs, repetitions } = patient;
  return { patient, times: { leadMs: LEAD_SECONDS * 1000, durationMs, repetitions } };
}
