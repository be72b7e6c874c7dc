import type { NewYogaSession } from "@physiocheck/contracts";
import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import { LANDMARK_STRIDE, type StepResult, type YogaPoseId } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import type { Person } from "./test-server.ts";

/** A practice as a page sends it. */
export function newPractice(title = "Mornings") {
  return {
    id: uuidv7(),
    title,
    note: "Slowly.",
    poses: [
      { pose: "mountain", seconds: 20 },
      { pose: "tree", seconds: 15 },
    ],
  };
}

/** A hold that was kept for as long as asked. */
export function holdOf(change: Partial<StepResult> = {}): StepResult {
  return {
    pose: "tree",
    side: "left",
    seconds: 15,
    heldSeconds: 15,
    longestSeconds: 12,
    accuracy: 80,
    improvements: [{ joint: "knee_flexion_left", deviation: -12, loss: 0.3 }],
    ...change,
  };
}

/** A session of some minutes. @param startedAt ms since 1970 */
export function newYogaSession(startedAt: number, change: Partial<NewYogaSession> = {}): NewYogaSession {
  return {
    id: uuidv7(),
    title: "Mornings",
    note: "",
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(startedAt + 5 * 60_000).toISOString(),
    steps: [holdOf(), holdOf({ side: "right", heldSeconds: 5, accuracy: 60 })],
    ...change,
  };
}

export type MadeYoga = { readonly practiceId: string; readonly yogaSessionId: string };

/** A practice and a session of it. @param text stands in both */
export async function makeYoga({ browser }: Person, startedAt: number, text: string): Promise<MadeYoga> {
  const practice = newPractice(text);
  const session = newYogaSession(startedAt, { title: text, note: text });
  for (const [path, body] of [
    ["/api/yoga/practices", practice],
    ["/api/yoga/sessions", session],
  ] as const) {
    const reply = await browser.send("POST", path, body);
    if (reply.status !== 201) throw new Error(`${path}: ${reply.status} ${reply.text}`);
  }
  return { practiceId: practice.id, yogaSessionId: session.id };
}

/** Landmarks of somebody who is in a pose, as they are sent. */
export function yogaPicture(pose: YogaPoseId) {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 1 },
      { kind: "exercise", exercise: `yoga/${pose}`, holdSeconds: 4 },
    ],
    seed: 4,
  });
  const { width, height, frames } = projectTrace(patient, frameCamera(patient, { yaw: 15 }), {
    fps: 10,
    seed: 4,
  }).trace;
  const [hold] = patient.holds;
  const frame = frames.find(({ t }) => hold && t > hold.start + 1000);
  if (!frame?.landmarks) throw new Error(`${pose} was not seen`);
  return { width, height, landmarks: points(frame.landmarks), world: frame.world && points(frame.world) };
}

function points(flat: Float32Array): number[][] {
  return Array.from({ length: flat.length / LANDMARK_STRIDE }, (_, i) =>
    Array.from(flat.slice(i * LANDMARK_STRIDE, (i + 1) * LANDMARK_STRIDE)),
  );
}
