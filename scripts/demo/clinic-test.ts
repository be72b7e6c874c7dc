import { createCamera, createPatient, projectTrace, type Segment } from "@physiocheck/digital-patient";
import {
  clinicTestById,
  type ClinicTestId,
  type NormPerson,
  replayClinicTest,
  type Side,
} from "@physiocheck/motion";
import { uuidv7 } from "../product/uuidv7.ts";
import type { Visitor } from "./visitor.ts";

/** A clinic test as it is done. */
export type TestOrder = {
  readonly test: ClinicTestId;
  readonly side: Side | null;
  readonly person: NormPerson;
  /** Direction of the camera, degrees from the front. */
  readonly yaw: number;
  readonly script: Segment;
};

/** Somebody does a clinic test in front of their camera, and keeps the result. @throws Error where it was not done */
export async function takeTest(who: Visitor, { test, side, person, yaw, script }: TestOrder): Promise<void> {
  const patient = createPatient({ motion: [script], seed: 3 });
  const { trace } = projectTrace(patient, createCamera({ yaw, height: 1 }), { fps: 15, seed: 3 });
  const result = replayClinicTest(trace, clinicTestById(test), side);
  if (!result) throw new Error(`the digital patient did not do ${test}`);
  await who.ask("storeClinicResult", { body: { id: uuidv7(), source: "digital_patient", person, result } });
}
