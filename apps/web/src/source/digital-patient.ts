import { createPatient, type Patient } from "@physiocheck/digital-patient";
import { exerciseById } from "@physiocheck/motion";
import type { PatientTimes } from "./patient-clock.ts";
import type { PatientSettings } from "./patient-source.ts";

/** Repetitions before they begin again from the first. */
const REPETITIONS = 12;
const HOLD_SECONDS = 60;
const LEAD_SECONDS = 2.5;
/** Part of an exercise's longest repetition that the patient may take for one: what takes longer is refused as too slow. */
const LONGEST_PART = 0.75;

/** The person that the settings describe: the same on the page, which knows the truth, and in the worker, which draws. */
export function personOf(settings: PatientSettings): {
  readonly patient: Patient;
  readonly times: PatientTimes;
  /** How slow they may be where few pictures can be looked at, as a part of their own speed. */
  readonly slowest: number;
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
  const longest = Math.max(0, ...repetitions.map(({ start, end }) => end - start));
  const { maxRep } = exerciseById(settings.exercise)?.timing ?? { maxRep: Number.POSITIVE_INFINITY };
  return {
    patient,
    times: { leadMs: LEAD_SECONDS * 1000, durationMs, repetitions },
    slowest: Math.min(1, longest / (LONGEST_PART * maxRep * 1000)),
  };
}
