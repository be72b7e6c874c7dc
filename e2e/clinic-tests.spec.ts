import type { ClinicResult } from "@physiocheck/contracts";
import { compareToNorm, normFor } from "@physiocheck/motion";
import { get } from "../scripts/product/pages.ts";
import { expect, test } from "./support/test.ts";

test.describe.configure({ timeout: 300_000 });

test("the digital patient gets up five times: measured, held against the norm, stored, and there for the physician", async ({
  page,
  signedIn,
  watch,
}) => {
  const patient = await signedIn("patient", page);
  await patient.goto("/clinic-tests");
  await patient.getByRole("link", { name: "Start: Five times sit to stand" }).click();
  await patient.getByTestId("source-patient").click();
  // Two seconds a repetition: inference without a GPU slows the patient down.
  await patient.getByLabel("Tempo of one repetition").selectOption("2");
  await patient.getByLabel("Age").fill("67");
  await patient.getByLabel("Sex in the norm tables").selectOption("female");
  await patient.getByTestId("start").click();

  const state = patient.getByTestId("clinic-state");
  await expect(state).toHaveAttribute("data-state", "running", { timeout: 120_000 });
  const value = patient.getByTestId("clinic-value");
  await expect(value).toBeVisible({ timeout: 150_000 });
  const seconds = Number((await value.textContent())?.replace(" s", ""));
  expect(seconds).toBeGreaterThan(5);
  await patient.getByTestId("clinic-save").click();
  await expect(patient.getByTestId("clinic-saved")).toBeVisible();

  const { results } = await get<{ results: ClinicResult[] }>(patient.request, "/api/clinic-results");
  // Newest first; other tests of the run may have left some of the same patient's.
  const [stored] = results;
  expect(stored).toMatchObject({
    source: "digital_patient",
    person: { age: 67, sex: "female" },
    result: { test: "five-times-sit-to-stand", unit: "s", side: null },
  });
  // The screen rounds to a tenth of a second.
  expect(Math.abs((stored?.result.value ?? 0) - seconds)).toBeLessThanOrEqual(0.051);
  const norm = normFor("five-times-sit-to-stand", { age: 67, sex: "female" });
  if (!stored || !norm) throw new Error("nothing to compare");
  const { standing } = compareToNorm(stored.result, norm);
  const words = { worse: "Worse than the norm", normal: "Within the norm", better: "Better than the norm" }[
    standing
  ];

  await patient.goto("/clinic-tests");
  await expect(patient.getByText(words).first()).toBeVisible();
  const physician = await signedIn("physician");
  const { id } = await get<{ id: string }>(patient.request, "/api/auth/me");
  await physician.goto(`/people/${id}?tab=tests`);
  await expect(
    physician
      .getByTestId("clinic-value")
      .filter({ hasText: `${seconds} s` })
      .first(),
  ).toBeVisible();
  await expect(physician.getByText(words).first()).toBeVisible();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});
