/** Two clinics' worth of people who must not see each other, and things that belong to them. */
import { uuidv7 } from "uuidv7";
import { Browser } from "./browser.ts";
import { planContent, planItem } from "./plans.ts";
import { makePosture, type MadePosture } from "./posture.ts";
import { makeYoga, type MadeYoga } from "./yoga.ts";
import { makeWorkouts, type MadeWorkouts } from "./workouts.ts";
import { makeRecording } from "./recordings.ts";
import { DOSE, finishOf, newExercise, sessionEvents, traceChunk } from "./samples.ts";
import { squatTake } from "./takes.ts";
import type { Person, TestServer } from "./test-server.ts";

/** Who calls. `owner` is patient A; `subscribed` is A's physician. `otherPatient` is B, who has a physician of their own. */
export const CALLERS = [
  "anonymous",
  "owner",
  "otherPatient",
  "pendingPhysician",
  "rejectedPhysician",
  "unsubscribedPhysician",
  "requestedPhysician",
  "subscribedPhysician",
  "revokedPhysician",
  "admin",
  "disabledPatient",
  "disabledPhysician",
] as const;
export type CallerName = (typeof CALLERS)[number];

/** One tenant: a patient, their physician, and what belongs to them. */
export type Tenant = {
  readonly patient: Person;
  readonly physician: Person;
  readonly subscriptionId: string;
  readonly assignmentId: string;
  readonly exerciseId: string;
  readonly sessionId: string;
  /** A plan that is being done, one of its items, and a goal that the patient set. */
  readonly planId: string;
  readonly planItemId: string;
  readonly goalId: string;
  readonly posture: MadePosture;
  readonly yoga: MadeYoga;
  readonly workouts: MadeWorkouts;
  /** Stands in everything that this tenant alone may read. */
  readonly canary: string;
};

export type World = {
  readonly a: Tenant;
  readonly b: Tenant;
  readonly people: Readonly<Record<CallerName, Browser>>;
  /** Plain accounts for an admin to act on. */
  readonly admin: Person;
};

/** Builds it through the API itself where that is possible. */
export async function buildWorld(api: TestServer): Promise<World> {
  const { database } = api.server.deps;
  const { users } = database.schema;
  const a = await tenant(api, "aaa");
  const b = await tenant(api, "bbb");
  const physician = (verification?: "pending" | "rejected") =>
    api.person("physician", { name: "Dr Nobody", ...(verification && { verification }) });
  const [pending, rejected, unsubscribed, requested, revoked, disabledPhysician] = await Promise.all([
    physician("pending"),
    physician("rejected"),
    physician(),
    physician(),
    physician(),
    physician(),
  ]);
  const disabledPatient = await api.person("patient");
  const admin = await api.person("admin");
  await api.subscribe(a.patient, requested, "requested");
  await api.subscribe(a.patient, revoked, "revoked");
  // With a subscription that stands: it is the switch alone that keeps them out.
  await api.subscribe(a.patient, disabledPhysician, "approved");
  const { eq } = await import("@physiocheck/database");
  await database.write(async (writer) => {
    for (const { id } of [disabledPatient, disabledPhysician])
      await writer.update(users).set({ disabledAt: api.clock.ms }).where(eq(users.id, id));
  });
  return {
    a,
    b,
    admin,
    people: {
      anonymous: new Browser(api.origin),
      owner: a.patient.browser,
      otherPatient: b.patient.browser,
      pendingPhysician: pending.browser,
      rejectedPhysician: rejected.browser,
      unsubscribedPhysician: unsubscribed.browser,
      requestedPhysician: requested.browser,
      subscribedPhysician: a.physician.browser,
      revokedPhysician: revoked.browser,
      admin: admin.browser,
      disabledPatient: disabledPatient.browser,
      disabledPhysician: disabledPhysician.browser,
    },
  };
}

async function tenant(api: TestServer, letters: string): Promise<Tenant> {
  const canary = `canary-${letters}`;
  const patient = await api.person("patient", { name: canary, email: `${canary}@x.test` });
  const physician = await api.person("physician", { name: "Dr Somebody" });
  const subscriptionId = await api.subscribe(patient, physician);
  const made = async (path: string, body: unknown, by: Person): Promise<string> => {
    const reply = await by.browser.send<{ id?: string; definition?: { id: string } }>("POST", path, body);
    if (reply.status !== 201) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return reply.body.id ?? reply.body.definition?.id ?? "";
  };
  const exerciseId = await made(
    "/api/exercises",
    { ...newExercise(canary), note: canary, take: squatTake() },
    physician,
  );
  const assignmentId = await made(
    "/api/assignments",
    { patientId: patient.id, exerciseId, dose: DOSE, note: canary },
    physician,
  );
  const planItemId = uuidv7();
  const planId = await made(
    "/api/plans",
    {
      patientId: patient.id,
      state: "active",
      content: planContent({
        title: canary,
        items: [planItem({ id: planItemId, exerciseId, note: canary })],
      }),
    },
    physician,
  );
  const goalId = await made("/api/goals", { aim: { kind: "words", text: canary }, by: null }, patient);
  const sessionId = await runningSession(patient, assignmentId);
  await makeRecording(patient, sessionId, canary);
  return {
    planId,
    planItemId,
    goalId,
    posture: await makePosture(patient),
    yoga: await makeYoga(patient, api.clock.ms, canary),
    workouts: await makeWorkouts(patient, canary),
    patient,
    physician,
    subscriptionId,
    assignmentId,
    exerciseId,
    canary,
    sessionId,
  };
}

/** What a running session has. */
const EVENTS = sessionEvents(3).slice(0, 4);

/** A session that was begun, with four events and a chunk of trace. */
export async function runningSession(patient: Person, assignmentId: string): Promise<string> {
  const id = uuidv7();
  const { bytes, headers } = traceChunk(0);
  const replies = [
    await patient.browser.send("POST", "/api/sessions", { id, assignmentId }),
    await patient.browser.send("POST", `/api/sessions/${id}/events`, { events: EVENTS }),
    await patient.browser.send("PUT", `/api/sessions/${id}/trace/0`, bytes, headers),
  ];
  for (const { status, text } of replies) if (status >= 300) throw new Error(`${status} ${text}`);
  return id;
}

/** Ends one that `runningSession` began. */
export async function finishRunning(
  patient: Person,
  id: string,
  answers: { readonly painAfter?: number } = {},
): Promise<void> {
  const { status, text } = await patient.browser.send("POST", `/api/sessions/${id}/finish`, {
    ...(await finishOf(EVENTS, 1)),
    ...answers,
  });
  if (status >= 300) throw new Error(`${status} ${text}`);
}
