/**
 * Every route × every kind of caller × own, foreign and missing object. What is expected stands in EXPECTED, written by hand
 * from the product's rules and not from the code; a route that is not in it fails the test.
 */
import { createHash } from "node:crypto";
import { DEFAULT_SETTINGS, NOTICE_DEFAULTS, routeEntries, type RouteName } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import sharp from "sharp";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Reply } from "./support/browser.ts";
import { chairStand } from "./support/clinic-results.ts";
import { PLAN_DAY, planContent, planItem, planRun } from "./support/plans.ts";
import { DOSE, finishOf, newExercise, progress, sessionEvents, traceChunk } from "./support/samples.ts";
import { jpegWithPlace, makePosture, newPosture, postureView, type MadePosture } from "./support/posture.ts";
import { agreement, falsePieces, makeRecording } from "./support/recordings.ts";
import { squatTake } from "./support/takes.ts";
import { makeYoga, newPractice, newYogaSession, yogaPicture, type MadeYoga } from "./support/yoga.ts";
import {
  deviceWorkout,
  filmBytes,
  makeWorkouts,
  OCTETS,
  packedWorkout,
  type MadeWorkouts,
} from "./support/workouts.ts";
import { newResetToken } from "../src/accounts/password-handlers.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";
import {
  buildWorld,
  CALLERS,
  finishRunning,
  runningSession,
  type CallerName,
  type Tenant,
  type World,
} from "./support/world.ts";

/** A picture of one pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const TARGETS = ["A", "B", "missing"] as const;
type Target = (typeof TARGETS)[number];

/** Callers with a role that the route is for at all; `sees`: those that reach the object of A, and of B. */
type Rule =
  | { readonly for: "everybody" }
  | { readonly for: readonly CallerName[] }
  | {
      readonly for: readonly CallerName[];
      readonly A: readonly CallerName[];
      readonly B: readonly CallerName[];
    };

const PATIENTS: readonly CallerName[] = ["owner", "otherPatient"];
const PHYSICIANS: readonly CallerName[] = [
  "unsubscribedPhysician",
  "requestedPhysician",
  "subscribedPhysician",
  "revokedPhysician",
];
const UNAPPROVED: readonly CallerName[] = ["pendingPhysician", "rejectedPhysician"];
const BOTH = [...PATIENTS, ...PHYSICIANS];
const SIGNED_IN: readonly CallerName[] = [...BOTH, ...UNAPPROVED, "admin"];

const readSession: Rule = { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] };
const writeSession: Rule = { for: PATIENTS, A: ["owner"], B: ["otherPatient"] };
const patientOfMine: Rule = { for: PHYSICIANS, A: ["subscribedPhysician"], B: [] };
const readExercise: Rule = {
  for: [...BOTH, "admin"],
  A: ["owner", "subscribedPhysician", "admin"],
  B: ["otherPatient", "admin"],
};
const admins: Rule = { for: ["admin"], A: ["admin"], B: ["admin"] };

const EXPECTED: Readonly<Record<RouteName, Rule>> = {
  health: { for: "everybody" },
  livez: { for: "everybody" },
  readyz: { for: "everybody" },
  apiInfo: { for: "everybody" },
  openapi: { for: "everybody" },
  docs: { for: "everybody" },
  outbox: { for: "everybody" },
  forgotPassword: { for: "everybody" },
  resetPassword: { for: "everybody" },
  changePassword: { for: SIGNED_IN },
  changeName: { for: SIGNED_IN },
  putPicture: { for: SIGNED_IN },
  removePicture: { for: SIGNED_IN },
  // The picture of a physician who practises: every patient's to see, and an admin's.
  getPicture: { for: SIGNED_IN, A: [...PATIENTS, "subscribedPhysician", "admin"], B: [...PATIENTS, "admin"] },
  listSignIns: { for: SIGNED_IN },
  endSignIns: { for: SIGNED_IN },
  listNotices: { for: SIGNED_IN },
  readNotices: { for: SIGNED_IN },
  getNoticePreferences: { for: SIGNED_IN },
  putNoticePreferences: { for: SIGNED_IN },
  getFirstSteps: { for: [...BOTH, "admin"] },
  putFirstSteps: { for: [...BOTH, "admin"] },
  registerPatient: { for: "everybody" },
  registerPhysician: { for: "everybody" },
  login: { for: "everybody" },
  logout: { for: "everybody" },
  refresh: { for: "everybody" },
  me: { for: SIGNED_IN },
  listUsers: { for: ["admin"] },
  setUserDisabled: admins,
  approvePhysician: admins,
  rejectPhysician: admins,
  setUserRole: admins,
  getVerification: { for: [...PHYSICIANS, ...UNAPPROVED] },
  applyAgain: { for: UNAPPROVED },
  addCredential: { for: UNAPPROVED },
  getCredential: {
    for: [...PHYSICIANS, ...UNAPPROVED, "admin"],
    A: ["pendingPhysician", "admin"],
    B: ["rejectedPhysician", "admin"],
  },
  removeCredential: { for: UNAPPROVED, A: ["pendingPhysician"], B: ["rejectedPhysician"] },
  listVerifications: { for: ["admin"] },
  listRelations: { for: ["admin"] },
  endRelation: admins,
  listAudit: { for: ["admin"] },
  exportAudit: { for: ["admin"] },
  checkAudit: { for: ["admin"] },
  getAnalytics: { for: ["admin"] },
  getSettings: { for: ["admin"] },
  putRetention: { for: ["admin"] },
  putBranding: { for: ["admin"] },
  putSignUp: { for: ["admin"] },
  putLogo: { for: ["admin"] },
  removeLogo: { for: ["admin"] },
  clinicFace: { for: "everybody" },
  clinicLogo: { for: "everybody" },
  listPhysicians: { for: [...PATIENTS, "admin"] },
  listSubscriptions: { for: BOTH },
  requestSubscription: { for: PATIENTS, A: PATIENTS, B: PATIENTS },
  approveSubscription: patientOfMine,
  rejectSubscription: patientOfMine,
  revokeSubscription: readSession,
  listPatients: { for: PHYSICIANS },
  getPatient: patientOfMine,
  listPatientLive: patientOfMine,
  listLive: { for: PHYSICIANS },
  getCalibration: { for: PATIENTS },
  putCalibration: { for: PATIENTS },
  listExercises: { for: [...BOTH, "admin"] },
  getExercise: readExercise,
  createExercise: { for: PHYSICIANS },
  setExerciseArchived: patientOfMine,
  listExerciseVersions: readExercise,
  getExerciseVersion: readExercise,
  addExerciseVersion: patientOfMine,
  getExerciseTake: patientOfMine,
  rescoreExercise: patientOfMine,
  authorExercise: { for: PHYSICIANS },
  capturePose: { for: PHYSICIANS },
  captureKeypoints: { for: PHYSICIANS },
  generateAngleRanges: { for: PHYSICIANS },
  generateTimingStability: { for: PHYSICIANS },
  generateAlignmentRules: { for: PHYSICIANS },
  listAssignments: { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] },
  createAssignment: patientOfMine,
  endAssignment: patientOfMine,
  listToday: { for: PATIENTS },
  listPlans: { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] },
  createPlan: patientOfMine,
  listPlanDay: { for: PATIENTS },
  getPlan: readSession,
  changePlan: patientOfMine,
  endPlan: patientOfMine,
  putPlanRun: writeSession,
  listPlanProposals: patientOfMine,
  getCaseload: { for: PHYSICIANS },
  acceptPlanProposal: patientOfMine,
  dismissPlanProposal: patientOfMine,
  getCourse: { for: PATIENTS },
  getPatientCourse: patientOfMine,
  listGoals: { for: PATIENTS },
  createGoal: { for: PATIENTS },
  listPatientGoals: patientOfMine,
  createPatientGoal: patientOfMine,
  // Set by the patient: whoever else sees it does not close it.
  changeGoal: { for: BOTH, A: ["owner"], B: ["otherPatient"] },
  startSession: writeSession,
  listSessions: readSession,
  getSession: readSession,
  appendEvents: writeSession,
  listEvents: readSession,
  postProgress: writeSession,
  putTraceChunk: writeSession,
  getTrace: readSession,
  getTraceChunk: readSession,
  listRescorings: readSession,
  rescoreSession: patientOfMine,
  startRecording: writeSession,
  putRecordingChunk: writeSession,
  putRecordingManifest: writeSession,
  getRecording: readSession,
  getRecordingVideo: readSession,
  removeRecording: writeSession,
  createPosture: { for: PATIENTS },
  listPostures: { for: PATIENTS },
  listPatientPostures: patientOfMine,
  getPosture: readSession,
  putPostureView: writeSession,
  putPosturePicture: writeSession,
  getPosturePicture: readSession,
  removePostureView: writeSession,
  removePostureViews: writeSession,
  removePosture: writeSession,
  comparePostures: readSession,
  listYogaPoses: { for: "everybody" },
  getYogaPose: { for: "everybody" },
  analyseYogaPose: { for: SIGNED_IN },
  analyseYogaPoses: { for: SIGNED_IN },
  listPractices: { for: PATIENTS },
  createPractice: { for: PATIENTS },
  getPractice: writeSession,
  changePractice: writeSession,
  removePractice: writeSession,
  storeYogaSession: { for: PATIENTS },
  listYogaSessions: { for: PATIENTS },
  getYogaSession: writeSession,
  changeYogaSession: writeSession,
  removeYogaSession: writeSession,
  getYogaStatistics: { for: PATIENTS },
  createWorkout: { for: PATIENTS },
  listWorkouts: { for: PATIENTS },
  listPatientWorkouts: patientOfMine,
  getWorkout: readSession,
  putWorkoutTrace: writeSession,
  getWorkoutTrace: readSession,
  putWorkoutVideo: writeSession,
  // Pictures are the patient's alone.
  getWorkoutVideo: writeSession,
  retryWorkout: writeSession,
  removeWorkout: writeSession,
  getWorkoutStatistics: { for: PATIENTS },
  getWorkoutSettings: { for: PATIENTS },
  putBodyMass: { for: PATIENTS },
  storeClinicResult: { for: PATIENTS },
  listClinicResults: { for: PATIENTS },
  listPatientClinicResults: patientOfMine,
  listPatientSuggestions: patientOfMine,
  acceptPatientSuggestion: patientOfMine,
  dismissPatientSuggestion: patientOfMine,
  listExerciseSuggestions: patientOfMine,
  acceptExerciseSuggestion: patientOfMine,
  dismissExerciseSuggestion: patientOfMine,
  getReview: readSession,
  overruleAttempt: patientOfMine,
  withdrawOverrule: patientOfMine,
  addSessionNote: patientOfMine,
  changeSessionNote: patientOfMine,
  removeSessionNote: patientOfMine,
  finishSession: writeSession,
  streamSession: readSession,
  getRights: { for: SIGNED_IN },
  exportMyData: { for: SIGNED_IN },
  requestErasure: { for: SIGNED_IN },
  undoErasure: { for: SIGNED_IN },
  downloadMyCsv: { for: PATIENTS },
  downloadPatientCsv: patientOfMine,
  getMyReport: { for: PATIENTS },
  getPatientReport: patientOfMine,
  exportMyFhir: { for: PATIENTS },
  exportPatientFhir: patientOfMine,
};

/** What the path, query or body names: things of A or of B, or things that do not exist. */
type Named = {
  readonly patientId: string;
  readonly physicianUserId: string;
  readonly subscriptionId: string;
  readonly assignmentId: string;
  readonly exerciseId: string;
  readonly sessionId: string;
  readonly posture?: MadePosture;
  readonly yoga?: MadeYoga;
  readonly workouts?: MadeWorkouts;
  readonly planId: string;
  readonly planItemId: string;
  readonly goalId: string;
  /** A note of the tenant's physician on that session; absent where none was written for the purpose. */
  readonly noteId?: string;
  /** A document of the physician who waits (A) or was rejected (B); absent for one that does not exist. */
  readonly credentialId?: string;
};

/** Whether two callers could use the same thing up: such a request gets things of its own. */
const USES_UP: ReadonlySet<RouteName> = new Set<RouteName>([
  "setUserDisabled",
  "setUserRole",
  "removeCredential",
  "endRelation",
  "approvePhysician",
  "rejectPhysician",
  "requestSubscription",
  "approveSubscription",
  "rejectSubscription",
  "revokeSubscription",
  "endAssignment",
  "endPlan",
  "acceptPlanProposal",
  "addExerciseVersion",
  "acceptExerciseSuggestion",
  "rescoreSession",
  "overruleAttempt",
  "withdrawOverrule",
  "changeSessionNote",
  "removeSessionNote",
  "finishSession",
  "removeRecording",
  "removePosture",
  "removePostureView",
  "removePostureViews",
  "removePractice",
  "removeYogaSession",
  "retryWorkout",
  "removeWorkout",
]);
/** What is about the workout whose film was uploaded. */
const OF_FILM: ReadonlySet<RouteName> = new Set<RouteName>([
  "putWorkoutVideo",
  "getWorkoutVideo",
  "retryWorkout",
]);

const PDF = Buffer.from("%PDF-1.4\n%%EOF");
/** Routes that ask which day it is where the caller is. */
const ASK_THE_DAY: ReadonlySet<RouteName> = new Set<RouteName>([
  "getCaseload",
  "listPlanDay",
  "listPlanProposals",
  "acceptPlanProposal",
  "getCourse",
  "getPatientCourse",
]);
const LESS = {
  verdict: "regress",
  reason: "pain_high",
  dose: { sets: 2, reps: 6, holdSeconds: null },
  sessions: 2,
  measured: 7,
};
const OVERRULE = { outcome: "partial", reason: "Not quite." };
const NOTE = { text: "Seen.", t: null, shared: false };

/** A row as text that can be compared; recordings as base64, because JSON writes a buffer number by number. */
function textOf(row: object): string {
  return JSON.stringify(
    Object.entries(row).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? value.toString("base64") : (value as unknown),
    ]),
  );
}

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("access", () => {
    let api: TestServer;
    let world: World;
    let logo: Buffer;
    let credentials: Readonly<Record<"A" | "B", string>>;

    const credentialOf = async (caller: CallerName): Promise<string> =>
      (await world.people[caller].send<{ id: string }>("POST", "/api/credentials?name=licence.pdf", PDF)).body
        .id;

    beforeAll(async () => {
      api = await startTestServer(engine);
      world = await buildWorld(api);
      // The only admin of a clinic cannot ask to be erased.
      await api.person("admin");
      // Asking for erasure wants the password once more.
      const { database, passwords } = api.server.deps;
      const passwordHash = await passwords.hash("correct horse battery");
      await database.write(async (writer) => {
        await writer.update(database.schema.users).set({ passwordHash });
      });
      logo = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#000" } })
        .png()
        .toBuffer();
      credentials = { A: await credentialOf("pendingPhysician"), B: await credentialOf("rejectedPhysician") };
    });
    afterAll(() => api.stop());

    const named = (target: Target): Named => {
      if (target === "missing")
        return {
          patientId: uuidv7(),
          physicianUserId: uuidv7(),
          subscriptionId: uuidv7(),
          assignmentId: uuidv7(),
          exerciseId: uuidv7(),
          sessionId: uuidv7(),
          planId: uuidv7(),
          planItemId: uuidv7(),
          goalId: uuidv7(),
        };
      const { patient, physician, ...things } = world[target === "A" ? "a" : "b"];
      return {
        ...things,
        patientId: patient.id,
        physicianUserId: physician.id,
        credentialId: credentials[target],
      };
    };

    /** A plan of the tenant; with sessions that hurt too much where something has to be proposed. */
    const sparePlan = async (name: RouteName, tenant: Tenant) => {
      if (name !== "endPlan" && name !== "acceptPlanProposal")
        return { planId: tenant.planId, planItemId: tenant.planItemId };
      const planItemId = uuidv7();
      const { body } = await tenant.physician.browser.send<{ id: string }>("POST", "/api/plans", {
        patientId: tenant.patient.id,
        state: "active",
        content: planContent({ items: [planItem({ id: planItemId })] }),
      });
      const sessions = name === "acceptPlanProposal" ? 2 : 0;
      for (let done = 0; done < sessions; done += 1) {
        const id = await runningSession(tenant.patient, planItemId);
        await finishRunning(tenant.patient, id, { painAfter: 7 });
        api.clock.ms += 1000;
      }
      return { planId: body.id, planItemId };
    };

    /** Things of the same tenant that nobody else needs afterwards. */
    const spare = async (name: RouteName, tenant: Tenant): Promise<Named> => {
      const { database } = api.server.deps;
      const { subscriptions } = database.schema;
      const physician = await api.person("physician", {
        verification: name === "requestSubscription" ? "approved" : "pending",
      });
      const subscriptionId = await api.subscribe(tenant.patient, tenant.physician, "requested");
      if (name === "revokeSubscription")
        await database.write(async (writer) => {
          await writer
            .update(subscriptions)
            .set({ state: "approved" })
            .where(eq(subscriptions.id, subscriptionId));
        });
      const assignment = await tenant.physician.browser.send<{ id: string }>("POST", "/api/assignments", {
        patientId: tenant.patient.id,
        exerciseId: tenant.exerciseId,
        dose: DOSE,
        note: tenant.canary,
      });
      const exercise = await tenant.physician.browser.send<{ definition: { id: string } }>(
        "POST",
        "/api/exercises",
        newExercise(tenant.canary),
      );
      const sessionId = await runningSession(tenant.patient, tenant.assignmentId);
      if (name === "rescoreSession" || name === "overruleAttempt" || name === "withdrawOverrule")
        await finishRunning(tenant.patient, sessionId);
      if (name === "removeRecording") await makeRecording(tenant.patient, sessionId);
      const plan = await sparePlan(name, tenant);
      const byPhysician = tenant.physician.browser;
      if (name === "withdrawOverrule")
        await byPhysician.send("PUT", `/api/sessions/${sessionId}/attempts/0/overrule`, OVERRULE);
      const note = await byPhysician.send<{ id: string }>("POST", `/api/sessions/${sessionId}/notes`, {
        ...NOTE,
        text: tenant.canary,
      });
      return {
        patientId: tenant.patient.id,
        physicianUserId: physician.id,
        subscriptionId,
        assignmentId: assignment.body.id,
        exerciseId: exercise.body.definition.id,
        ...plan,
        goalId: tenant.goalId,
        sessionId,
        ...(/^remove(?:Practice|YogaSession)$/.test(name) && {
          yoga: await makeYoga(tenant.patient, api.clock.ms, tenant.canary),
        }),
        ...(name.startsWith("removePosture") && { posture: await makePosture(tenant.patient) }),
        ...(name === "removeWorkout" && { workouts: await makeWorkouts(tenant.patient) }),
        ...(name === "retryWorkout" && { workouts: await failedFilm(tenant) }),
        noteId: note.body.id,
        ...(name === "removeCredential" && {
          credentialId: await credentialOf(tenant === world.a ? "pendingPhysician" : "rejectedPhysician"),
        }),
      };
    };

    /** A film that the server could not analyse, for no fault of the film. */
    const failedFilm = async ({ patient }: Tenant): Promise<MadeWorkouts> => {
      const { database } = api.server.deps;
      const { workouts } = database.schema;
      const made = await makeWorkouts(patient);
      await database.write(async (writer) => {
        await writer
          .update(workouts)
          .set({ state: "failed", reason: "crashed" })
          .where(eq(workouts.id, made.filmId));
      });
      return made;
    };

    const request = async (name: RouteName, browser: Browser, things: Named): Promise<Reply> => {
      const [, route] = routeEntries().find(([each]) => each === name) ?? [];
      if (!route) throw new Error(name);
      const values: Record<string, string> = {
        userId: things.physicianUserId,
        patientId: things.patientId,
        subscriptionId: things.subscriptionId,
        assignmentId: things.assignmentId,
        exerciseId: things.exerciseId,
        sessionId: things.sessionId,
        planId: things.planId,
        goalId: things.goalId,
        runId: uuidv7(),
        noteId: things.noteId ?? uuidv7(),
        credentialId: things.credentialId ?? uuidv7(),
        ...(things.posture ?? { analysisId: uuidv7(), otherId: uuidv7(), viewId: uuidv7() }),
        ...(things.yoga ?? { practiceId: uuidv7(), yogaSessionId: uuidv7() }),
        poseId: "tree",
        workoutId: (OF_FILM.has(name) ? things.workouts?.filmId : things.workouts?.workoutId) ?? uuidv7(),
        index: "0",
        part: "0",
        // Beyond what the recording is said to have; a free one.
        seq: String(2 + Math.floor(Math.random() * 7000)),
        version: "1",
        kind: "sessions",
        // Chunk 0 is there to be read; a free one is there to be written.
        chunk: route.method === "PUT" ? String(1 + Math.floor(Math.random() * 900)) : "0",
      };
      const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) => values[key]);
      if (name === "streamSession") {
        const stream = await browser.stream(path);
        const first = stream.status === 200 ? await stream.next() : null;
        stream.close();
        return {
          status: stream.status,
          body: first,
          text: JSON.stringify(first),
          headers: stream.headers,
        };
      }
      if (name === "listAssignments" || name === "listSessions" || name === "listPlans")
        return browser.send("GET", `${path}?patientId=${things.patientId}`);
      if (name === "clinicLogo") await world.admin.browser.send("PUT", "/api/admin/settings/logo", logo);
      const { body, headers } =
        name === "removePostureViews" ? { body: { viewIds: [values.viewId] } } : await bodyOf(name, things);
      const day = ASK_THE_DAY.has(name) ? `?day=${PLAN_DAY}` : "";
      const query =
        name === "addCredential"
          ? "?name=licence.pdf"
          : name === "putRecordingChunk"
            ? "?take=0&from=0&until=1"
            : day;
      return browser.send(route.method, path + query, body, headers);
    };

    const forgetFailures = async (): Promise<void> => {
      const { database } = api.server.deps;
      await database.write(async (writer) => {
        await writer.delete(database.schema.loginFailures);
      });
    };

    const everybodysPassword = async (password: string): Promise<void> => {
      const { database, passwords } = api.server.deps;
      const passwordHash = await passwords.hash(password);
      await database.write(async (writer) => {
        await writer.update(database.schema.users).set({ passwordHash });
      });
    };

    /** The token of a link that nobody has used. */
    const resetToken = async (): Promise<string> => {
      const { database } = api.server.deps;
      const { token, tokenHash } = newResetToken();
      const { id } = await api.person("patient");
      const { ms } = api.clock;
      await database.write(async (writer) => {
        await writer
          .insert(database.schema.passwordResets)
          .values({ tokenHash, userId: id, createdAt: ms, expiresAt: ms + 60_000 });
      });
      return token;
    };

    const bodyOf = async (
      name: RouteName,
      things: Named,
    ): Promise<{ body?: unknown; headers?: Record<string, string> }> => {
      const account = { name: "New", email: `${uuidv7()}@x.test`, password: "correct horse battery" };
      switch (name) {
        case "registerPatient":
          return { body: account };
        case "registerPhysician":
          return { body: { ...account, licenceNumber: "L", specialisation: "S" } };
        case "login":
          return { body: { email: "member@x.test", password: "correct horse battery" } };
        case "requestErasure":
          return { body: { password: "correct horse battery", immediately: false } };
        case "setUserDisabled":
          return { body: { disabled: true } };
        case "setUserRole":
          return { body: { role: "patient" } };
        case "addCredential":
          return { body: PDF };
        case "applyAgain":
          return { body: { licenceNumber: "L-2", specialisation: "Hip" } };
        case "endRelation":
          return { body: { reason: "Asked for." } };
        case "putRetention":
          return { body: DEFAULT_SETTINGS.retention };
        case "putBranding":
          return { body: DEFAULT_SETTINGS.branding };
        case "putSignUp":
          return { body: DEFAULT_SETTINGS.signUp };
        case "putLogo":
          return { body: logo };
        case "rejectPhysician":
          return { body: { reason: "No such licence." } };
        case "requestSubscription":
          return { body: { physicianId: things.physicianUserId } };
        case "forgotPassword":
          await forgetFailures();
          return { body: { email: `${uuidv7()}@x.test` } };
        case "resetPassword":
          return { body: { token: await resetToken(), password: "correct horse battery" } };
        case "changePassword":
          return { body: { current: "correct horse battery", password: "another horse battery" } };
        case "changeName":
          return { body: { name: "Somebody Else" } };
        case "putPicture":
          return { body: PICTURE };
        case "endSignIns":
        case "readNotices":
          return { body: { [name === "endSignIns" ? "signInIds" : "noticeIds"]: [uuidv7()] } };
        case "putNoticePreferences":
          return {
            body: { channels: NOTICE_DEFAULTS, language: "en", timeZone: "UTC", reminderTime: null },
          };
        case "putFirstSteps":
          return { body: { dismissed: false } };
        case "putCalibration":
          return { body: { calibration: { version: 1, bones: [1], confidence: [1], cameraPitch: null } } };
        case "createExercise":
          return { body: newExercise("Another") };
        case "setExerciseArchived":
          return { body: { archived: false } };
        case "addExerciseVersion":
          return { body: { basedOn: 1, definition: newExercise("Changed") } };
        case "acceptPatientSuggestion":
          return {
            body: {
              exerciseId: "squat",
              change: { kind: "counted_depth", from: 0.6, to: 0.5 },
              title: "Squat, adapted",
            },
          };
        case "acceptExerciseSuggestion":
          return { body: { change: { kind: "counted_depth", from: 0.6, to: 0.5 }, title: "Adapted" } };
        case "dismissPatientSuggestion":
          return { body: { exerciseId: "squat", key: "counted_depth:0.5", reason: "They can do it." } };
        case "dismissExerciseSuggestion":
          return { body: { key: "counted_depth:0.5", reason: "They can do it." } };
        case "overruleAttempt":
          return { body: OVERRULE };
        case "addSessionNote":
          return { body: NOTE };
        case "changeSessionNote": {
          const { t: _, ...change } = NOTE;
          return { body: change };
        }
        case "rescoreExercise":
        case "rescoreSession":
          return { body: { version: 1 } };
        case "authorExercise":
        case "generateAngleRanges":
        case "generateTimingStability":
        case "generateAlignmentRules":
          return { body: { take: squatTake() } };
        case "capturePose":
        case "captureKeypoints":
          return { body: { take: squatTake(), atMs: 1000 } };
        case "createAssignment":
          return { body: { patientId: things.patientId, exerciseId: "squat", dose: DOSE } };
        case "createPlan":
          return { body: { patientId: things.patientId, state: "active", content: planContent() } };
        case "changePlan":
          return {
            body: {
              basedOn: 1,
              state: "active",
              content: planContent({
                items: [planItem({ id: things.planItemId, exerciseId: things.exerciseId })],
              }),
            },
          };
        case "putPlanRun":
          return { body: planRun() };
        case "acceptPlanProposal":
          return { body: { basedOn: 1, itemId: things.planItemId, proposal: LESS } };
        case "dismissPlanProposal":
          return { body: { itemId: things.planItemId, proposal: LESS, reason: "They can do it." } };
        case "createGoal":
        case "createPatientGoal":
          return { body: { aim: { kind: "pain", atMost: 2 }, by: null } };
        case "changeGoal":
          return { body: { state: "reached" } };
        case "startRecording":
          return { body: agreement() };
        case "putRecordingChunk": {
          const [bytes] = falsePieces(1, uuidv7());
          return {
            body: bytes,
            headers: { "x-content-sha256": createHash("sha256").update(bytes).digest("hex") },
          };
        }
        case "putRecordingManifest":
          return { body: { chunks: 2, lost: [], ended: [0] } };
        case "createPosture":
          return { body: newPosture() };
        case "putPostureView":
          return { body: postureView("front") };
        case "putPosturePicture":
          return { body: await jpegWithPlace(), headers: { "content-type": "application/octet-stream" } };
        case "createPractice":
          return { body: newPractice() };
        case "changePractice": {
          const { id: _, ...content } = newPractice();
          return { body: content };
        }
        case "storeYogaSession":
          return { body: newYogaSession(api.clock.ms) };
        case "changeYogaSession":
          return { body: { title: "Evening", note: "Quiet." } };
        case "analyseYogaPose":
          return { body: yogaPicture("mountain") };
        case "analyseYogaPoses":
          return { body: { pictures: [yogaPicture("mountain")] } };
        case "createWorkout":
          return { body: deviceWorkout() };
        case "putWorkoutTrace":
          return { body: packedWorkout(), headers: OCTETS };
        case "putWorkoutVideo":
          return { body: filmBytes(), headers: OCTETS };
        case "putBodyMass":
          return { body: { kilograms: 80 } };
        case "storeClinicResult":
          return { body: chairStand() };
        case "startSession":
          return { body: { id: uuidv7(), assignmentId: things.assignmentId } };
        case "appendEvents":
          // Far beyond what is there, so that every call stores something new.
          return {
            body: {
              events: sessionEvents(1)
                .slice(1, 2)
                .map((event) => ({ ...event, seq: 100 + Math.floor(Math.random() * 90_000) })),
            },
          };
        case "postProgress":
          return { body: progress(3) };
        case "putTraceChunk": {
          const { bytes, headers } = traceChunk(Math.random() * 1e6);
          return { body: bytes, headers };
        }
        case "finishSession": {
          const stored = await api.server.deps.database.read
            .select({ body: api.server.deps.database.schema.sessionEvents.body })
            .from(api.server.deps.database.schema.sessionEvents)
            .where(eq(api.server.deps.database.schema.sessionEvents.sessionId, things.sessionId));
          const events = stored.map(
            ({ body }) => JSON.parse(body) as ReturnType<typeof sessionEvents>[number],
          );
          events.sort((x, y) => x.seq - y.seq);
          const kept = events.length > 0 ? events.slice(0, 4) : sessionEvents(3);
          return { body: await finishOf(kept, 0) };
        }
        default:
          return {};
      }
    };

    /** Nobody has asked for erasure, or everybody has. */
    const prepareErasures = async (asked: boolean): Promise<void> => {
      const { database } = api.server.deps;
      const { erasures, users } = database.schema;
      const everybody = await database.read.select({ id: users.id }).from(users);
      await database.write(async (writer) => {
        await writer.delete(erasures);
        if (!asked) return;
        for (const { id } of everybody)
          await writer.insert(erasures).values({
            id: uuidv7(),
            userId: id,
            openKey: id,
            requestedAt: api.clock.ms,
            dueAt: api.clock.ms + 86_400_000,
          });
      });
    };

    /** Everything that a refused request must leave as it was. */
    const snapshot = async (): Promise<string> => {
      const { read, schema } = api.server.deps.database;
      const {
        auditLog: _audit,
        auditHead: _head,
        loginFailures: _failures,
        signIns: _signIns,
        refreshTokens: _tokens,
        jobs: _jobs,
        jobSchedules: _schedules,
        ...tables
      } = schema;
      const rows = [];
      for (const table of Object.values(tables))
        rows.push((await read.select().from(table)).map((row) => textOf(row)).toSorted());
      return JSON.stringify(rows);
    };

    const expectedStatus = (rule: Rule, caller: CallerName, target: Target): "ok" | 401 | 403 | 404 => {
      if (rule.for === "everybody") return "ok";
      if (caller === "anonymous" || caller.startsWith("disabled")) return 401;
      if (!rule.for.includes(caller)) return 403;
      if (!("A" in rule)) return "ok";
      if (target === "missing") return 404;
      return rule[target].includes(caller) ? "ok" : 404;
    };

    test("every route stands in the expectations, and the other way round", () => {
      expect(Object.keys(EXPECTED).toSorted()).toEqual(
        routeEntries()
          .map(([name]) => name)
          .toSorted(),
      );
      // What names a thing is asked for one's own, a foreign and a missing one.
      const named = routeEntries().filter(([, { path }]) =>
        path.replace(/\/csv\/:kind|\/poses\/:poseId/, "").includes(":"),
      );
      expect(named.map(([name]) => name).filter((name) => !("A" in EXPECTED[name]))).toEqual([]);
    });

    test.each(routeEntries().map(([name]) => name))("%s", async (name) => {
      await api
        .person("patient", { email: "member@x.test", password: "correct horse battery" })
        .catch(() => undefined);
      if (name === "getPicture")
        for (const { physician } of [world.a, world.b])
          await physician.browser.send("PUT", "/api/auth/picture", PICTURE);
      const rule = EXPECTED[name];
      // Where nothing is named there is nothing foreign: one request says it all.
      const targets = "A" in rule ? TARGETS : (["A"] as const);
      const cells = CALLERS.flatMap((caller) =>
        targets.map((target) => ({ caller, target, expected: expectedStatus(rule, caller, target) })),
      );
      const found: Record<string, unknown> = {};
      const leaks: string[] = [];
      const run = async ({ caller, target, expected }: (typeof cells)[number]): Promise<void> => {
        // Signing out would end the caller's own sign-in for the cells that follow.
        const throwaway =
          name === "logout" || name === "refresh" || name === "login" || name.startsWith("register");
        if (expected === "ok" && (name === "requestErasure" || name === "undoErasure"))
          await prepareErasures(name === "undoErasure");
        // Both ask for the password, and the first gives the caller another.
        if (expected === "ok" && (name === "changePassword" || name === "requestErasure"))
          await everybodysPassword("correct horse battery");
        // Applying again turns a rejected physician into one who waits, and only the rejected can.
        const browser = throwaway
          ? (await api.person("patient")).browser
          : name === "applyAgain" && expected === "ok"
            ? (await api.person("physician", { verification: "rejected" })).browser
            : world.people[caller];
        const fresh = expected === "ok" && USES_UP.has(name) && target !== "missing";
        const things = fresh ? await spare(name, world[target === "A" ? "a" : "b"]) : named(target);
        const reply = await request(name, browser, things);
        const got = reply.status >= 200 && reply.status < 300 ? "ok" : reply.status;
        found[`${caller} ${target}`] = got;
        for (const [letter, tenant, own] of [
          ["A", world.a, ["owner", "subscribedPhysician", "requestedPhysician", "revokedPhysician", "admin"]],
          ["B", world.b, ["otherPatient", "admin"]],
        ] as const)
          // The page of letters stands in for a mail server, and is there only where none is set up.
          if (
            name !== "outbox" &&
            reply.text.includes(tenant.canary) &&
            !(own as readonly string[]).includes(caller)
          )
            leaks.push(`${caller} was told of ${letter}: ${reply.text.slice(0, 200)}`);
      };

      const before = await snapshot();
      await Promise.all(cells.filter(({ expected }) => expected !== "ok").map(run));
      // Refused requests leave no trace but in the audit log.
      expect(await snapshot()).toBe(before);
      for (const cell of cells.filter(({ expected }) => expected === "ok")) await run(cell);
      expect(found).toEqual(
        Object.fromEntries(cells.map(({ caller, target, expected }) => [`${caller} ${target}`, expected])),
      );
      expect(leaks).toEqual([]);
    });

    test("who asked or was ended sees a name at most, and nothing that was measured", async () => {
      for (const caller of ["requestedPhysician", "revokedPhysician"] as const) {
        const { body } = await world.people[caller].send<{ sessions: unknown[] }>("GET", "/api/sessions");
        expect(body.sessions).toEqual([]);
        const exercises = await world.people[caller].send("GET", "/api/exercises");
        expect(exercises.text).not.toContain(world.a.canary);
        const plans = await world.people[caller].send("GET", "/api/assignments");
        expect(plans.text).not.toContain(world.a.canary);
      }
    });

    test("missing and foreign cannot be told apart", async () => {
      const strip = ({ status, body }: Reply): unknown => {
        const { error } = body as { error: { requestId?: string } };
        const { requestId: _, ...rest } = error;
        return { status, rest };
      };
      for (const name of [
        "getSession",
        "getExercise",
        "revokeSubscription",
        "getTrace",
        "listEvents",
      ] as const) {
        const foreign = await request(name, world.people.owner, named("B"));
        const missing = await request(name, world.people.owner, named("missing"));
        expect(strip(foreign)).toEqual(strip(missing));
      }
    });

    test("role, verification and identity in a body change nothing, on any route", async () => {
      const before = await snapshot();
      for (const [name, route] of routeEntries()) {
        if (route.body === undefined || typeof route.body === "string") continue;
        const rule = EXPECTED[name];
        const caller =
          rule.for === "everybody"
            ? "anonymous"
            : rule.for.find(
                (each) => each !== "requestedPhysician" && (!("A" in rule) || rule.A.includes(each)),
              );
        if (!caller) throw new Error(name);
        const { body } = await bodyOf(name, named("A"));
        const forged = {
          ...(body as object),
          role: "admin",
          verification: "approved",
          verified: true,
          userId: world.b.patient.id,
          ownerId: world.b.patient.id,
        };
        const { posture, yoga, workouts, ...things } = named("A");
        const values: Readonly<Record<string, string | undefined>> = {
          ...things,
          ...posture,
          ...yoga,
          ...workouts,
          poseId: "tree",
          userId: world.a.physician.id,
          index: "0",
        };
        const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) => values[key] ?? uuidv7());
        const reply = await world.people[caller].send(route.method, path, forged);
        expect({ name, status: reply.status }).toEqual({ name, status: 422 });
      }
      const after = JSON.parse(await snapshot()) as string[][];
      const users = (rows: string[][]): string[] =>
        rows.flat().filter((row) => row.includes('["role","admin"]'));
      expect(users(after)).toEqual(users(JSON.parse(before) as string[][]));
    });

    test("refusals and readings of health data are written down", async () => {
      const { read, schema } = api.server.deps.database;
      await world.people.subscribedPhysician.send("GET", `/api/sessions/${world.a.sessionId}`);
      await world.people.unsubscribedPhysician.send("GET", `/api/sessions/${world.a.sessionId}`);
      const rows = await read
        .select()
        .from(schema.auditLog)
        .where(eq(schema.auditLog.objectId, world.a.sessionId));
      const of = (actorId: string) =>
        rows
          .filter((row) => row.actorId === actorId && row.action === "getSession")
          .map(({ outcome }) => outcome);
      expect(of(world.a.physician.id)).toContain("ok");
      expect(rows.some(({ outcome, detail }) => outcome === "refused" && detail === "not_found")).toBe(true);
    });
  });
});
