import {
  EMPTY_CHAIN,
  nextChain,
  type Plan,
  type PlanContent,
  type PlanDay,
  type PlanItem,
  type Recording,
  type Session,
  type SessionEvent,
} from "@physiocheck/contracts";
import { get } from "../scripts/product/pages.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { uuidv7 } from "../scripts/product/uuidv7.ts";
import { expect, type Page, test } from "./support/test.ts";

test.describe.configure({ timeout: 420_000 });

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The day on this machine, whose time zone the browser has. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const item = (exerciseId: string, reps: number): PlanItem => ({
  id: uuidv7(),
  exerciseId,
  dose: { sets: 1, reps, holdSeconds: null, restSeconds: 0, side: "both" },
  tempo: null,
  target: null,
  painRule: { action: "stop", at: 6 },
  note: "",
});

/** Gives the patient a plan through the API, and ends the plans that other tests left. */
async function givePlan(physician: Page, patientId: string, content: Partial<PlanContent>): Promise<Plan> {
  const headers = { origin: new URL(physician.url()).origin };
  const { plans } = await get<{ plans: Plan[] }>(physician.request, `/api/plans?patientId=${patientId}`);
  for (const plan of plans.filter(({ state }) => state === "active"))
    await physician.request.post(`/api/plans/${plan.id}/end`, { headers });
  const whole: PlanContent = {
    title: "Knee, week 1",
    startsOn: today(),
    endsOn: null,
    weekdays: EVERY_DAY,
    sessionsADay: 1,
    restBetweenSeconds: 120,
    note: "",
    items: [],
    ...content,
  };
  const answer = await physician.request.post("/api/plans", {
    headers,
    data: { patientId, state: "active", content: whole },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Plan;
}

const idOf = async (patient: Page): Promise<string> =>
  (await get<{ id: string }>(patient.request, "/api/auth/me")).id;

test("a physician writes a plan with mouse and keyboard, keeps it as a template, and starts from it", async ({
  page,
  signedIn,
  watch,
}) => {
  const patient = await signedIn("patient", page);
  const physician = await signedIn("physician");
  const patientId = await idOf(patient);
  await physician.goto(`/people/${patientId}?tab=plan`);
  await physician.getByRole("link", { name: "Write a plan" }).click();
  const search = physician.getByLabel("Search the library");
  for (const [words, name] of [
    ["squat", "Squat"],
    ["sit to stand", "Sit to stand"],
    ["heel raise", "Heel raise"],
  ] as const) {
    await search.fill(words);
    await physician.getByRole("button", { name: `Add ${name}`, exact: true }).click();
  }
  const items = physician.getByTestId("plan-item");
  const order = () => items.locator("span.font-semibold").allTextContents();
  expect(await order()).toEqual(["Squat", "Sit to stand", "Heel raise"]);
  await physician.getByRole("button", { name: "Dose of Heel raise" }).click();

  // By mouse: the third above the first.
  const handle = (name: string) => physician.getByRole("button", { name: `Move ${name}`, exact: true });
  await handle("Sit to stand").evaluate((element) => element.scrollIntoView({ block: "center" }));
  const [from, to] = [await handle("Heel raise").boundingBox(), await handle("Squat").boundingBox()];
  if (!from || !to) throw new Error("a handle has no place");
  await physician.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await physician.mouse.down();
  await physician.mouse.move(to.x + to.width / 2, to.y + to.height / 2 - 10, { steps: 12 });
  await physician.mouse.up();
  await expect.poll(order).toEqual(["Heel raise", "Squat", "Sit to stand"]);

  // By keyboard: the first one down by a place. And by a plain button.
  await handle("Heel raise").focus();
  await physician.keyboard.press("Space");
  await physician.waitForTimeout(300);
  await physician.keyboard.press("ArrowDown");
  await physician.waitForTimeout(300);
  await physician.keyboard.press("Space");
  await expect.poll(order).toEqual(["Squat", "Heel raise", "Sit to stand"]);
  await physician.getByRole("button", { name: "Move Sit to stand up" }).click();
  await expect.poll(order).toEqual(["Squat", "Sit to stand", "Heel raise"]);

  // Nothing is sent while something is wrong, and the field says what.
  await physician.getByRole("button", { name: "Dose of Squat" }).click();
  await physician.getByLabel("Repetitions").fill("0");
  await physician.getByRole("button", { name: /^Give it to/ }).click();
  await expect(physician.getByText("A whole number from 1 to 200")).toBeVisible();
  await physician.getByLabel("Repetitions").fill("12");
  await physician.getByLabel("Name of the plan").fill("Knee, weeks 1 to 3");
  await expect(physician.getByTestId("week-preview").getByText("1 session").first()).toBeVisible();

  await physician.getByRole("button", { name: "Save as template" }).click();
  await physician.getByRole("dialog").getByRole("button", { name: "Save template" }).click();
  await expect(physician.getByText("The template is saved.")).toBeVisible();
  await physician.getByRole("button", { name: /^Give it to/ }).click();
  await physician.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  const { plans } = await get<{ plans: Plan[] }>(patient.request, "/api/plans");
  const given = plans.find(({ content }) => content.title === "Knee, weeks 1 to 3");
  expect(given?.content.items.map(({ exerciseId, dose }) => [exerciseId, dose.reps])).toEqual([
    ["squat", 12],
    ["sit-to-stand", 10],
    ["heel-raise", 10],
  ]);

  // Somebody else saves meanwhile: what was typed stays, and the writer decides.
  const other = await physician.context().newPage();
  await other.goto(physician.url());
  await other.getByLabel("Name of the plan").fill("Theirs");
  await other.getByRole("button", { name: "Save changes" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await physician.getByLabel("Name of the plan").fill("Mine");
  await physician.getByRole("button", { name: "Save changes" }).click();
  await expect(physician.getByTestId("conflict")).toContainText("Theirs");
  await expect(physician.getByLabel("Name of the plan")).toHaveValue("Mine");
  await physician.getByRole("button", { name: "Save mine instead" }).click();
  await expect(physician.getByTestId("conflict")).toBeHidden();
  expect((await get<Plan>(physician.request, `/api/plans/${given?.id}`)).content.title).toBe("Mine");

  await physician.goto(`/plans/new?patient=${patientId}`);
  await physician.getByLabel("Start from").selectOption({ label: "Knee, weeks 1 to 3" });
  await physician.getByRole("button", { name: "Use it" }).click();
  await expect.poll(order).toEqual(["Squat", "Sit to stand", "Heel raise"]);
  await physician.goto(`/plans/${given?.id}`);
  await physician.getByRole("button", { name: "End the plan" }).click();
  await physician.getByRole("dialog").getByRole("button", { name: "End the plan" }).click();
  await physician.waitForURL(/\/people\//);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("the patient does a plan of two exercises in one go, through a reload, and the day is done", async ({
  page,
  signedIn,
  watch,
}) => {
  const patient = await signedIn("patient", page);
  const physician = await signedIn("physician");
  const content = { items: [item("squat", 2), item("squat", 2), item("heel-raise", 5)] };
  const plan = await givePlan(physician, await idOf(patient), content);

  await patient.goto("/today");
  await expect(patient.getByTestId("plan-card")).toContainText("0 of 1 session done today");
  await patient.goto(`/plan/${plan.id}?source=patient`);
  await patient.getByTestId("run-start").click();
  const screen = new SessionScreen(patient);
  await patient.getByTestId("start").click({ timeout: 60_000 });
  await patient.getByTestId("pain-before-2").click();
  await answerAfter(patient, screen);
  const place = patient.getByTestId("run-state");
  await expect(place).toHaveAttribute("data-state", "break");
  await expect(patient.getByText("Exercise 2 of 3")).toBeVisible();

  await patient.reload();
  await expect(patient.getByText("You are in the middle of this session.", { exact: false })).toBeVisible();
  await expect(place).toHaveAttribute("data-done", "1");
  await patient.getByTestId("run-start").click();
  await patient.getByTestId("start").click({ timeout: 60_000 });
  await patient.getByTestId("pain-before-1").click();
  await answerAfter(patient, screen);

  // The third is left out, with a reason.
  await patient.getByTestId("run-skip").click();
  await patient.getByTestId("reason-no_space").click();
  await expect(place).toHaveAttribute("data-state", "end");
  await patient.getByTestId("feeling-right").click();
  await expect(patient.getByTestId("run-home")).toBeVisible({ timeout: 60_000 });

  const day = () =>
    get<{ plans: PlanDay[] }>(patient.request, `/api/plan-day?day=${today()}`).then(({ plans }) => plans);
  await expect.poll(async () => (await day())[0]?.done, { timeout: 30_000 }).toBe(1);
  await patient.getByTestId("run-home").click();
  await expect(patient.getByTestId("plan-card")).toContainText("1 of 1 session done today");
  await expect(patient.getByTestId("adherence")).toContainText("1 of 1 planned session done.");

  await patient.goto("/history?tab=progress");
  await expect(patient.getByRole("heading", { name: "What was measured" })).toBeVisible();
  await expect(
    patient
      .getByText(/change beyond the measurement error|Too few sessions|more than the measurement error/)
      .first(),
  ).toBeVisible();
  await patient.goto("/history?tab=goals");
  await patient.getByRole("button", { name: "Set a goal" }).click();
  await patient.getByLabel("What do you want to be able to do?").fill("Walk to the lake");
  await patient.getByRole("button", { name: "Save the goal" }).click();
  await expect(patient.getByTestId("goals")).toContainText("Walk to the lake");
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("agreed to once, each exercise of a run is a video of its own, until it is switched off between two", async ({
  page,
  signedIn,
}) => {
  const patient = await signedIn("patient", page);
  const physician = await signedIn("physician");
  const items = [item("squat", 1), item("squat", 1), item("squat", 1)];
  const plan = await givePlan(physician, await idOf(patient), { items });
  const screen = new SessionScreen(patient);
  const sign = patient.getByTestId("recording-sign");
  // What is counted is another test's: here an exercise ends as soon as it was filmed.
  const stopEarly = async (): Promise<void> => {
    await screen.reaches("set");
    await screen.stop();
    await answerAfter(patient, screen);
  };

  await patient.goto(`/plan/${plan.id}?source=patient`);
  await patient.getByTestId("run-start").click();
  await expect(patient.getByTestId("record-session")).not.toBeChecked();
  await patient.getByTestId("record-session").check();
  await expect(patient.getByTestId("recording-consent")).toContainText("becomes a video of its own");
  await patient.getByTestId("start").click({ timeout: 60_000 });
  await patient.getByTestId("pain-before-2").click();
  await expect(sign).toHaveAttribute("data-state", "filming", { timeout: 60_000 });
  await stopEarly();

  await expect(patient.getByTestId("record-next")).toBeChecked();
  await patient.getByTestId("run-next").click();
  await expect(sign).toHaveAttribute("data-state", "filming", { timeout: 60_000 });
  await stopEarly();

  await patient.getByTestId("record-next").uncheck();
  await patient.getByTestId("run-next").click();
  await screen.reaches("set");
  await expect(sign).toHaveCount(0);
  await stopEarly();
  await patient.getByTestId("feeling-right").click();
  await expect(patient.getByTestId("run-home")).toBeVisible({ timeout: 60_000 });

  const stateOf = async (assignmentId: string): Promise<string | undefined> => {
    const { sessions } = await get<{ sessions: Session[] }>(patient.request, "/api/sessions");
    const session = sessions.find((one) => one.assignmentId === assignmentId);
    if (!session) return undefined;
    const { recording } = await get<{ recording: Recording | null }>(
      patient.request,
      `/api/recordings/${session.id}`,
    );
    return recording?.state ?? "none";
  };
  const states = () => Promise.all(items.map(({ id }) => stateOf(id)));
  await expect.poll(states, { timeout: 120_000 }).toEqual(["ready", "ready", "none"]);
});

/** Waits until the exercise is over and answers what is asked. */
async function answerAfter(patient: Page, screen: SessionScreen): Promise<void> {
  await screen.reaches("summary", 180_000);
  await patient.getByTestId("pain-after-1").click();
  await patient.getByTestId("effort-4").click();
  await patient.getByTestId("finish").click();
}

test("sessions that hurt propose less; accepted, the patient's day has the new dose", async ({
  page,
  signedIn,
  watch,
}) => {
  const patient = await signedIn("patient", page);
  const physician = await signedIn("physician");
  const patientId = await idOf(patient);
  const plan = await givePlan(physician, patientId, { title: "Too much", items: [item("squat", 10)] });
  for (let count = 0; count < 2; count += 1) await painfulSession(patient, plan.content.items[0]?.id ?? "");

  await physician.goto(`/people/${patientId}?tab=plan`);
  const proposal = physician.getByTestId("proposals").locator("li").first();
  await expect(proposal).toContainText("1 set of 10 repetitions → 1 set of 8 repetitions");
  await expect(proposal).toContainText("above the acceptable 5");
  await physician.getByRole("button", { name: "Accept for Squat" }).click();
  await expect(proposal).toContainText("Fewer than three sessions with this dose.");
  await patient.goto("/today");
  await patient.getByText("1 exercise", { exact: true }).click();
  await expect(patient.getByTestId("plan-card")).toContainText("1 set of 8 repetitions");
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

/** A session that was begun, ended and said to hurt, without anything measured. */
async function painfulSession(patient: Page, assignmentId: string): Promise<void> {
  const id = uuidv7();
  const at = new Date().toISOString();
  const events = [
    {
      id: uuidv7(),
      seq: 0,
      t: 0,
      at,
      kind: "session_started",
      payload: {
        source: "digital_patient",
        model: null,
        delegate: null,
        picture: null,
        engineVersion: "1.0.0",
      },
    },
    { id: uuidv7(), seq: 1, t: 1000, at, kind: "finished", payload: { reason: "stopped" } },
  ] as SessionEvent[];
  let chain = EMPTY_CHAIN;
  for (const event of events) chain = await nextChain(chain, event);
  const headers = { origin: new URL(patient.url()).origin };
  const send = async (path: string, data: unknown): Promise<void> => {
    const answer = await patient.request.post(path, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await send("/api/sessions", { id, assignmentId });
  await send(`/api/sessions/${id}/events`, { events });
  await send(`/api/sessions/${id}/finish`, {
    lastSeq: 1,
    chain,
    traceChunks: 0,
    painBefore: 4,
    painAfter: 7,
    effort: 8,
    summary: null,
    calibration: null,
  });
}
