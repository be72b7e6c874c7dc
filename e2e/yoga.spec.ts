import { YOGA_POSE_IDS } from "@physiocheck/motion";
import { expect, test } from "./support/test.ts";

test.describe.configure({ timeout: 300_000 });

test("the digital patient holds warrior II: judged by real inference, and the time runs", async ({
  page,
  signedIn,
  watch,
}) => {
  const patient = await signedIn("patient", page);
  await patient.getByRole("link", { name: "Yoga", exact: true }).first().click();
  await expect(patient.getByRole("heading", { level: 1, name: "Yoga" })).toBeVisible();
  for (const id of YOGA_POSE_IDS) await expect(patient.locator(`a[href="/yoga/${id}"]`)).toBeVisible();

  await patient.getByRole("link", { name: "Warrior II", exact: true }).click();
  await expect(patient.getByRole("heading", { level: 1, name: "Warrior II" })).toBeVisible();
  await expect(patient.getByTestId("demonstration")).toHaveAttribute("data-drawn", "true");
  // The moving figure and inference would share two cores.
  await patient.getByRole("button", { name: "Pause" }).click();

  await patient.getByTestId("source-patient").click();
  await expect(patient.getByTestId("yoga-state")).toHaveAttribute("data-state", "holding", {
    timeout: 180_000,
  });
  const accuracy = Number(await patient.getByTestId("yoga-accuracy").textContent());
  expect(accuracy).toBeGreaterThanOrEqual(60);
  await expect
    .poll(async () => Number(await patient.getByTestId("yoga-held").textContent()), { timeout: 90_000 })
    .toBeGreaterThan(1.5);
  await expect(patient.getByTestId("yoga-advice")).not.toBeEmpty();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});
