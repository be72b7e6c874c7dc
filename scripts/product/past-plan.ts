import type { PlanContent } from "@physiocheck/contracts";
import type { APIRequestContext } from "@playwright/test";
import { get } from "./pages.ts";
import { uuidv7 } from "./uuidv7.ts";

const EXERCISES = [
  ["sit-to-stand", 10],
  ["squat", 8],
  ["heel-raise", 12],
] as const;

/** Lets the physician who is signed in have given their first patient a plan and kept a template, unless they have. */
export async function havePlan(api: APIRequestContext): Promise<void> {
  const { plans } = await get<{ plans: unknown[] }>(api, "/api/plans");
  if (plans.length > 0) return;
  const { patients } = await get<{ patients: { id: string }[] }>(api, "/api/patients");
  const patientId = patients[0]?.id;
  if (patientId === undefined) throw new Error("the demo clinic has no patient to give a plan to");
  const content: PlanContent = {
    title: "Knee, weeks 1 to 3",
    // The day in the time zone of this machine, which is the browser's too.
    startsOn: new Date().toLocaleDateString("sv"),
    endsOn: null,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    sessionsADay: 1,
    restBetweenSeconds: 60,
    note: "Slowly, and stop where it hurts.",
    items: EXERCISES.map(([exerciseId, reps]) => ({
      id: uuidv7(),
      exerciseId,
      dose: { sets: 2, reps, holdSeconds: null, restSeconds: 45, side: "both" },
      tempo: null,
      target: null,
      painRule: { action: "stop", at: 6 },
      note: "",
    })),
  };
  for (const body of [
    { patientId, state: "active", content },
    { patientId: null, state: "draft", content: { ...content, title: "After a knee replacement" } },
  ]) {
    const answer = await api.post("/api/plans", { data: body });
    if (!answer.ok()) throw new Error(`POST /api/plans answered ${answer.status()}: ${await answer.text()}`);
  }
}
