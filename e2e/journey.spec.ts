import type { Plan, Session, SessionEvent } from "@physiocheck/contracts";
import { get } from "../scripts/product/pages.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { countedIn, storedSession } from "./support/clinic.ts";
import { recordTake, registerPatient, registerPhysician } from "./support/steps.ts";
import { expect, type Page, test } from "./support/test.ts";

/** The way of one patient through the whole product, with real inference; a few minutes. */
test.describe.configure({ timeout: 480_000 });
test.use({ serviceWorkers: "allow" });

const EXERCISE = "Squat as Dr Quist shows it";
/** What is asked for, and after how many the patient has enough: more would only take longer. */
const ASKED = 8;
const DONE = 3;

test("from a physician who registers to a proposal they accept, with a patient who exercises without a network", async ({
  page: patient,
  context: home,
  elsewhere,
  signedIn,
  watch,
}) => {
  const physician = await elsewhere();

  await test.step("a physician registers, and an admin approves them", async () => {
    await registerPhysician(physician, "Dr Ada Quist", "quist@example.org");
    const admin = await signedIn("admin");
    await admin.goto("/admin?tab=pending");
    const card = admin.getByRole("article").filter({ hasText: "Dr Ada Quist" });
    await card.getByRole("button", { name: "Approve" }).click();
    await expect(card).toHaveCount(0);
    await physician.getByRole("button", { name: "Look again" }).click();
    await physician.waitForURL("**/people");
  });

  await test.step("they make an exercise by showing it once", async () => {
    await physician.goto("/exercises/new");
    await recordTake(physician, 3);
    await physician.getByTestId("title").fill(EXERCISE);
    await physician.getByTestId("save").click();
    await expect(physician.getByRole("heading", { level: 1, name: EXERCISE })).toBeVisible();
  });

  await test.step("a patient registers, finds them and agrees to be seen", async () => {
    await registerPatient(patient, "Pia Holm", "pia@example.org");
    await patient.goto("/physicians");
    await patient.getByRole("button", { name: "Ask to be taken on: Dr Ada Quist" }).click();
    const consent = patient.getByRole("dialog");
    await consent.getByRole("checkbox").check();
    await consent.getByRole("button", { name: "Agree and ask" }).click();
    await expect(consent).toBeHidden();
    await physician.goto("/requests");
    await physician.getByRole("button", { name: "Take on: Pia Holm" }).click();
  });

  const { id: patientId } = await get<{ id: string }>(patient.request, "/api/auth/me");
  const plan = await test.step("the physician gives them a plan with that exercise", async () => {
    await physician.goto(`/plans/new?patient=${patientId}`);
    await physician.getByLabel("Search the library").fill("Quist");
    await physician.getByRole("button", { name: `Add ${EXERCISE}`, exact: true }).click();
    await physician.getByLabel("Sets", { exact: true }).fill("1");
    await physician.getByLabel("Repetitions").fill(String(ASKED));
    await physician.getByLabel("Name of the plan").fill("Knee, first week");
    await physician.getByRole("button", { name: /^Give it to/ }).click();
    await physician.waitForURL(/\/plans\/[0-9a-f-]{36}/);
    const { plans } = await get<{ plans: Plan[] }>(patient.request, "/api/plans");
    expect(plans.map(({ content }) => content.title)).toEqual(["Knee, first week"]);
    return plans[0];
  });

  await test.step("without a network the patient exercises twice, and it hurts", async () => {
    await patient.goto("/settings");
    await patient.getByTestId("make-ready").click();
    await expect(patient.getByTestId("readiness")).toHaveAttribute("data-ready", "true", {
      timeout: 120_000,
    });
    await patient.goto("/today");
    await expect(patient.getByTestId("plan-card")).toContainText("Knee, first week");
    await home.setOffline(true);
    await patient.reload();
    await expect(patient.getByTestId("device-line")).toHaveAttribute("data-state", "offline");
    const item = plan?.content.items[0]?.id ?? "";
    await exercise(patient, item, DONE);
    await exercise(patient, item, 1);
    await patient.goto("/today");
    await expect(patient.getByTestId("device-line")).toContainText("2 sessions");
    expect(await sessionsOf(physician, patientId)).toEqual([]);
  });

  const [first] = await test.step("back online, everything arrives by itself, whole and once", async () => {
    await home.setOffline(false);
    await expect
      .poll(
        async () =>
          (await sessionsOf(physician, patientId)).filter(({ state }) => state === "complete").length,
        {
          timeout: 60_000,
        },
      )
      .toBe(2);
    const sessions = (await sessionsOf(physician, patientId)).toSorted((a, b) =>
      a.startedAt.localeCompare(b.startedAt),
    );
    for (const { id } of sessions) {
      const { events } = await get<{ events: SessionEvent[] }>(
        physician.request,
        `/api/sessions/${id}/events`,
      );
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, seq) => seq));
    }
    expect(sessions.map(({ painAfter }) => painAfter)).toEqual([7, 7]);
    expect(countedIn(await storedSession(physician, sessions[0]?.id ?? ""))).toBeGreaterThanOrEqual(DONE);
    return sessions;
  });

  await test.step("the physician looks at it and overrules a repetition", async () => {
    await physician.goto(`/results/${first?.id}`);
    const counted = first?.repetitions ?? 0;
    await expect(physician.getByTestId("result-count")).toHaveText(String(counted));
    await physician.getByRole("button", { name: /^Repetition 2:/ }).click();
    await physician.getByTestId("overrule-open").click();
    const form = physician.getByTestId("overrule");
    await form.getByLabel("Why", { exact: true }).fill("Held on to the table.");
    await form.getByRole("button", { name: "Overrule" }).click();
    await expect(physician.getByText(`Counted ${counted}, physician ${counted - 1}`).first()).toBeVisible();
  });

  await test.step("and accepts less, which the patient finds on their day", async () => {
    await physician.goto(`/people/${patientId}?tab=plan`);
    const proposal = physician.getByTestId("proposals").locator("li").first();
    await expect(proposal).toContainText("above the acceptable");
    await physician.getByRole("button", { name: `Accept for ${EXERCISE}` }).click();
    await expect(proposal).toContainText("Fewer than three sessions with this dose.");
    const { plans } = await get<{ plans: Plan[] }>(patient.request, "/api/plans");
    expect(plans[0]?.content.items[0]?.dose.reps).toBeLessThan(ASKED);
    await patient.goto("/today");
    await patient.getByText("1 exercise", { exact: true }).click();
    await expect(patient.getByTestId("plan-card")).toContainText(
      `1 set of ${plans[0]?.content.items[0]?.dose.reps} repetitions`,
    );
  });
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

/** A session before the digital patient that is left after so many repetitions and hurt. */
async function exercise(page: Page, assignmentId: string, repetitions: number): Promise<void> {
  const screen = new SessionScreen(page);
  await screen.begin(assignmentId, "patient");
  await screen.reaches("set");
  await screen.counts(repetitions);
  await screen.stop();
  await screen.reaches("summary", 180_000);
  await page.getByTestId("pain-after-7").click();
  await page.getByTestId("effort-8").click();
  await page.getByTestId("finish").click();
  await screen.reaches("finished");
}

async function sessionsOf(page: Page, patientId: string): Promise<Session[]> {
  const { sessions } = await get<{ sessions: Session[] }>(
    page.request,
    `/api/sessions?patientId=${patientId}`,
  );
  return sessions;
}
