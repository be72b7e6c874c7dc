import { uuidv7 } from "uuidv7";
import { DOSE } from "../../apps/api/test/support/samples.ts";
import type { TestServer } from "../../apps/api/test/support/test-server.ts";
import type { Jar } from "./calls.ts";

/** Somebody with an exercise on their plan, signed in. */
export type SimulatedPatient = { readonly id: string; readonly assignmentId: string; readonly jar: Jar };

/**
 * Makes people, as they would be after registering and being given an exercise.
 * @param isSecure whether they are going to talk to servers whose cookies are `__Host-`
 */
export async function patients(
  clinic: TestServer,
  count: number,
  physicianId: string,
  isSecure: boolean,
): Promise<SimulatedPatient[]> {
  const { database } = clinic.server.deps;
  const made: SimulatedPatient[] = [];
  for (let i = 0; i < count; i += 1) {
    const { id, browser } = await clinic.person("patient");
    const assignmentId = uuidv7();
    await database.write(async (writer) => {
      await writer.insert(database.schema.assignments).values({
        id: assignmentId,
        patientId: id,
        physicianId,
        exerciseId: "squat",
        dose: JSON.stringify(DOSE),
        note: "",
        createdAt: Date.now(),
        endedAt: null,
        planId: null,
      });
      await writer.insert(database.schema.subscriptions).values({
        id: uuidv7(),
        patientId: id,
        physicianId,
        state: "approved",
        openKey: null,
        requestedAt: Date.now(),
        decidedAt: Date.now(),
      });
    });
    made.push({
      id,
      assignmentId,
      jar: new Map([...browser.cookies].map(([name, value]) => [isSecure ? `__Host-${name}` : name, value])),
    });
  }
  return made;
}
