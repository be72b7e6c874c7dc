import type { Assignment, Exercise, ExerciseInsight } from "@physiocheck/contracts";
import { get } from "../scripts/product/pages.ts";
import { recordSession } from "../scripts/product/past-session.ts";
import { assign } from "./support/clinic.ts";
import { expect, test } from "./support/test.ts";

// What is suggested follows from every squat of the patient: those of other files would outweigh these.
test.use({ apart: true });

test("sessions that fall short: the physician sees why, adapts the exercise for this patient, and dismisses the rest", async ({
  page,
  signedIn,
  watch,
}) => {
  const patient = await signedIn("patient", page);
  const physician = await signedIn("physician");
  const { id } = await get<{ id: string }>(patient.request, "/api/auth/me");
  const given = await assign(physician, patient, { exerciseId: "squat", reps: 6 });
  for (let i = 0; i < 10; i += 1)
    await recordSession(patient.request, { repetitions: 6, depth: 0.63, repSeconds: 4 });

  const { insights } = await get<{ insights: ExerciseInsight[] }>(
    physician.request,
    `/api/patients/${id}/suggestions`,
  );
  const insight = insights.find(({ exercise }) => exercise.id === "squat");
  const { suggestion } = insight?.suggestions[0] ?? {};
  if (suggestion?.change.kind !== "counted_depth") throw new Error("nothing about depth is suggested");
  const percent = Math.round(suggestion.change.to * 100);

  await physician.goto(`/people/${id}?tab=suggestions`);
  const sentence = `Count from ${percent} % of the way instead of 60 %`;
  await expect(physician.getByText(sentence)).toBeVisible();
  await expect(
    physician.getByText(`From ${suggestion.evidence.sessions} sessions`, { exact: false }).first(),
  ).toBeVisible();
  await physician.getByRole("button", { name: `Accept: ${sentence}` }).click();
  const dialog = physician.getByRole("dialog");
  await dialog.getByLabel("Name of your own exercise").fill("Squat for stiff knees");
  await dialog.getByRole("button", { name: "Accept" }).click();
  await expect(dialog).toBeHidden();

  const { exercises } = await get<{ exercises: Exercise[] }>(physician.request, "/api/exercises");
  const made = exercises.find(({ definition }) => definition.title === "Squat for stiff knees");
  expect(made?.definition.depth.counted).toBe(suggestion.change.to);
  const { assignments } = await get<{ assignments: Assignment[] }>(patient.request, "/api/assignments");
  const standing = assignments.filter(({ endedAt }) => endedAt === null);
  expect(standing.map(({ exercise }) => exercise.id)).toContain(made?.definition.id);
  expect(standing.map((each) => each.id)).not.toContain(given.id);

  await physician.getByRole("button", { name: `Dismiss: ${sentence}` }).click();
  const reason = physician.getByRole("dialog");
  await reason.getByRole("button", { name: "Dismiss" }).click();
  await expect(reason.getByText("Say why in a few words.")).toBeVisible();
  await reason.getByLabel("Reason").fill("They have their own exercise now.");
  await reason.getByRole("button", { name: "Dismiss" }).click();
  await physician
    .getByText(/^Dismissed \(\d+\)$/)
    .first()
    .click();
  await expect(physician.getByText("They have their own exercise now.", { exact: false })).toBeVisible();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});
