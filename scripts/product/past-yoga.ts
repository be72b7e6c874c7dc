import type { APIRequestContext } from "@playwright/test";
import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import { PracticeGuide, practiceSteps, type StepResult } from "@physiocheck/motion";
import { get } from "./pages.ts";
import { uuidv7 } from "./uuidv7.ts";

const TITLE = "On your feet";

/** Lets the patient have done a short yoga practice, which the engine judged; once. */
export async function haveYoga(api: APIRequestContext): Promise<void> {
  const { sessions } = await get<{ sessions: unknown[] }>(api, "/api/yoga/sessions");
  if (sessions.length > 0) return;
  const finishedAt = Date.now();
  const answer = await api.post("/api/yoga/sessions", {
    data: {
      id: uuidv7(),
      title: TITLE,
      note: "",
      startedAt: new Date(finishedAt - 4 * 60_000).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      steps: doneByTheDigitalPatient(),
    },
  });
  if (!answer.ok()) throw new Error(`a yoga session was answered with ${answer.status()}`);
}

/** Mountain, and the tree on each side, the right one left too early. */
function doneByTheDigitalPatient(): readonly StepResult[] {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 1 },
      { kind: "exercise", exercise: "yoga/mountain", holdSeconds: 12 },
      { kind: "exercise", exercise: "yoga/tree", holdSeconds: 12, side: "left" },
      { kind: "exercise", exercise: "yoga/tree", holdSeconds: 6, side: "right" },
    ],
    seed: 4,
  });
  const { trace } = projectTrace(patient, frameCamera(patient, { yaw: 15 }), { fps: 15, seed: 4 });
  const guide = new PracticeGuide(
    practiceSteps([
      { pose: "mountain", seconds: 10 },
      { pose: "tree", seconds: 10 },
    ]),
  );
  for (const frame of trace.frames) guide.push(frame, trace);
  guide.skip();
  return guide.results();
}
