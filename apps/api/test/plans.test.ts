import type {
  Assignment,
  Course,
  Goal,
  Plan,
  PlanContent,
  PlanDay,
  PlanProposal,
  PlanRun,
  TodayItem,
} from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeOf, type Reply } from "./support/browser.ts";
import { PLAN_DAY, planContent, planItem, planRun } from "./support/plans.ts";
import { DOSE, finishOf, newExercise, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

const DAY_MS = 86_400_000;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("plans", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;
    let colleague: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
    });
    afterAll(() => api.stop());
    beforeEach(async () => {
      api.clock.ms = Date.parse(`${PLAN_DAY}T09:00:00.000Z`);
      patient = await api.person("patient", { name: "Ana" });
      physician = await api.person("physician", { name: "Dr Vega" });
      colleague = await api.person("physician", { name: "Dr Moss" });
      await api.subscribe(patient, physician);
    });

    const create = (
      content: PlanContent = planContent(),
      more: { patientId?: string | null; state?: "draft" | "active"; shared?: boolean } = {},
      who = physician,
    ) =>
      who.browser.send<Plan>("POST", "/api/plans", {
        patientId: patient.id,
        state: "active",
        content,
        ...more,
      });
    const change = (plan: Plan, content: Partial<PlanContent>, basedOn = plan.version, who = physician) =>
      who.browser.send<Plan>("PUT", `/api/plans/${plan.id}`, {
        basedOn,
        state: "active",
        content: { ...plan.content, ...content },
      });
    const plansOf = async (who: Person, query = ""): Promise<readonly Plan[]> =>
      (await who.browser.send<{ plans: Plan[] }>("GET", `/api/plans${query}`)).body.plans;
    const today = async (day = PLAN_DAY): Promise<readonly PlanDay[]> =>
      (await patient.browser.send<{ plans: PlanDay[] }>("GET", `/api/plan-day?day=${day}`)).body.plans;
    const items = async (): Promise<readonly TodayItem[]> =>
      (await patient.browser.send<{ items: TodayItem[] }>("GET", "/api/today")).body.items;
    const run = (plan: Plan, body: PlanRun, id = uuidv7(), who = patient) =>
      who.browser.send("PUT", `/api/plans/${plan.id}/runs/${id}`, body);
    const fieldsOf = (reply: Reply): unknown =>
      (reply.body as { error: { details?: { fields: { path: string }[] } } }).error.details?.fields.map(
        ({ path }) => path,
      );

    /** A finished session of an item, at the clock's time. */
    const session = async (
      assignmentId: string,
      answers: { painBefore?: number; painAfter?: number; effort?: number } = {},
    ): Promise<string> => {
      const id = uuidv7();
      const events = sessionEvents(21);
      await patient.browser.send("POST", "/api/sessions", { id, assignmentId });
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
      const finish = await finishOf(events);
      const done = await patient.browser.send("POST", `/api/sessions/${id}/finish`, {
        ...finish,
        painBefore: 1,
        painAfter: 1,
        effort: 3,
        ...answers,
      });
      expect(done.status, `answered ${done.text}`).toBe(200);
      return id;
    };

    test("a plan is written, given, seen, changed and ended; its items are what sessions are done under", async () => {
      const draft = await create(planContent(), { state: "draft" });
      expect(draft.status, `answered ${draft.text}`).toBe(201);
      expect(draft.body).toMatchObject({
        patient: { name: "Ana" },
        physician: { name: "Dr Vega" },
        state: "draft",
        version: 1,
        exercises: [{ id: "squat" }, { id: "plank" }],
      });
      // A draft is nothing to do, nor to see, for the patient.
      expect([await plansOf(patient), await items(), await today()]).toEqual([[], [], []]);
      expect((await patient.browser.send("GET", `/api/plans/${draft.body.id}`)).status).toBe(404);

      const given = await change(draft.body, {});
      expect(given.body).toMatchObject({ state: "active", version: 2 });
      expect(await plansOf(patient)).toMatchObject([{ id: draft.body.id, content: draft.body.content }]);
      const [first, second] = draft.body.content.items;
      expect((await items()).map(({ assignment }) => [assignment.id, assignment.planId])).toEqual([
        [first?.id, draft.body.id],
        [second?.id, draft.body.id],
      ]);

      // Another order, another dose, one gone, one new: the ids that stay keep their sessions.
      const sessionId = await session(second?.id ?? "");
      const added = planItem({ exerciseId: "sit-to-stand" });
      const changed = await change(given.body, {
        items: [{ ...second, dose: { ...second.dose, sets: 3 } }, added],
      });
      expect(changed.body.content.items.map(({ id }) => id)).toEqual([second?.id, added.id]);
      expect((await items()).map(({ assignment: { id, dose } }) => [id, dose.sets])).toEqual([
        [second?.id, 3],
        [added.id, 2],
      ]);
      const kept = await patient.browser.send("GET", `/api/sessions/${sessionId}`);
      expect(kept.body).toMatchObject({ session: { assignmentId: second?.id, dose: { sets: 2 } } });

      const ended = await physician.browser.send<Plan>("POST", `/api/plans/${draft.body.id}/end`);
      expect(ended.body).toMatchObject({ state: "ended", version: 4 });
      expect(ended.body.endedAt).not.toBeNull();
      expect(
        (await physician.browser.send<Plan>("POST", `/api/plans/${draft.body.id}/end`)).body.version,
      ).toBe(4);
      expect(await items()).toEqual([]);
      expect(codeOf(await change(ended.body, {}))).toBe("wrong_state");
      expect(await plansOf(patient)).toMatchObject([{ state: "ended" }]);
    });

    test("two write at once: the second is told, and what stands is the first's", async () => {
      const { body: plan } = await create();
      const first = await change(plan, { title: "First" });
      expect(first.body).toMatchObject({ version: 2, content: { title: "First" } });
      const second = await change(plan, { title: "Second" });
      expect([second.status, codeOf(second)]).toEqual([409, "conflict"]);
      expect(await plansOf(physician)).toMatchObject([{ version: 2, content: { title: "First" } }]);
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, n) => change(first.body, { title: `Race ${n}` })),
      );
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(replies.filter((reply) => codeOf(reply) === "conflict")).toHaveLength(5);
    });

    test("what makes no sense is refused, naming the field", async () => {
      const field = async (content: Partial<PlanContent>) => fieldsOf(await create(planContent(content)));
      const item = planItem();
      expect(await field({ items: [] })).toEqual(["body.content.items"]);
      expect(await field({ endsOn: "2026-10-01" })).toEqual(["body.content.endsOn"]);
      expect(await field({ weekdays: [1, 1] })).toEqual(["body.content.weekdays"]);
      expect(await field({ weekdays: [] })).toEqual(["body.content.weekdays"]);
      expect(await field({ startsOn: "2026-02-30" })).toEqual(["body.content.startsOn"]);
      expect(await field({ items: [item, item] })).toEqual(["body.content.items"]);
      expect(await field({ items: [planItem({ exerciseId: "plank" })] })).toEqual([
        "body.content.items.0.dose",
      ]);
      expect(await field({ items: [planItem({ exerciseId: "nothing" })] })).toEqual([
        "body.content.items.0.exerciseId",
      ]);
      expect(await field({ items: [planItem({ painRule: { action: "stop", at: 0 } })] })).toEqual([
        "body.content.items.0.painRule.at",
      ]);
      expect(fieldsOf(await create(planContent(), { patientId: null }))).toEqual(["body.state"]);
      expect(fieldsOf(await create(planContent(), { shared: true }))).toEqual(["body.shared"]);
      expect((await create(planContent(), { patientId: uuidv7() })).status).toBe(404);
    });

    test("templates: one's own, or everybody's in the clinic; nobody's own exercises are shared", async () => {
      const asTemplate = { patientId: null, state: "draft" } as const;
      const own = await create(planContent({ title: "Mine" }), asTemplate);
      expect(own.body.patient).toBeNull();
      const shared = await create(planContent({ title: "Ours" }), { ...asTemplate, shared: true });
      const titles = async (who: Person) =>
        (await plansOf(who, "?templates=only")).map(({ content }) => content.title).toSorted();
      expect(await titles(physician)).toEqual(["Mine", "Ours"]);
      const seen = await titles(colleague);
      expect([seen.includes("Ours"), seen.includes("Mine")]).toEqual([true, false]);
      expect((await colleague.browser.send("GET", `/api/plans/${own.body.id}`)).status).toBe(404);
      expect((await colleague.browser.send("GET", `/api/plans/${shared.body.id}`)).status).toBe(200);
      expect((await colleague.browser.send("POST", `/api/plans/${shared.body.id}/end`)).status).toBe(404);
      expect((await patient.browser.send("GET", `/api/plans/${shared.body.id}`)).status).toBe(404);
      expect((await patient.browser.send("GET", "/api/plans?templates=only")).status).toBe(404);

      const made = await physician.browser.send<{ definition: { id: string } }>(
        "POST",
        "/api/exercises",
        newExercise("Mine alone"),
      );
      const withOwn = planContent({ items: [planItem({ exerciseId: made.body.definition.id })] });
      expect((await create(withOwn, asTemplate)).status).toBe(201);
      expect(fieldsOf(await create(withOwn, { ...asTemplate, shared: true }))).toEqual([
        "body.content.items.0.exerciseId",
      ]);
      // Put away, it is offered to nobody.
      await physician.browser.send("POST", `/api/plans/${shared.body.id}/end`);
      expect(await titles(colleague)).not.toContain("Ours");
    });

    test("exercises that were given by themselves stay, and a plan can take them over with all that was done", async () => {
      const { body: loose } = await physician.browser.send<Assignment>("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId: "squat",
        dose: DOSE,
      });
      expect(loose.planId).toBeUndefined();
      await session(loose.id);
      const item = planItem({ id: loose.id });
      const plan = await create(planContent({ items: [item] }));
      expect(plan.status, `answered ${plan.text}`).toBe(201);
      expect(await items()).toMatchObject([
        { assignment: { id: loose.id, planId: plan.body.id }, doneToday: 1 },
      ]);
      // Nobody takes what is another plan's, another patient's, or of another exercise.
      expect(codeOf(await create(planContent({ items: [item] })))).toBe("conflict");
      const other = await api.person("patient");
      await api.subscribe(other, physician);
      expect(codeOf(await create(planContent({ items: [item] }), { patientId: other.id }))).toBe("conflict");
      const swapped = [{ ...item, exerciseId: "sit-to-stand" }];
      expect(codeOf(await change(plan.body, { items: swapped }))).toBe("conflict");
      // Taken off the day, it is off the plan, as a version of its own.
      const gone = await physician.browser.send<Assignment>("DELETE", `/api/assignments/${loose.id}`);
      expect(gone.body.endedAt).not.toBeNull();
      expect(await plansOf(physician)).toMatchObject([{ version: 2, content: { items: [] } }]);
    });

    test("a colleague of the same patient sees the plan and cannot write it; once the consent ends, nobody does", async () => {
      const { body: plan } = await create();
      // Who has other patients sees no more of this one than who has none.
      await api.subscribe(await api.person("patient"), colleague);
      expect(await plansOf(colleague)).toEqual([]);
      expect((await colleague.browser.send("GET", `/api/plans/${plan.id}`)).status).toBe(404);
      await api.subscribe(patient, colleague);
      expect(await plansOf(colleague, `?patientId=${patient.id}`)).toMatchObject([{ id: plan.id }]);
      expect((await change(plan, {}, 1, colleague)).status).toBe(404);
      const path = `/api/plans/${plan.id}/proposals/dismissal`;
      const body = { itemId: plan.content.items[0]?.id, proposal: PROPOSAL, reason: "No." };
      expect((await colleague.browser.send("POST", path, body)).status).toBe(404);
    });

    test("the day: due, done, rest; a run that was begun is offered again, a finished one counts once", async () => {
      const { body: plan } = await create(planContent({ weekdays: [6], endsOn: "2026-11-28" }));
      const [first, second] = plan.content.items;
      expect(await today()).toMatchObject([{ due: 2, done: 0, openRun: null }]);
      expect(await today("2026-11-22")).toMatchObject([{ due: 0 }]);
      expect(await today("2026-12-05")).toEqual([]);

      const sessionId = await session(first.id);
      const done = { itemId: first.id, outcome: "done", sessionId, reason: null, pain: 2 } as const;
      const id = uuidv7();
      expect((await run(plan, planRun({ items: [done] }), id)).status).toBe(204);
      expect(await today()).toMatchObject([{ done: 0, openRun: { id, items: [{ pain: 2 }] } }]);

      const skipped = {
        itemId: second.id,
        outcome: "skipped",
        sessionId: null,
        reason: "no_space",
        pain: null,
      } as const;
      const whole = planRun({
        items: [done, skipped],
        finishedAt: `${PLAN_DAY}T09:30:00.000Z`,
        feeling: "right",
      });
      for (let again = 0; again < 3; again += 1) expect((await run(plan, whole, id)).status).toBe(204);
      // A copy of the earlier state that was stuck on the way.
      await run(plan, planRun({ items: [done] }), id);
      expect(await today()).toMatchObject([{ due: 2, done: 1, openRun: null }]);

      const wrong = { ...done, itemId: uuidv7() };
      expect(fieldsOf(await run(plan, planRun({ items: [wrong] })))).toEqual(["body.items"]);
      const stranger = await api.person("patient");
      expect((await run(plan, whole, id, stranger)).status).toBe(404);
      const { body: otherPlan } = await create(planContent({ items: [planItem()] }));
      expect((await run(otherPlan, planRun(), id)).status).toBe(404);
      const both = await Promise.all([run(plan, whole, id), run(plan, whole, id)]);
      expect(both.map(({ status }) => status)).toEqual([204, 204]);
    });

    test("the course: what was measured with its doubt, and adherence as the plan was on each day", async () => {
      api.clock.ms = Date.parse("2026-11-16T09:00:00.000Z");
      const { body: plan } = await create(planContent({ startsOn: "2026-11-16", sessionsADay: 1 }));
      const [item] = plan.content.items;
      await session(item.id, { painBefore: 4, painAfter: 3, effort: 5 });
      await run(plan, planRun({ day: "2026-11-16", finishedAt: "2026-11-16T09:30:00.000Z" }));
      // From the 18th on three days a week, not the 19th.
      api.clock.ms += 2 * DAY_MS;
      await change(plan, { weekdays: [3, 5, 7] });
      api.clock.ms += 2 * DAY_MS;
      const course = async (who: Person, path: string) =>
        (await who.browser.send<Course>("GET", `${path}?day=2026-11-20`)).body;
      const mine = await course(patient, "/api/course");
      expect(mine.points).toMatchObject([
        {
          exerciseId: "squat",
          repetitions: 16,
          completion: 1,
          quality: 81.5,
          jitter: 0.8,
          painBefore: 4,
          painAfter: 3,
          range: [{ angle: "knee_flexion_left", value: 93.25, plusMinus: 4.5 }],
        },
      ]);
      expect(mine.days).toEqual([
        { day: "2026-11-16", due: 1, done: 1 },
        { day: "2026-11-17", due: 1, done: 0 },
        { day: "2026-11-18", due: 1, done: 0 },
        { day: "2026-11-19", due: 0, done: 0 },
        { day: "2026-11-20", due: 1, done: 0 },
      ]);
      expect(await course(physician, `/api/patients/${patient.id}/course`)).toEqual(mine);
      expect(
        (await colleague.browser.send("GET", `/api/patients/${patient.id}/course?day=${PLAN_DAY}`)).status,
      ).toBe(404);
      expect((await patient.browser.send("GET", "/api/course")).status).toBe(422);
    });

    test("goals: the patient's and the physician's; each closes their own", async () => {
      const set = (path: string, aim: object, who: Person) =>
        who.browser.send<Goal>("POST", path, { aim, by: "2027-01-15" });
      const own = await set("/api/goals", { kind: "words", text: "Walk to the lake" }, patient);
      expect([own.status, own.body.author]).toEqual([201, { id: patient.id, name: "Ana", role: "patient" }]);
      const aim = { kind: "angle", movement: "knee_flexion", side: "left", degrees: 120 };
      const theirs = await set(`/api/patients/${patient.id}/goals`, aim, physician);
      expect(theirs.body).toMatchObject({ aim, by: "2027-01-15", author: { role: "physician" } });
      expect((await set(`/api/patients/${patient.id}/goals`, aim, colleague)).status).toBe(404);
      const states = (id: string, state: string, who: Person) =>
        who.browser.send("PUT", `/api/goals/${id}`, { state });
      expect((await states(theirs.body.id, "reached", patient)).status).toBe(404);
      expect((await states(own.body.id, "reached", physician)).status).toBe(404);
      expect((await states(theirs.body.id, "reached", physician)).status).toBe(204);
      expect((await states(own.body.id, "removed", patient)).status).toBe(204);
      const left = await patient.browser.send<{ goals: Goal[] }>("GET", "/api/goals");
      expect(left.body.goals).toMatchObject([{ id: theirs.body.id }]);
      expect(left.body.goals[0]?.reachedAt).not.toBeNull();
      const seen = await physician.browser.send("GET", `/api/patients/${patient.id}/goals`);
      expect(seen.body).toEqual(left.body);
    });

    describe("proposals", () => {
      const proposals = async (plan: Plan) =>
        (
          await physician.browser.send<{
            version: number;
            proposals: PlanProposal[];
            decisions: { outcome: string; reason: string }[];
          }>("GET", `/api/plans/${plan.id}/proposals?day=${PLAN_DAY}`)
        ).body;
      const accept = (plan: Plan, { itemId, proposal }: PlanProposal, basedOn = plan.version) =>
        physician.browser.send<Plan>("POST", `/api/plans/${plan.id}/proposals/acceptance?day=${PLAN_DAY}`, {
          basedOn,
          itemId,
          proposal,
        });

      /** Three sessions of a plan with one exercise, on three days, each as a whole run. */
      const practised = async (answers: { painAfter?: number; effort?: number } = {}): Promise<Plan> => {
        api.clock.ms = Date.parse("2026-11-18T09:00:00.000Z");
        const { body: plan } = await create(
          planContent({ startsOn: "2026-11-19", sessionsADay: 1, items: [planItem()] }),
        );
        for (const day of ["2026-11-19", "2026-11-20", PLAN_DAY]) {
          api.clock.ms += DAY_MS;
          const sessionId = await session(plan.content.items[0].id, answers);
          const done = {
            itemId: plan.content.items[0].id,
            outcome: "done",
            sessionId,
            reason: null,
            pain: null,
          } as const;
          await run(
            plan,
            planRun({ day, items: [done], finishedAt: `${day}T10:00:00.000Z`, feeling: "too_easy" }),
          );
        }
        return plan;
      };
      const told = async (who: Person): Promise<readonly string[]> => {
        const { read, schema } = api.server.deps.database;
        const rows = await read.select().from(schema.notices);
        return rows.filter(({ userId }) => userId === who.id).map(({ kind }) => kind);
      };

      test("three easy sessions propose one repetition more; accepted, the plan changes and the patient is told", async () => {
        const plan = await practised();
        const { version, proposals: list } = await proposals(plan);
        expect(version).toBe(1);
        expect(list).toMatchObject([
          { before: DOSE, proposal: { verdict: "progress", reason: "easy", dose: { sets: 2, reps: 9 } } },
        ]);
        expect(await told(physician)).toContain("proposal_ready");
        expect((await told(physician)).filter((kind) => kind === "proposal_ready")).toHaveLength(1);
        const before = (await told(patient)).filter((kind) => kind === "plan_changed").length;

        expect(codeOf(await accept(plan, list[0], 7))).toBe("conflict");
        const other = {
          ...list[0],
          proposal: { ...list[0].proposal, dose: { sets: 9, reps: 50, holdSeconds: null } },
        };
        expect(codeOf(await accept(plan, other))).toBe("conflict");
        const { body } = await accept(plan, list[0]);
        expect(body).toMatchObject({
          version: 2,
          content: { items: [{ dose: { sets: 2, reps: 9, restSeconds: 30 } }] },
        });
        expect((await items())[0]?.assignment.dose.reps).toBe(9);
        expect((await told(patient)).filter((kind) => kind === "plan_changed")).toHaveLength(before + 1);
        // With the new dose it all begins again.
        const after = await proposals(body);
        expect(after.proposals).toMatchObject([
          { proposal: { verdict: "hold", reason: "too_few_sessions" } },
        ]);
        expect(after.decisions).toMatchObject([{ outcome: "accepted" }]);
      });

      test("pain proposes less; dismissed with a reason, the same sessions propose nothing again", async () => {
        const plan = await practised({ painAfter: 7 });
        const { proposals: list } = await proposals(plan);
        expect(list).toMatchObject([
          { proposal: { verdict: "regress", reason: "pain_high", dose: { reps: 6 } } },
        ]);
        const path = `/api/plans/${plan.id}/proposals/dismissal`;
        const { itemId, proposal } = list[0];
        expect((await physician.browser.send("POST", path, { itemId, proposal, reason: " " })).status).toBe(
          422,
        );
        api.clock.ms += 1;
        const sent = await physician.browser.send("POST", path, {
          itemId,
          proposal,
          reason: "Known, harmless.",
        });
        expect(sent.status).toBe(204);
        const after = await proposals(plan);
        expect(after.proposals).toMatchObject([{ proposal: { reason: "too_few_sessions" } }]);
        expect(after.decisions).toMatchObject([{ outcome: "dismissed", reason: "Known, harmless." }]);
        expect(codeOf(await accept(plan, list[0]))).toBe("conflict");
      });
    });
  });
});

const PROPOSAL = {
  verdict: "progress",
  reason: "easy",
  dose: { sets: 2, reps: 9, holdSeconds: null },
  sessions: 3,
  measured: 3,
};
