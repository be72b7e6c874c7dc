import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Recording, Subscription } from "@physiocheck/contracts";
import { type Cut, lengthOf, recordWithCuts } from "../bench/recording/cuts.ts";
import { get } from "../scripts/product/pages.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { accountOf } from "../scripts/product/sign-in.ts";
import { assign } from "./support/clinic.ts";
import { expect, type Page, test } from "./support/test.ts";

test.setTimeout(420_000);

const recordingOf = async (page: Page, sessionId: string): Promise<Recording | null> =>
  (await get<{ recording: Recording | null }>(page.request, `/api/recordings/${sessionId}`)).recording;

test("a session is recorded because its patient said so; who may see it sees it, until it is deleted", async ({
  page,
  signedIn,
  watch,
  product,
}) => {
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", page);
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: 3 });
  const screen = new SessionScreen(patient);

  await patient.goto(`/session/${id}?source=patient`);
  await expect(patient.getByTestId("record-session")).not.toBeChecked();
  await patient.getByTestId("record-session").check();
  await expect(patient.getByTestId("recording-consent")).toContainText("without sound");
  await patient.getByTestId("start").click({ timeout: 60_000 });
  await expect(patient.getByTestId("recording-sign")).toHaveCount(0);
  await patient.getByTestId("pain-before-2").click();
  await expect(patient.getByTestId("recording-sign")).toHaveAttribute("data-state", "filming", {
    timeout: 60_000,
  });
  const began = Date.now();
  await screen.reaches("set");
  await patient.context().setOffline(true);
  await patient.waitForTimeout(4000);
  await patient.context().setOffline(false);
  await screen.reaches("summary", 180_000);
  const lasted = Date.now() - began;
  await screen.finish();
  const sent = await patient.getByTestId("results").getAttribute("href");
  const sessionId = sent?.split("/").at(-1) ?? "";
  await patient.getByTestId("results").click();
  const section = patient.getByTestId("recording");
  await expect(section).toHaveAttribute("data-state", "ready", { timeout: 120_000 });
  await expect(patient.getByTestId("recording-gaps")).toHaveCount(0);

  const recording = await recordingOf(patient, sessionId);
  if (!recording) throw new Error("there is no recording");
  const told = recording.parts[0]?.takes.reduce((sum, { durationMs }) => sum + durationMs, 0) ?? 0;
  const length = await lengthOf(patient, recording);
  expect(Math.abs(length - told)).toBeLessThan(200);
  // The sign is seen a moment after the first picture, and the end a moment before the summary stands there.
  expect(Math.abs(length - lasted)).toBeLessThan(3000);
  const folder = join(product.folder, "objects/recordings", sessionId);
  await expect
    .poll(() => readdirSync(folder).filter((name) => name.endsWith("~data")))
    .toEqual(["video-0.mp4~data"]);

  await playsWithSkeleton(patient);
  await patient.getByRole("tab", { name: "Detailed view" }).click();
  await expect(patient.getByTestId("joint-table").getByRole("row")).toHaveCount(34);
  await expect(patient.getByTestId("joint-table")).toContainText("%");

  await physician.goto(`/results/${sessionId}`);
  await playsWithSkeleton(physician);
  await expect(physician.getByTestId("delete-recording")).toHaveCount(0);
  await withoutConsent(patient, physician, async () => {
    const answer = await physician.request.get(`/api/recordings/${sessionId}/videos/0`);
    expect(answer.status()).toBe(404);
    await physician.goto(`/results/${sessionId}`);
    await expect(physician.getByTestId("recording")).toHaveCount(0);
  });

  await patient.getByTestId("delete-recording").click();
  await patient.getByRole("button", { name: "Delete for good" }).click();
  await expect(section).toHaveAttribute("data-state", "removed");
  expect((await patient.request.get(`/api/recordings/${sessionId}/videos/0`)).status()).toBe(404);
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
});

const CUTS: readonly Cut[] = ["network", "server", "disk", "tab"];

test("network, server, disk and tab die while it is recorded: nothing is lost in silence", async ({
  browser,
  product,
  accounts,
}) => {
  const [patient, physician] = [accountOf(accounts, "patient"), accountOf(accounts, "physician")];
  if (!patient || !physician) throw new Error("the demo clinic has nobody");
  const result = await recordWithCuts({ product, browser, patient, physician, seconds: 20, cuts: CUTS });
  expect(result.faults).toEqual([]);
  expect(result.pieces).toBeGreaterThan(15);
  expect(result.recording.parts[0]?.takes.length).toBeGreaterThan(1);
  // The tab died with up to a second that nobody had yet.
  expect(result.recording.gaps.map(({ reason }) => reason)).toContain("interrupted");
});

test("the same eyes see a server that acknowledges what it has not stored", async ({
  browser,
  product,
  accounts,
}) => {
  const [patient, physician] = [accountOf(accounts, "patient"), accountOf(accounts, "physician")];
  if (!patient || !physician) throw new Error("the demo clinic has nobody");
  const result = await recordWithCuts({
    product,
    browser,
    patient,
    physician,
    seconds: 8,
    cuts: [],
    lies: true,
  });
  expect(result.faults.join()).toContain("pieces were acknowledged");
  expect(result.recording.gaps.map(({ reason }) => reason)).toContain("missing");
});

/** Plays until the skeleton lies over the picture. */
async function playsWithSkeleton(page: Page): Promise<void> {
  const video = page.getByTestId("recording-video");
  await video.evaluate(async (element: HTMLVideoElement) => {
    if (element.readyState < HTMLMediaElement.HAVE_METADATA)
      await new Promise((resolve) => element.addEventListener("loadedmetadata", resolve, { once: true }));
    element.currentTime = element.duration * 0.7;
    await element.play();
  });
  await expect(page.getByTestId("recording-skeleton")).toHaveAttribute("data-drawn", /\d+/);
  expect(await video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(100);
}

/** Ends the consent, does something, and gives it again. */
async function withoutConsent(patient: Page, physician: Page, act: () => Promise<void>): Promise<void> {
  const me = await get<{ id: string }>(physician.request, "/api/auth/me");
  const { subscriptions } = await get<{ subscriptions: Subscription[] }>(
    patient.request,
    "/api/subscriptions",
  );
  const consent = subscriptions.find(({ physician: { id }, state }) => id === me.id && state === "approved");
  const headers = { origin: new URL(patient.url()).origin };
  await patient.request.post(`/api/subscriptions/${consent?.id}/revocation`, { headers });
  try {
    await act();
  } finally {
    const asked = await patient.request.post("/api/subscriptions", { headers, data: { physicianId: me.id } });
    const { id } = (await asked.json()) as Subscription;
    await physician.request.post(`/api/subscriptions/${id}/approval`, { headers });
  }
}
