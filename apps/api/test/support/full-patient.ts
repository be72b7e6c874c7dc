/** A patient who has done everything there is, through the API. */
import type { Assignment } from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import { chairStand } from "./clinic-results.ts";
import { planContent } from "./plans.ts";
import { jpegWithPlace, makePosture } from "./posture.ts";
import { makeRecording } from "./recordings.ts";
import { DOSE, finishOf, newExercise, sessionEvents, traceChunk } from "./samples.ts";
import { squatTake } from "./takes.ts";
import { makeYoga } from "./yoga.ts";
import type { Person, TestServer } from "./test-server.ts";
import { makeWorkouts, type MadeWorkouts } from "./workouts.ts";

export type FullPatient = {
  readonly patient: Person & { readonly name: string; readonly role: "patient" };
  readonly physician: Person & { readonly name: string; readonly role: "physician" };
  readonly assignmentId: string;
  readonly exerciseId: string;
  readonly sessionId: string;
  /** An analysis of posture with a picture. */
  readonly analysisId: string;
  /** One that was analysed in the browser, and one with an uploaded film. */
  readonly workouts: MadeWorkouts;
  readonly trace: Uint8Array;
};

export const PASSWORD = "correct horse battery";

/** Calls, and throws where that is not a success. */
export async function ok<T>(
  by: Person,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<T> {
  const reply = await by.browser.send<T>(method, path, body, headers);
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
  return reply.body;
}

/** @param canary stands in every text that is written */
export async function fullPatient(api: TestServer, canary: string): Promise<FullPatient> {
  const name = `${canary} Person`;
  const patient = await api.person("patient", { name, email: `${canary}@x.test`, password: PASSWORD });
  const doctor = `Dr ${canary} House`;
  const physician = await api.person("physician", {
    name: doctor,
    email: `dr-${canary}@x.test`,
    password: PASSWORD,
  });
  const { id: subscriptionId } = await ok<{ id: string }>(patient, "POST", "/api/subscriptions", {
    physicianId: physician.id,
  });
  await ok(physician, "POST", `/api/subscriptions/${subscriptionId}/approval`);
  const exercise = await ok<{ definition: { id: string } }>(physician, "POST", "/api/exercises", {
    ...newExercise(`Squat ${canary}`),
    note: canary,
    take: squatTake(),
  });
  const exerciseId = exercise.definition.id;
  const assignment = await ok<Assignment>(physician, "POST", "/api/assignments", {
    patientId: patient.id,
    exerciseId,
    dose: DOSE,
    note: `Slowly, ${canary}`,
  });
  await ok(physician, "POST", "/api/plans", {
    patientId: patient.id,
    state: "active",
    content: planContent({ title: `Knee ${canary}`, note: canary }),
  });
  await ok(patient, "POST", "/api/goals", { aim: { kind: "words", text: canary }, by: null });
  await ok(patient, "PUT", "/api/calibration", {
    calibration: { version: 1, bones: [1], confidence: [1], cameraPitch: null },
  });
  await ok(patient, "POST", "/api/clinic-results", chairStand());
  const { analysisId } = await makePosture(patient);
  await makeYoga(patient, api.clock.ms, canary);
  const workouts = await makeWorkouts(patient, `${canary}.mp4`);
  for (const one of [patient, physician]) await ok(one, "PUT", "/api/auth/picture", await jpegWithPlace());
  const sessionId = uuidv7();
  const events = sessionEvents(6);
  // Nobody else's movement is the same byte for byte.
  const { bytes, headers } = traceChunk(Math.random() * 1e6);
  await ok(patient, "POST", "/api/sessions", { id: sessionId, assignmentId: assignment.id });
  await ok(patient, "POST", `/api/sessions/${sessionId}/events`, { events });
  await ok(patient, "PUT", `/api/sessions/${sessionId}/trace/0`, bytes, headers);
  await makeRecording(patient, sessionId, canary);
  await ok(patient, "POST", `/api/sessions/${sessionId}/finish`, await finishOf(events, 1));
  await ok(physician, "POST", `/api/sessions/${sessionId}/rescorings`, { version: 1 });
  await ok(physician, "POST", `/api/sessions/${sessionId}/notes`, {
    text: `Good, ${canary}`,
    t: null,
    shared: true,
  });
  await ok(physician, "POST", `/api/sessions/${sessionId}/notes`, {
    text: `Only for me, ${canary}-private`,
    t: null,
    shared: false,
  });
  await ok(physician, "PUT", `/api/sessions/${sessionId}/attempts/0/overrule`, {
    outcome: "refused",
    reason: canary,
  });
  return {
    patient: { ...patient, name, role: "patient" },
    physician: { ...physician, name: doctor, role: "physician" },
    assignmentId: assignment.id,
    exerciseId,
    sessionId,
    analysisId,
    workouts,
    trace: bytes,
  };
}
