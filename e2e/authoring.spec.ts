import { gzipSync } from "node:zlib";
import type { Exercise, SessionDetail } from "@physiocheck/contracts";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { type AuthoredExercise, packTrace } from "@physiocheck/motion";
import { get } from "../scripts/product/pages.ts";
import { haveSession } from "../scripts/product/past-session.ts";
import { recordTake } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

/** A physician makes an exercise by showing it, with real inference on what the digital patient shows. */
test.describe.configure({ timeout: 420_000 });

test("an exercise in one take: recorded, tried, saved, and assigned", async ({ page, signedIn, watch }) => {
  const physician = await signedIn("physician", page);
  await physician.goto("/exercises");
  await physician.getByRole("link", { name: "New exercise in one take" }).click();
  await recordTake(physician, 3);
  await expect(physician.getByTestId("timeline").getByRole("button")).not.toHaveCount(0);

  // Nameless it is not saved, and says so.
  await physician.getByTestId("save").click();
  await expect(physician.getByTestId("title")).toHaveAttribute("aria-invalid", "true");
  await physician.getByTestId("title").fill("Squat as I show it");

  await physician.getByTestId("try").click();
  await physician.getByTestId("source-patient").click();
  await expect
    .poll(async () => Number(await physician.getByTestId("try-count").textContent()), { timeout: 200_000 })
    .toBeGreaterThanOrEqual(2);
  await physician.getByRole("button", { name: "Stop trying" }).click();

  await physician.getByTestId("save").click();
  await expect(physician.getByRole("heading", { level: 1, name: "Squat as I show it" })).toBeVisible();
  await expect(physician.getByTestId("versions")).toContainText("Recorded in one take");
  await physician.goto("/exercises");
  await expect(physician.getByRole("link", { name: "Squat as I show it" })).toBeVisible();

  const { exercises } = await get<{ exercises: Exercise[] }>(physician.request, "/api/exercises");
  const made = exercises.find(({ definition }) => definition.title === "Squat as I show it");
  expect(made?.definition.primary.map(({ movement }) => movement)).toContain("knee_flexion");
  await physician.goto("/people");
  await physician.getByRole("link", { name: "Jonas Lindqvist" }).first().click();
  await physician.getByRole("tab", { name: "Exercises" }).click();
  await physician.getByRole("button", { name: "Assign an exercise" }).click();
  await physician
    .getByRole("dialog")
    .getByLabel("Exercise", { exact: true })
    .selectOption({ label: "Squat as I show it" });
  await physician.getByRole("dialog").getByRole("button", { name: "Assign", exact: true }).click();
  const patient = await signedIn("patient");
  await patient.goto("/today");
  await expect(patient.getByText("Squat as I show it").first()).toBeVisible();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("a change makes a new version, and a past session can be looked at as scored by it", async ({
  page,
  signedIn,
  product,
}) => {
  await haveSession(product);
  const physician = await signedIn("physician", page);
  await physician.goto("/exercises/squat/create");
  await physician.getByTestId("title").fill("My squat");
  await physician.getByTestId("save").click();
  await expect(physician.getByRole("heading", { level: 1, name: "My squat" })).toBeVisible();

  await physician.getByRole("link", { name: "Change", exact: true }).click();
  await physician.getByLabel("Slowest repetition that counts").fill("20");
  await physician.getByLabel("What changed").fill("Slower is fine.");
  await physician.getByRole("button", { name: "Save as version 2" }).click();
  await expect(physician.getByTestId("versions")).toContainText("Slower is fine.");
  await expect(physician.getByTestId("versions").getByRole("listitem")).toHaveCount(2);

  const { sessions } = await get<{ sessions: SessionDetail["session"][] }>(
    physician.request,
    "/api/sessions",
  );
  const done = sessions.find(({ state, exerciseId }) => state === "complete" && exerciseId === "squat");
  await physician.goto(`/results/${done?.id}`);
  await physician
    .getByRole("button", { name: /^Score with version/ })
    .first()
    .click();
  await expect(physician.getByTestId("scored-as").locator("option:checked")).toContainText(
    "As scored by version",
    {
      timeout: 60_000,
    },
  );
  await expect(physician.getByTestId("differences")).toBeVisible();
  await expect(physician.getByTestId("result-count")).toHaveText(/\d/);
  await physician.getByTestId("scored-as").selectOption({ index: 0 });
  await expect(physician.getByTestId("result-count")).toHaveText(String(done?.repetitions));

  await physician.goto("/exercises/squat");
  await physician.getByRole("button", { name: /^Score past sessions with version/ }).click();
  await physician.getByTestId("rescore-all").click();
  await expect(physician.getByTestId("rescored")).toBeVisible({ timeout: 60_000 });
});

/** Four squats of the digital patient as a take is sent. */
function squatTake(): string {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "squat", repetitions: 4, repSeconds: 3 },
      { kind: "stand", seconds: 1 },
    ],
    seed: 5,
  });
  const { trace } = projectTrace(patient, createCamera({ yaw: 45 }), { fps: 15, seed: 5 });
  return gzipSync(packTrace(trace)).toString("base64");
}

test("a stored take opens in the editor, its marks are moved and measured again", async ({
  page,
  signedIn,
  watch,
}) => {
  const physician = await signedIn("physician", page);
  const headers = { origin: new URL(physician.url()).origin };
  const take = squatTake();
  const authored = await physician.request.post("/api/exercises/author", { headers, data: { take } });
  expect(authored.status(), await authored.text()).toBe(200);
  const {
    id: _id,
    version: _version,
    ...definition
  } = ((await authored.json()) as AuthoredExercise).definition;
  const data = { ...definition, title: "Squat with a take", take };
  const made = (await (await physician.request.post("/api/exercises", { headers, data })).json()) as Exercise;

  await physician.goto(`/exercises/${made.definition.id}/edit`);
  await expect(physician.getByTestId("timeline").getByRole("button").first()).toBeVisible({
    timeout: 90_000,
  });
  const remeasure = physician.getByRole("button", { name: "Measure again with these marks" });
  await physician.getByLabel("End of repetition 1").press("ArrowLeft");
  await remeasure.click();
  await expect(remeasure).toBeHidden({ timeout: 90_000 });
  await physician.getByLabel("Knee bending: target").press("ArrowRight");
  await physician.getByRole("button", { name: "Save as version 2" }).click();
  await expect(physician.getByTestId("versions").getByRole("listitem")).toHaveCount(2);
  const now = await get<Exercise>(physician.request, `/api/exercises/${made.definition.id}`);
  expect(now.definition.version).toBe(2);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});
