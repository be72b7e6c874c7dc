import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../scripts/lib/process.ts";
import { asWebcam, webcamClip } from "../scripts/product/clips.ts";
import { assign, countedIn, storedSession, watchLive } from "./support/clinic.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { expect, type Page, test } from "./support/test.ts";

/**
 * The main job, end to end, with real inference: what the patient's screen counts is what the database holds and what the
 * physician sees live.
 */
test.describe.configure({ timeout: 420_000 });

/** The camera plays this long before anything moves: loading, view check and calibration happen meanwhile. */
const STILL = { before: 40, after: 40 };

/** Five squats, slow enough for eight pictures a second. */
const FIVE_SQUATS = {
  exercise: "squat",
  motion: { repetitions: 5, repSeconds: 3.5, restSeconds: 0.6 },
  camera: { yaw: 45 },
} as const;

/** Nothing may be counted while somebody stands still, ms. */
const STANDING_MS = 6000;

test("a webcam shows five squats: screen, database and the physician's live page say five", async ({
  withCamera,
  signedIn,
  watch,
}) => {
  const { mjpeg, truth } = await webcamClip(FIVE_SQUATS, STILL);
  const repetitions = truth.repetitions.length;
  expect(repetitions).toBe(5);
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", await withCamera(mjpeg));
  // More than the clip has, so that neither a missed nor an invented one goes unseen.
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: repetitions + 3 });

  const screen = new SessionScreen(patient);
  await screen.begin(id, "camera");
  await screen.reaches("set");
  const sessionId = await watchLive(physician, id);
  await screen.counts(repetitions);
  await expect(physician.getByTestId("live-total")).toHaveText(String(repetitions));
  await patient.waitForTimeout(STANDING_MS);
  await screen.counts(repetitions, 1000);

  await screen.stop();
  await expect(patient.getByTestId("total")).toHaveText(String(repetitions));
  await screen.finish();
  await agree(patient, physician, sessionId, repetitions);
  expect(watch.own).toBeGreaterThan(20);
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("the digital patient inside the app does the same", async ({ page, signedIn, watch }) => {
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", page);
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: 4 });

  const screen = new SessionScreen(patient);
  await screen.begin(id, "patient");
  await screen.reaches("set");
  const sessionId = await watchLive(physician, id);
  // The target ends the set by itself.
  await screen.reaches("summary", 180_000);
  await expect(patient.getByTestId("total")).toHaveText("4");
  await screen.finish();
  await agree(patient, physician, sessionId, 4);
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("the server dies in the middle and comes back: the session completes, every repetition once", async ({
  withCamera,
  signedIn,
  product,
}) => {
  const { mjpeg, truth } = await webcamClip(FIVE_SQUATS, STILL);
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", await withCamera(mjpeg));
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: truth.repetitions.length });

  const screen = new SessionScreen(patient);
  await screen.begin(id, "camera");
  await screen.reaches("set");
  const sessionId = await watchLive(physician, id);
  await screen.counts(2);
  await product.kill();
  await screen.counts(4);
  await product.boot();
  await screen.finish();
  await agree(patient, physician, sessionId, truth.repetitions.length);
});

const REAL = join(ROOT, "../shared/data/videos/rohanx01_squat.mp4");

test("a recording of a person as the webcam: two squats", async ({ withCamera, signedIn }) => {
  test.skip(!existsSync(REAL), "the recordings of people are not beside the project");
  const physician = await signedIn("physician");
  const patient = await signedIn(
    "patient",
    await withCamera(await asWebcam(REAL, { before: 30, after: 30 })),
  );
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: 5 });

  const screen = new SessionScreen(patient);
  await screen.begin(id, "camera");
  await screen.reaches("set");
  const sessionId = await watchLive(physician, id);
  await screen.counts(2);
  await patient.waitForTimeout(STANDING_MS);
  await screen.counts(2, 1000);
  await screen.stop();
  await screen.finish();
  await agree(patient, physician, sessionId, 2);
});

/** Database, result page and the physician's live page say the same as the screen did. */
async function agree(patient: Page, physician: Page, sessionId: string, repetitions: number): Promise<void> {
  await expect
    .poll(async () => (await storedSession(patient, sessionId)).session.state, { timeout: 60_000 })
    .toBe("complete");
  const stored = await storedSession(patient, sessionId);
  expect(countedIn(stored)).toBe(repetitions);
  expect(stored.session.repetitions).toBe(repetitions);
  expect(stored.summary?.repetitions).toBe(repetitions);
  expect(new Set(stored.ledger.map(({ index }) => index)).size).toBe(stored.ledger.length);
  expect(stored.traceChunks).toBeGreaterThan(0);
  expect(stored.session).toMatchObject({ painBefore: 2, painAfter: 1, effort: 4 });
  await expect(physician.getByTestId("live-total")).toHaveText(String(repetitions));
  await patient.getByTestId("results").click();
  await expect(patient.getByTestId("result-count")).toHaveText(String(repetitions));
  await physician.goto(`/results/${sessionId}`);
  await expect(physician.getByTestId("result-count")).toHaveText(String(repetitions));
}
