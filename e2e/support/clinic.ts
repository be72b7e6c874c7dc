import type { Assignment, LiveSession, SessionDetail } from "@physiocheck/contracts";
import { expect, type Page } from "@playwright/test";
import { get } from "../../scripts/product/pages.ts";

/** What the physician asks for in these tests: one set, so that a rest never hides a repetition. */
export type Plan = { readonly exerciseId: string; readonly reps: number };

/** The physician puts an exercise on the plan of the patient who is signed in on `patient`. */
export async function assign(
  physician: Page,
  patient: Page,
  { exerciseId, reps }: Plan,
): Promise<Assignment> {
  const { id: patientId } = await get<{ id: string }>(patient.request, "/api/auth/me");
  const answer = await physician.request.post("/api/assignments", {
    headers: { origin: new URL(physician.url()).origin },
    data: {
      patientId,
      exerciseId,
      dose: { sets: 1, reps, holdSeconds: null, restSeconds: 0, side: "both" },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Assignment;
}

/** Opens the physician's live page for the session of an assignment, once it runs. */
export async function watchLive(physician: Page, assignmentId: string): Promise<string> {
  let sessionId = "";
  await expect
    .poll(
      async () => {
        const { live } = await get<{ live: LiveSession[] }>(physician.request, "/api/live");
        sessionId = live.find(({ session }) => session.assignmentId === assignmentId)?.session.id ?? "";
        return sessionId;
      },
      { timeout: 90_000 },
    )
    .not.toBe("");
  await physician.goto(`/live/${sessionId}`);
  return sessionId;
}

/** A session as the database has it. */
export function storedSession(page: Page, sessionId: string): Promise<SessionDetail> {
  return get<SessionDetail>(page.request, `/api/sessions/${sessionId}`);
}

/** How many attempts of the stored ledger were counted. */
export function countedIn(detail: SessionDetail): number {
  return detail.ledger.filter(({ entry }) => entry.counted).length;
}
