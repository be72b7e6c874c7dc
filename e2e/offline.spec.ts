import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Session, SessionEvent } from "@physiocheck/contracts";
import { get } from "../scripts/product/pages.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { accountOf, signInAs } from "../scripts/product/sign-in.ts";
import { assign, countedIn, storedSession } from "./support/clinic.ts";
import { onDisk } from "./support/device.ts";
import { expect, type Page, test } from "./support/test.ts";

test.describe.configure({ timeout: 480_000 });
test.use({ serviceWorkers: "allow" });

const REPETITIONS = 3;

/**
 * The whole way of somebody without a network, in one test, because each step is what the next one starts from: the app and the plan
 * are kept, the server is really gone, a session is done, somebody else uses the device, and then it arrives.
 */
test("a whole session without a network arrives once, and only from its owner", async ({
  page,
  context,
  product,
  accounts,
  signedIn,
  watch,
}) => {
  const owner = accountOf(accounts, "patient");
  if (!owner) throw new Error("the demo clinic has no patient");
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", page);
  const { id: patientId, name } = await get<{ id: string; name: string }>(page.request, "/api/auth/me");
  const { id: assignmentId } = await assign(physician, patient, { exerciseId: "squat", reps: REPETITIONS });

  await test.step("everything is brought to the device", async () => {
    await page.goto("/settings");
    await page.getByTestId("make-ready").click();
    await expect(page.getByTestId("readiness")).toHaveAttribute("data-ready", "true", { timeout: 120_000 });
    const { cached, kept, text } = await onDisk(page);
    expect(cached.some((path) => path.endsWith(".task"))).toBe(true);
    expect(cached.filter((path) => path.startsWith("/api"))).toEqual([]);
    expect(kept.toSorted()).toEqual(["getCalibration", "listAssignments", "listPlanDay", "listToday", "me"]);
    expectSealed(text, owner.email, name);
  });

  await product.kill();
  await context.setOffline(true);
  const goneAt = Date.now();

  await test.step("the day opens without a server, after a reload too", async () => {
    await page.goto("/today");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name.split(" ")[0] ?? "");
    await page.reload();
    await expect(line(page)).toHaveAttribute("data-state", "offline");
    await expect(start(page, assignmentId)).toBeVisible();
    await page.goto("/history");
    await expect(page.getByTestId("needs-network").first()).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  const screen = new SessionScreen(page);
  const sent = await test.step("a session with real inference, from start to finish", async () => {
    await screen.begin(assignmentId, "patient");
    await screen.reaches("set");
    await screen.counts(1);
    await page.reload();
    await page.getByTestId("start").click({ timeout: 60_000 });
    await screen.reaches("summary", 180_000);
    await expect(page.getByTestId("total")).toHaveText(String(REPETITIONS));
    await page.getByTestId("pain-after-1").click();
    await page.getByTestId("effort-4").click();
    await page.getByTestId("finish").click();
    await screen.reaches("finished");
    await expect(screen.sync).toHaveAttribute("data-state", "waiting");
    await page.goto("/today");
    await expect(line(page)).toContainText("1 session");
    await expect(row(page, assignmentId)).toContainText("Done once today");
    const { items, text } = await onDisk(page);
    expect(items).toMatchObject({ start: 1, finish: 1 });
    expectSealed(text, owner.email, name);
    return items;
  });

  await test.step("signing out says what is still here, and takes the rest away", async () => {
    // The server is back, but nothing of the session gets through yet.
    await context.route("**/api/sessions**", (route) => route.abort());
    await context.setOffline(false);
    await product.boot();
    await page.goto("/settings");
    await expect(line(page)).toHaveAttribute("data-state", "behind");
    await page.locator("#content").getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByRole("dialog")).toContainText("1 session is only on this device");
    await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    const { items, kept, text } = await onDisk(page);
    expect(kept).toEqual([]);
    expect(items).toEqual(sent);
    expectSealed(text, owner.email, name);
    await context.unroute("**/api/sessions**");
  });

  await test.step("somebody else on the same device neither sees nor sends it", async () => {
    const answer = await page.request.post("/api/auth/register/patient", {
      headers: { origin: product.url },
      data: { name: "Visitor Here", email: "visitor@demo.test", password: "a-long-enough-one" },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    await page.goto("/today");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Visitor");
    await expect(page.getByTestId("device-line")).toHaveCount(0);
    await expect.poll(async () => (await onDisk(page)).kept.length).toBeGreaterThan(3);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Visitor");
    await expect(start(page, assignmentId)).toHaveCount(0);
    await page.goto(`/session/${assignmentId}`);
    await expect(page.getByTestId("start")).toHaveCount(0);
    await context.setOffline(false);
    expect((await onDisk(page)).items).toEqual(sent);
    expect(await sessionsOf(physician, patientId, assignmentId)).toEqual([]);
    // The clinic stays as it was found, and an erased account keeps nothing here either.
    const erased = await page.request.post("/api/rights/erasure", {
      headers: { origin: product.url },
      data: { password: "a-long-enough-one", immediately: true },
    });
    expect(erased.ok(), await erased.text()).toBe(true);
    await page.goto("/today");
    await page.waitForURL((url) => url.pathname === "/sign-in");
    expect((await onDisk(page)).kept).toEqual([]);
  });

  await test.step("its owner signs in, and the physician sees exactly that session, complete", async () => {
    await signInAs(page, owner);
    await expect.poll(async () => (await onDisk(page)).items, { timeout: 60_000 }).toEqual({});
    const found = await sessionsOf(physician, patientId, assignmentId);
    expect(found).toHaveLength(1);
    const [session] = found;
    if (!session) return;
    expect(session).toMatchObject({ state: "complete", repetitions: REPETITIONS, painAfter: 1, effort: 4 });
    const stored = await storedSession(physician, session.id);
    expect(countedIn(stored)).toBe(REPETITIONS);
    expect(stored.traceChunks).toBe(sent.trace);
    const { events } = await get<{ events: SessionEvent[] }>(
      physician.request,
      `/api/sessions/${session.id}/events`,
    );
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: sent.event ?? 0 }, (_, seq) => seq));
    // It stands where it was done: while the server was gone.
    expect(Date.parse(session.startedAt)).toBeGreaterThanOrEqual(goneAt);
    expect(Date.parse(session.completedAt ?? "")).toBeGreaterThan(Date.parse(session.startedAt));
    expect(Date.parse(session.completedAt ?? "")).toBeLessThan(Date.parse(events.at(-1)?.at ?? "") + 60_000);
    await page.goto("/today");
    await expect(row(page, assignmentId)).toContainText("Done once today");
    await physician.request.delete(`/api/assignments/${assignmentId}`, { headers: { origin: product.url } });
  });

  expect(watch.own).toBeGreaterThan(20);
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("a newer version is offered, waits while somebody exercises, and is taken when asked for", async ({
  page,
  context,
  signedIn,
  watch,
}) => {
  const worker = join(process.env.E2E_WEB_ROOT ?? "", "sw.js");
  const before = readFileSync(worker);
  await signedIn("patient", page);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 })
    .toBe("activated");
  await expect(page.getByTestId("device-line")).toHaveCount(0);
  try {
    appendFileSync(worker, "\n// A newer version.\n");
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(line(page)).toHaveAttribute("data-state", "update", { timeout: 60_000 });

    const { items } = await get<{ items: { assignment: { id: string } }[] }>(page.request, "/api/today");
    const other = await context.newPage();
    await other.goto(`/session/${items[0]?.assignment.id}?source=patient`);
    await expect(other.getByTestId("start")).toBeVisible();
    await expect(other.getByTestId("device-line")).toHaveCount(0);
    await line(page).getByRole("button").click();
    await expect(page.getByText("Somebody is exercising in another tab")).toBeVisible();
    await expect(line(page)).toHaveAttribute("data-state", "update");
    await other.close();

    const reloaded = page.waitForEvent("load");
    await line(page).getByRole("button").click();
    await reloaded;
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByTestId("device-line")).toHaveCount(0);
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting),
    ).toBeNull();
  } finally {
    writeFileSync(worker, before);
  }
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

function line(page: Page) {
  return page.getByTestId("device-line").first();
}

function start(page: Page, assignmentId: string) {
  return page.locator(`a[href="/session/${assignmentId}"]`);
}

function row(page: Page, assignmentId: string) {
  return page.getByRole("article").filter({ has: start(page, assignmentId) });
}

async function sessionsOf(
  physician: Page,
  patientId: string,
  assignmentId: string,
): Promise<readonly Session[]> {
  const { sessions } = await get<{ sessions: Session[] }>(
    physician.request,
    `/api/sessions?patientId=${patientId}`,
  );
  return sessions.filter((session) => session.assignmentId === assignmentId);
}

/** Nothing on the disk says who it belongs to or what it is about. */
function expectSealed(text: string, ...words: readonly string[]): void {
  expect(text.length).toBeGreaterThan(100);
  for (const word of [...words, "squat", "knee_flexion", "repetitions"]) expect(text).not.toContain(word);
}
