import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Workout } from "@physiocheck/contracts";
import { cachedClip } from "../scripts/lib/clip-cache.ts";
import { capture } from "../scripts/lib/process.ts";
import { get } from "../scripts/product/pages.ts";
import { expect, type Page, test } from "./support/test.ts";

test.describe.configure({ timeout: 540_000 });

/** Five squats, a moment of standing, and eight jumping jacks. */
const SCENE = {
  exercise: "squat",
  script: [
    { kind: "stand", seconds: 1.5 },
    { kind: "exercise", exercise: "squat", repetitions: 5, repSeconds: 2.6, leadSeconds: 0.5 },
    { kind: "stand", seconds: 3 },
    { kind: "exercise", exercise: "jumping-jack", repetitions: 8, repSeconds: 1.5, leadSeconds: 0.5 },
    { kind: "stand", seconds: 1 },
  ],
  camera: { yaw: 25, picture: { width: 480, height: 480 } },
  fps: 15,
  antialias: false,
} as const;
const DONE = [
  { exercise: "squat", repetitions: 5 },
  { exercise: "jumping-jack", repetitions: 8 },
];
const ANALYSIS = { timeout: 300_000 };

async function open(patient: Page): Promise<void> {
  await patient.goto("/workouts");
  await patient.getByLabel("Keep what is found in my films").check();
}

async function boutsOn(page: Page): Promise<unknown> {
  return page.getByTestId("workout-bout").evaluateAll((cells) =>
    cells.map((cell) => ({
      exercise: (cell as HTMLElement).dataset.exercise,
      repetitions: Number((cell as HTMLElement).dataset.repetitions),
    })),
  );
}

async function leaveNothing(patient: Page): Promise<void> {
  const headers = { origin: new URL(patient.url()).origin };
  const { workouts } = await get<{ workouts: Workout[] }>(patient.request, "/api/workouts");
  for (const { id } of workouts) await patient.request.delete(`/api/workouts/${id}`, { headers });
  await patient.request.put("/api/workout-settings", { headers, data: { kilograms: null } });
}

test("a film is analysed in the browser, stopped, taken up after a reload, and kept as bouts, counts and movement", async ({
  page,
  signedIn,
  watch,
}) => {
  const { video } = await cachedClip(SCENE);
  const patient = await signedIn("patient", page);
  await open(patient);
  await patient.getByTestId("workout-files").setInputFiles(video);
  const film = patient.getByTestId("workout-film");
  // Two parts of the trace are on this device by then.
  await expect
    .poll(
      async () =>
        Number(
          await film
            .getByRole("progressbar")
            .getAttribute("aria-valuenow")
            .catch(() => 0),
        ),
      ANALYSIS,
    )
    .toBeGreaterThan(32);
  await film.getByRole("button", { name: "Stop" }).click();
  await expect(film).toHaveAttribute("data-state", "stopped");
  await patient.reload();
  await expect(film).toHaveAttribute("data-state", "stopped");
  await expect(film).toContainText(/Stopped at [1-9]\d %/);
  await patient.getByLabel("Keep what is found in my films").check();
  await patient.getByTestId("workout-choose-again").setInputFiles(video);
  // It does not begin anew.
  await expect(film.getByRole("progressbar")).toBeVisible();
  await expect
    .poll(async () => Number(await film.getByRole("progressbar").getAttribute("aria-valuenow")), ANALYSIS)
    .toBeGreaterThan(15);
  await expect(film).toHaveAttribute("data-state", "done", ANALYSIS);

  await film.getByRole("link", { name: "See the workout" }).click();
  await expect(patient.getByTestId("workout-dominant")).toHaveText(/Squat|Jumping jack/);
  await expect(patient.getByTestId("workout-repetitions")).toHaveText("13");
  await expect.poll(() => boutsOn(patient)).toEqual(DONE);
  // The film is at hand, so the skeleton is drawn over it, from where a part of the line is pressed.
  await patient.getByTestId("workout-timeline").getByRole("button").last().click();
  await expect(patient.getByTestId("workout-overlay")).toHaveAttribute("data-seen", "true");
  await expect
    .poll(() =>
      patient.getByTestId("workout-video").evaluate((player: HTMLVideoElement) => player.currentTime),
    )
    .toBeGreaterThan(15);

  await expect(patient.getByTestId("workout-energy")).toHaveText("–");
  await patient.getByLabel("Your weight").fill("70");
  await patient.getByRole("button", { name: "Save" }).click();
  await expect(patient.getByTestId("workout-energy")).toHaveText(/^\d+–\d+ kcal$/);

  // After a reload the film is the person's own again: another file is told apart, the same one plays.
  await patient.reload();
  await expect(patient.getByRole("img", { name: "Your skeleton during this workout" })).toBeVisible();
  const folder = await mkdtemp(path.join(tmpdir(), "physiocheck-workouts-"));
  const other = path.join(folder, "other.mp4");
  await writeFile(other, "another film");
  await patient.getByTestId("workout-choose").setInputFiles(other);
  await expect(patient.getByText("This is another file.")).toBeVisible();
  await patient.getByTestId("workout-choose").setInputFiles(video);
  await expect(patient.getByTestId("workout-overlay")).toBeVisible();
  await rm(folder, { recursive: true });

  await patient.goto("/workouts?tab=statistics");
  await expect(patient.getByTestId("workout-weeks").locator("[data-workouts='1']")).toHaveCount(1);
  await expect(patient.getByRole("row", { name: /Squat 5 repetitions/ })).toBeVisible();

  const { id: patientId } = await get<{ id: string }>(patient.request, "/api/auth/me");
  const physician = await signedIn("physician");
  await physician.goto(`/people/${patientId}/workouts`);
  await physician.getByRole("table").getByRole("link").first().click();
  await expect.poll(() => boutsOn(physician)).toEqual(DONE);
  await expect(physician.getByTestId("workout-choose")).toHaveCount(0);

  await leaveNothing(patient);
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("a film is uploaded and analysed by the worker; what is no film is put aside once", async ({
  page,
  signedIn,
  watch,
}) => {
  const { video } = await cachedClip(SCENE);
  const folder = await mkdtemp(path.join(tmpdir(), "physiocheck-workouts-"));
  // Begins like a film and is none.
  const broken = path.join(folder, "broken.mp4");
  await writeFile(
    broken,
    Buffer.concat([Buffer.from("\0\0\0\x18ftypisom", "latin1"), Buffer.alloc(5000, 7)]),
  );
  const patient = await signedIn("patient", page);
  await open(patient);
  await patient.getByLabel("Analyse in the background on the server").check();
  await patient.getByTestId("workout-files").setInputFiles([broken, video]);
  const films = patient.getByTestId("workout-film");
  await expect(films.first()).toHaveAttribute("data-state", "done", { timeout: 60_000 });
  await expect(films.last()).toHaveAttribute("data-state", "done", { timeout: 60_000 });

  const heading = patient.getByRole("heading", { level: 1 });
  await films.first().getByRole("link").click();
  await expect(heading).toHaveText("Workout");
  const state = patient.getByTestId("workout-state");
  await expect(state).toHaveAttribute("data-state", "failed", { timeout: 120_000 });
  await expect(state).toContainText("This film is not tried again.");
  await expect(state.getByRole("button")).toHaveCount(0);

  await patient.goBack();
  await films.last().getByRole("link").click();
  await expect(heading).toHaveText("Workout");
  await expect(state).toHaveAttribute("data-state", "in_progress", { timeout: 60_000 });
  await expect(state).toHaveAttribute("data-state", "completed", ANALYSIS);
  await expect.poll(() => boutsOn(patient)).toEqual(DONE);

  // After a reload the page has no file of its own: what plays is the server's, asked for in parts.
  const part = patient.waitForResponse(
    (answer) => answer.url().endsWith("/video") && answer.status() === 206,
  );
  await patient.reload();
  await part;
  await patient.getByTestId("workout-timeline").getByRole("button").first().click();
  await expect(patient.getByTestId("workout-overlay")).toHaveAttribute("data-seen", "true");
  const physician = await signedIn("physician");
  const film = `/api/workouts/${patient.url().split("/").at(-1)}/video`;
  expect((await physician.request.get(film)).status()).toBe(403);

  await leaveNothing(patient);
  await rm(folder, { recursive: true });
  expect(watch.errors).toEqual([]);
});

test("a WebM film, which cannot be taken apart, is sought through; what is no film says so", async ({
  page,
  signedIn,
  watch,
}) => {
  const { video } = await cachedClip(SCENE);
  const folder = await mkdtemp(path.join(tmpdir(), "physiocheck-workouts-"));
  const webm = path.join(folder, "squats.webm");
  const text = path.join(folder, "text.mp4");
  await writeFile(text, "no film at all");
  // The squats alone.
  const args = ["-v", "error", "-i", video, "-t", "17", "-c:v", "libvpx", "-b:v", "1M", "-an", webm];
  const made = await capture("ffmpeg", args);
  expect(made.output).toBe("");
  const patient = await signedIn("patient", page);
  await open(patient);
  await patient.getByTestId("workout-files").setInputFiles([text, webm]);
  const films = patient.getByTestId("workout-film");
  await expect(films.first()).toHaveAttribute("data-state", "failed", { timeout: 60_000 });
  await expect(films.last()).toHaveAttribute("data-state", "done", ANALYSIS);
  await films.last().getByRole("link").click();
  await expect(patient.getByTestId("workout-repetitions")).toHaveText("5");
  await expect.poll(() => boutsOn(patient)).toEqual(DONE.slice(0, 1));
  await leaveNothing(patient);
  await rm(folder, { recursive: true });
  expect(watch.foreign).toEqual([]);
  expect(watch.errors).toEqual([]);
});
