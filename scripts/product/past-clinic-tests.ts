import { createCamera, createPatient, projectTrace, type Segment } from "@physiocheck/digital-patient";
import { clinicTestById, type ClinicTestId, replayClinicTest, type Side } from "@physiocheck/motion";
import type { APIRequestContext } from "@playwright/test";
import { get } from "./pages.ts";
import { uuidv7 } from "./uuidv7.ts";

/** Who is tested: the norms of all these tests know them. */
const PERSON = { age: 72, sex: "female" } as const;

/** What the digital patient does for each test, and from where it is seen. */
const DONE: readonly {
  readonly test: ClinicTestId;
  readonly side: Side | null;
  readonly yaw: number;
  readonly script: Segment;
}[] = [
  ...[4.2, 3.4].map((repSeconds) => ({
    test: "chair-stand-30" as const,
    side: null,
    yaw: 30,
    script: stands(repSeconds),
  })),
  { test: "five-times-sit-to-stand", side: null, yaw: 45, script: stands(2.9) },
  {
    test: "shoulder-flexion-rom",
    side: "left",
    yaw: 90,
    script: {
      kind: "exercise",
      exercise: "shoulder-flexion",
      repetitions: 3,
      side: "left",
      depth: 1.5,
      restSeconds: 1.5,
      leadSeconds: 5,
    },
  },
];

function stands(repSeconds: number): Segment {
  return { kind: "exercise", exercise: "sit-to-stand", repetitions: 10, repSeconds, leadSeconds: 3 };
}

/** Lets whoever is signed in have done some clinic tests, unless they have. */
export async function haveClinicTests(api: APIRequestContext): Promise<void> {
  const { results } = await get<{ results: unknown[] }>(api, "/api/clinic-results");
  if (results.length > 0) return;
  for (const { test, side, yaw, script } of DONE) {
    const patient = createPatient({ motion: [script], seed: 3 });
    const { trace } = projectTrace(patient, createCamera({ yaw, height: 1 }), { fps: 15, seed: 3 });
    const result = replayClinicTest(trace, clinicTestById(test), side);
    if (!result) throw new Error(`the digital patient did not do ${test}`);
    const answer = await api.post("/api/clinic-results", {
      data: { id: uuidv7(), source: "digital_patient", person: PERSON, result },
    });
    if (!answer.ok()) throw new Error(`POST /api/clinic-results answered ${answer.status()}`);
  }
}
