import type { Course, Review, Session } from "@physiocheck/contracts";
import { Product } from "../scripts/product/product.ts";
import { get } from "../scripts/product/pages.ts";
import { expect, test as base } from "./support/test.ts";
import { violationsOn } from "./support/violations.ts";

/** The product as somebody finds it who has typed `npm start` on a fresh clone: with a clinic that has a past. */
const test = base.extend<object, { product: Product; database: Readonly<Record<string, string>> }>({
  product: [
    async ({ database }, use) => {
      const product = await Product.startWithPast(database);
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

test("the patient finds six weeks of sessions, a range that grew, and pain that fell", async ({
  page,
  signedIn,
  watch,
}) => {
  await signedIn("patient", page);
  await page.goto("/history");
  const rows = page.getByRole("table").getByRole("row");
  await expect.poll(() => rows.count()).toBeGreaterThan(40);
  expect(await violationsOn(page)).toEqual([]);

  const { points, days } = await get<Course>(
    page.request,
    `/api/course?day=${new Date().toLocaleDateString("sv")}`,
  );
  const squats = points.filter(({ exerciseId }) => exerciseId === "squat");
  const bend = squats.flatMap(({ range }) => range.filter(({ angle }) => angle === "knee_flexion_left"));
  const [first, last] = [bend[0], bend.at(-1)];
  expect((last?.value ?? 0) - (first?.value ?? 0)).toBeGreaterThan(20);
  expect(squats.at(-1)?.painAfter ?? 10).toBeLessThan(squats[0]?.painAfter ?? 0);
  expect(days.length).toBeGreaterThan(35);

  await page.goto("/history?tab=progress");
  await expect(page.getByRole("heading", { name: "Knee flexion, left" })).toBeVisible();
  const grown = page.getByText("more than the measurement error").filter({ hasText: "From" });
  await expect(grown.first()).toBeVisible();
  expect(watch.errors).toEqual([]);
});

test("a session of the past is looked at like any other, and the time machine finds nothing changed", async ({
  page,
  signedIn,
}) => {
  await signedIn("physician", page);
  const { sessions } = await get<{ sessions: Session[] }>(page.request, "/api/sessions?limit=200");
  const overruled = sessions.find(({ reviewed }) => reviewed !== null);
  expect(overruled).toBeDefined();
  const { id, repetitions, reviewed } = overruled as Session;
  const { overrules } = await get<Review>(page.request, `/api/sessions/${id}/review`);
  expect(overrules).toHaveLength(1);
  await page.goto(`/results/${id}`);
  await expect(page.getByText(`Counted ${repetitions}, physician ${reviewed?.repetitions}`)).toBeVisible();
  const scored = await page.request.post(`/api/sessions/${id}/rescorings`, {
    headers: { origin: new URL(page.url()).origin },
    data: {
      version: (await get<{ exercise: { version: number } }>(page.request, `/api/sessions/${id}`)).exercise
        .version,
    },
  });
  expect(scored.status(), await scored.text()).toBeLessThan(300);
  const { rescorings } = await get<{ rescorings: { differences: { changes: string[] }[] }[] }>(
    page.request,
    `/api/sessions/${id}/rescorings`,
  );
  expect(rescorings).toHaveLength(1);
  expect(rescorings[0]?.differences.flatMap(({ changes }) => changes)).toEqual([]);

  await page.goto("/people");
  await expect(page.getByRole("link", { name: "Jonas Lindqvist", exact: true })).toBeVisible();
});

test("the physician's home shows who needs them and why, who asks, and what was proposed", async ({
  page,
  signedIn,
  watch,
}) => {
  await signedIn("physician", page);
  await page.goto("/people");
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText("Rosa Delgado");
  await expect(rows.nth(1)).toContainText("Pain rose from 3 to 5");
  await expect(rows.filter({ hasText: "Ingrid Solberg" })).toContainText("has not begun");
  await expect(rows.filter({ hasText: "Jonas Lindqvist" }).getByRole("img")).toHaveAccessibleName(
    /of \d+ planned sessions in 14 days, last pain 1$/,
  );
  const glance = page.getByRole("region", { name: "What waits for you" });
  await expect(glance.getByRole("link", { name: "Mateo Ferrer" })).toBeVisible();
  await expect(glance.getByRole("link", { name: "Jonas Lindqvist: more" })).toBeVisible();
  await expect(glance.getByRole("link", { name: "Rosa Delgado: less" })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  // One step is left; put away, it stays away after a reload, and comes back when asked for.
  const steps = page.getByTestId("first-steps");
  await expect(steps).toContainText("3 of 4 done");
  await steps.getByRole("button", { name: "Put away" }).click();
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(rows.nth(1)).toContainText("Rosa Delgado");
  await expect(steps).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test("each role is led through its first steps, and what was done is ticked", async ({ signedIn }) => {
  const patient = await signedIn("patient");
  await patient.goto("/today");
  // Everything was done by him: nothing is left to say.
  await expect(patient.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(patient.getByTestId("plan-card")).toBeVisible();
  await expect(patient.getByTestId("first-steps")).toHaveCount(0);

  const admin = await signedIn("admin");
  const steps = admin.getByTestId("first-steps");
  await expect(steps).toContainText("1 of 4 done");
  await expect(steps.getByRole("link")).toHaveCount(3);
  expect(await violationsOn(admin)).toEqual([]);
  await steps.getByRole("link", { name: /Check the audit log/ }).click();
  await admin.waitForURL("**/admin/audit");
  const headers = { origin: new URL(admin.url()).origin };
  expect((await admin.request.post("/api/admin/audit/check", { headers })).ok()).toBe(true);
  await admin.goto("/admin");
  await expect(steps).toContainText("2 of 4 done");
});
