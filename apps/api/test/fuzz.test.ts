/** Bad inputs to every route: never an answer of 5xx, and never one that is not the route's or the error envelope. */
import {
  DEFAULT_SETTINGS,
  errorEnvelopeSchema,
  NOTICE_DEFAULTS,
  ROUTES,
  routeEntries,
  type Route,
  type RouteName,
  zodOf,
} from "@physiocheck/contracts";
import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser } from "./support/browser.ts";
import { chairStand } from "./support/clinic-results.ts";
import { planContent, planRun } from "./support/plans.ts";
import { newPosture, postureView } from "./support/posture.ts";
import { newPractice, newYogaSession, yogaPicture } from "./support/yoga.ts";
import { deviceWorkout } from "./support/workouts.ts";
import { agreement } from "./support/recordings.ts";
import { DOSE, finishOf, LESS, newExercise, progress, sessionEvents } from "./support/samples.ts";
import { squatTake } from "./support/takes.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";
import { buildWorld, type World } from "./support/world.ts";

let api: TestServer;
let world: World;
/** A good body for every route that takes JSON but three: a switch that is turned by chance would shut the callers out. */
const bodies: Partial<Record<RouteName, unknown>> = {};
const WITHOUT_BODY: readonly RouteName[] = ["setUserDisabled", "setUserRole", "putSecondFactorRule"];
const ACCOUNT = { name: "Ann", email: "nobody@x.test", password: "wrong password 1" };
const CHANGE = { kind: "counted_depth", from: 0.6, to: 0.5 };
const KEYPOINTS = { take: squatTake(), atMs: 500 };

beforeAll(async () => {
  api = await startTestServer("libsql");
  world = await buildWorld(api);
  const { a } = world;
  Object.assign(bodies, {
    appendEvents: { events: sessionEvents(2) },
    finishSession: await finishOf(sessionEvents(2)),
    postProgress: progress(1),
    createExercise: newExercise("x"),
    addExerciseVersion: { basedOn: 1, definition: newExercise("x"), note: "" },
    setExerciseArchived: { archived: true },
    rescoreSession: { version: 1 },
    rescoreExercise: { version: 1 },
    authorExercise: { take: squatTake() },
    generateAngleRanges: { take: squatTake() },
    generateTimingStability: { take: squatTake() },
    generateAlignmentRules: { take: squatTake() },
    capturePose: KEYPOINTS,
    captureKeypoints: KEYPOINTS,
    createAssignment: { patientId: a.patient.id, exerciseId: "squat", dose: DOSE, note: "" },
    createPlan: { patientId: a.patient.id, state: "active", shared: false, content: planContent() },
    changePlan: { basedOn: 1, state: "active", shared: false, content: planContent() },
    putPlanRun: planRun(),
    createGoal: { aim: { kind: "pain", atMost: 2 }, by: "2026-12-01" },
    createPatientGoal: {
      aim: { kind: "angle", movement: "knee_flexion", side: "left", degrees: 120 },
      by: null,
    },
    startSession: { id: a.sessionId, assignmentId: a.assignmentId },
    registerPatient: ACCOUNT,
    registerPhysician: { ...ACCOUNT, licenceNumber: "L-1", specialisation: "Knee" },
    login: { email: ACCOUNT.email, password: ACCOUNT.password },
    forgotPassword: { email: ACCOUNT.email },
    resetPassword: { token: "x".repeat(43), password: ACCOUNT.password },
    changePassword: { current: ACCOUNT.password, password: "another password 1" },
    changeName: { name: "Ann" },
    endSignIns: { signInIds: [uuidv7()] },
    enrolSecondFactor: { password: ACCOUNT.password },
    confirmSecondFactor: { code: "123456" },
    renewRecoveryCodes: { password: ACCOUNT.password, code: "123456" },
    endSecondFactor: { password: ACCOUNT.password, code: "123456" },
    putFirstSteps: { dismissed: true },
    readNotices: { noticeIds: [uuidv7()] },
    putNoticePreferences: {
      channels: NOTICE_DEFAULTS,
      language: "en",
      timeZone: "UTC",
      reminderTime: "09:00",
    },
    requestErasure: { password: ACCOUNT.password, immediately: false },
    applyAgain: { licenceNumber: "L-2", specialisation: "Hip" },
    endRelation: { reason: "Asked for." },
    putRetention: DEFAULT_SETTINGS.retention,
    putBranding: DEFAULT_SETTINGS.branding,
    putSignUp: DEFAULT_SETTINGS.signUp,
    putCalibration: { calibration: { version: 1, bones: [1], confidence: [1], cameraPitch: null } },
    acceptPlanProposal: { basedOn: 1, itemId: a.planItemId, proposal: LESS },
    dismissPlanProposal: { itemId: a.planItemId, proposal: LESS, reason: "They can do it." },
    changeGoal: { state: "reached" },
    startRecording: agreement(),
    putRecordingManifest: { chunks: 2, lost: [1], ended: [0] },
    createPosture: newPosture(),
    putPostureView: postureView("front"),
    analyseYogaPose: yogaPicture("mountain"),
    analyseYogaPoses: { pictures: [yogaPicture("mountain")] },
    createPractice: newPractice(),
    changePractice: { title: "Mornings", note: "", poses: [{ pose: "tree", seconds: 20 }] },
    storeYogaSession: newYogaSession(api.clock.ms),
    changeYogaSession: { title: "Evening", note: "" },
    createWorkout: deviceWorkout(),
    putBodyMass: { kilograms: 70 },
    removePostureViews: { viewIds: [a.posture.viewId] },
    acceptPatientSuggestion: { exerciseId: "squat", change: CHANGE, title: "Adapted" },
    acceptExerciseSuggestion: { change: CHANGE, title: "Adapted" },
    dismissPatientSuggestion: { exerciseId: "squat", key: "counted_depth:0.5", reason: "No." },
    dismissExerciseSuggestion: { key: "counted_depth:0.5", reason: "No." },
    overruleAttempt: { outcome: "partial", reason: "Not quite." },
    addSessionNote: { text: "Seen.", t: 0, shared: false },
    changeSessionNote: { text: "Seen.", shared: true },
    requestSubscription: { physicianId: a.physician.id },
    rejectPhysician: { reason: "x" },
    storeClinicResult: chairStand(),
  });
});
afterAll(() => api.stop());
// Ended by chance in one test, it would leave the physician of the next ones before shut doors.
beforeEach(() => api.subscribe(world.a.patient, world.a.physician));

test("every route that takes JSON has a body to start from", () => {
  const without = routeEntries()
    .filter(([name, { body }]) => body !== undefined && typeof body !== "string" && !(name in bodies))
    .map(([name]) => name);
  expect(without.toSorted()).toEqual(WITHOUT_BODY.toSorted());
});

/** Values that break things. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    -1,
    0,
    1e308,
    -0,
    2 ** 53,
    [],
    {},
    "0",
    "null",
    "NaN",
    "__proto__",
  ),
  fc.constantFrom<unknown>(
    "' OR 1=1 --",
    "%00",
    "\u0000",
    "\ud800",
    "../../etc/passwd",
    "x".repeat(5000),
    { $ne: null },
    { toString: 1, __proto__: { role: "admin" } },
    "2026-02-30T25:00:00.000Z",
    [[[[[[[[]]]]]]]],
  ),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.json().map((json): unknown => JSON.parse(json)),
);

/** A valid body with one thing in it replaced, dropped or added, or something else altogether. */
function mangled(body: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(body);
  if (paths.length === 0) return nasty;
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...paths), nasty).map(([path, value]) => put(body, path, value)),
    },
    { weight: 1, arbitrary: nasty },
  );
}

function pathsOf(value: unknown, at: readonly string[] = [], depth = 0): (readonly string[])[] {
  if (typeof value !== "object" || value === null || depth > 6) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [...at, key],
    ...pathsOf(member, [...at, key], depth + 1),
  ]);
}

function put(body: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  parent[path.at(-1) ?? ""] = value;
  return copy;
}

function pathFor(route: Route, values: readonly string[]): string {
  let next = 0;
  return route.path.replaceAll(/:(\w+)/g, () => encodeURIComponent(values[next++ % values.length]));
}

const fuzzed = routeEntries().filter(([name]) => name !== "streamSession" && name !== "logout");

/** Over all routes, in every run. */
const BAD_INPUTS = 10_000;
let sentInAll = 0;

test.each(fuzzed)("%s", async (name, route) => {
  const { a } = world;
  const caller =
    route.who === "anyone"
      ? // Somebody new: registering by chance would sign the owner out.
        new Browser(api.origin)
      : route.who.includes("patient")
        ? world.people.owner
        : route.who.includes("physician")
          ? world.people.subscribedPhysician
          : route.who.includes("admin")
            ? world.people.admin
            : world.people.rejectedPhysician;
  const ids = [
    a.sessionId,
    a.patient.id,
    a.exerciseId,
    a.subscriptionId,
    a.assignmentId,
    a.planId,
    a.goalId,
    a.posture.analysisId,
    a.posture.viewId,
    a.yoga.practiceId,
    a.yoga.yogaSessionId,
    a.workouts.workoutId,
    a.workouts.filmId,
    "0",
  ];
  // Well-formed UTF-16 only, because URLs cannot carry anything else; the server's decoding is tried separately below.
  const parameter = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    {
      weight: 1,
      arbitrary: fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 300 })
        // The client itself resolves a part of dots alone: it would be another route's address.
        .filter((text) => !/^\.{1,2}$/.test(text)),
    },
    { weight: 1, arbitrary: fc.constantFrom("%00", "...", "-1", "1e3", "NaN", "null", "' OR 1=1 --") },
  );
  const query = fc.dictionary(
    fc.constantFrom(
      "patientId",
      "day",
      "days",
      "search",
      "limit",
      "offset",
      "role",
      "since",
      "before",
      "after",
      "x",
      "limit[]",
    ),
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("-1", "1e9", "admin", "%", "0x10", "2026-01-01"),
    ),
    { maxKeys: 3 },
  );
  const body =
    route.body === undefined
      ? fc.constant<unknown>(undefined)
      : typeof route.body === "string"
        ? fc.uint8Array({ maxLength: 200 })
        : mangled(bodies[name] ?? { name: "x", email: "x@x.test", password: "short" });
  await fc.assert(
    fc.asyncProperty(
      fc.array(parameter, { minLength: 2, maxLength: 2 }),
      query,
      body,
      async (values, search, sent) => {
        const path = `${pathFor(route, values)}?${new URLSearchParams(search).toString()}`;
        const reply = await caller.send(route.method, path, sent, { "x-content-sha256": "0".repeat(64) });
        const shape = reply.status >= 400 ? errorEnvelopeSchema : route.response;
        expect({
          serverError: reply.status >= 500,
          inShape: shape ? zodOf(shape).safeParse(reply.body).success : true,
        }).toEqual({ serverError: false, inShape: true });
        // Signing in fails on purpose, again and again; the waiting is tested elsewhere.
        api.clock.ms += 1;
        sentInAll += 1;
      },
    ),
    { numRuns: Math.ceil(BAD_INPUTS / fuzzed.length), endOnFailure: true },
  );
});

test("that were ten thousand and more", () => {
  expect(sentInAll).toBeGreaterThanOrEqual(BAD_INPUTS);
});

test.each([
  ["GET", "/api/sessions/%ff", undefined, {}],
  ["GET", "/api/sessions/%", undefined, {}],
  ["GET", "/%E0%A4%A", undefined, {}],
  ["GET", "//evil.test/..%2f..%2fetc/passwd", undefined, {}],
  ["GET", "/assets/..%2f..%2fpackage.json", undefined, {}],
  ["POST", "/api/auth/login", "{", {}],
  ["POST", "/api/auth/login", "[]", {}],
  ["POST", "/api/auth/login", "null", {}],
  ["POST", "/api/auth/login", "x".repeat(100_000), {}],
  ["POST", "/api/auth/login", "{}", { "content-type": "text/plain" }],
  ["POST", "/api/auth/login", "{}", { "content-type": "application/json; charset=utf-16" }],
  ["POST", "/api/auth/login", "{}", { "content-encoding": "gzip" }],
  ["POST", "/api/auth/login", "{}", { "content-encoding": "nonsense" }],
  ["POST", "/api/auth/login", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, {}],
  ["POST", "/api/auth/refresh", undefined, { cookie: "physiocheck-refresh=%E0%A4%A; physiocheck-access=%" }],
  ["GET", "/api/auth/me", undefined, { cookie: "=;;;=" }],
  ["PATCH", "/api/auth/login", "{}", {}],
  ["POST", "/health", "{}", {}],
] as const)("%s %s is refused in good order", async (method, path, body, headers) => {
  const reply = await world.people.anonymous.send(method, path, body, { ...headers });
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
  expect(errorEnvelopeSchema.safeParse(reply.body).success).toBe(true);
});

test("a body cannot reach a prototype", async () => {
  const forged =
    '{"dismissed":true,"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}';
  const owner = world.people.owner;
  const reply = await owner.send("PUT", "/api/first-steps", forged, { "content-type": "application/json" });
  expect(reply.status).toBe(422);
  expect(({} as { role?: unknown }).role).toBeUndefined();
  expect((await owner.send<{ role: string }>("GET", "/api/auth/me")).body.role).toBe("patient");
});

test("every library exercise is served: the definitions satisfy their own schema", async () => {
  const reply = await world.people.owner.send("GET", "/api/exercises");
  expect(ROUTES.listExercises.response.safeParse(reply.body).success).toBe(true);
});
