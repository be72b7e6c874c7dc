import type { SessionDetail } from "@physiocheck/contracts";
import { get } from "../scripts/product/pages.ts";
import { recordSession } from "../scripts/product/past-session.ts";
import { expect, test } from "./support/test.ts";
import { violationsOn } from "./support/violations.ts";

// Two people, and every page of theirs with its skeleton and charts: slow without a GPU.
test.describe.configure({ timeout: 300_000 });

test("the physician overrules a repetition and writes notes; the patient reads both; what was counted stays", async ({
  page,
  signedIn,
  watch,
}) => {
  const patient = await signedIn("patient", page);
  const physician = await signedIn("physician");
  await recordSession(patient.request, { repetitions: 6, repSeconds: 4 });
  const { sessions } = await get<{ sessions: { id: string }[] }>(patient.request, "/api/sessions?limit=1");
  const sessionId = sessions[0]?.id ?? "";
  const before = await get<SessionDetail>(patient.request, `/api/sessions/${sessionId}`);
  const { repetitions } = before.session;
  expect(repetitions).toBeGreaterThan(2);

  await physician.goto(`/results/${sessionId}`);
  await expect(physician.getByTestId("result-count")).toHaveText(String(repetitions));
  const second = physician.getByRole("button", { name: /^Repetition 2:/ });
  await second.click();
  await physician.getByTestId("overrule-open").click();
  const form = physician.getByTestId("overrule");
  await form.getByRole("button", { name: "Overrule" }).click();
  await expect(form.getByText("Say why in a few words.")).toBeVisible();
  expect(await violationsOn(physician)).toEqual([]);
  await form.getByLabel("Why", { exact: true }).fill("Held on to the table.");
  await form.getByRole("button", { name: "Overrule" }).click();
  const both = `Counted ${repetitions}, physician ${repetitions - 1}`;
  await expect(physician.getByText(both)).toBeVisible();
  await expect(physician.getByTestId("overruled")).toHaveAttribute("data-outcome", "refused");
  await expect(second).toHaveAccessibleName(/physician: Not counted$/);

  // A note on the moment, for the physician alone, and one on the session for the patient.
  await physician.getByLabel("Note", { exact: true }).fill("Ask about the left knee.");
  await physician.getByLabel("About", { exact: true }).selectOption("rep");
  await physician.getByLabel("The patient may read it").uncheck();
  await physician.getByRole("button", { name: "Add note" }).click();
  await expect(physician.getByText("Only you see it")).toBeVisible();
  await physician.getByLabel("Note", { exact: true }).fill("Well done, keep the back straight.");
  await physician.getByLabel("About", { exact: true }).selectOption("session");
  await physician.getByLabel("The patient may read it").check();
  await physician.getByRole("button", { name: "Add note" }).click();
  await expect(physician.getByTestId("session-note")).toHaveCount(2);

  await patient.goto(`/results/${sessionId}`);
  await expect(patient.getByText(both)).toBeVisible();
  await expect(patient.getByTestId("result-count")).toHaveText(String(repetitions));
  await expect(patient.getByTestId("session-note")).toHaveCount(1);
  await expect(patient.getByText("Well done, keep the back straight.")).toBeVisible();
  await expect(patient.getByText("Ask about the left knee.")).toHaveCount(0);
  await patient.getByRole("button", { name: /^Repetition 2:/ }).click();
  await expect(patient.getByText("“Held on to the table.”")).toBeVisible();
  await expect(patient.getByTestId("overrule-open")).toHaveCount(0);

  // Taken back: as it was, and the history of it stays.
  await physician.getByTestId("overrule-open").click();
  await physician.getByRole("button", { name: "Take back" }).click();
  await expect(physician.getByText(both)).toHaveCount(0);
  const after = await get<SessionDetail>(patient.request, `/api/sessions/${sessionId}`);
  expect(after.ledger).toEqual(before.ledger);
  expect(after.session.reviewed).toBeNull();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});
