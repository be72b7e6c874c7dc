/** Six weeks of the demo clinic: who does what when. The sessions themselves are in courses.ts. */
import type { PlanContent, Session } from "@physiocheck/contracts";
import { planContent, planItem, type Act, type Done, visitsOf } from "./clinic.ts";
import { takeTest } from "./clinic-test.ts";
import type { Course } from "./courses.ts";
import { dayBefore, momentBefore } from "./days.ts";
import { pageAsPdf } from "./licence-pdf.ts";
import type { Clock, Visitor } from "./visitor.ts";

export type People = Record<
  "physician" | "admin" | "pending" | "jonas" | "rosa" | "yusuf" | "ingrid" | "mateo",
  Visitor
>;
export type Courses = Record<"jonas" | "rosa" | "yusuf", Course>;

/** Days ago on which the demo clinic's people signed up. */
export const BEGAN = 43;

type Setting = {
  readonly people: People;
  readonly courses: Courses;
  readonly done: Done;
  readonly clock: Clock;
  /** The present, ms since 1970. */
  readonly now: number;
  /** Signs somebody up who is not among the demo clinic's first people. */
  readonly signUp: (who: "ingrid" | "mateo") => Promise<void>;
};

/** Everything that happened, in order of time. */
export function storyOf(setting: Setting): Act[] {
  const acts = [...knee(setting), ...shoulder(setting), ...newcomers(setting), ...review(setting)];
  return acts.toSorted((a, b) => a.at - b.at);
}

/** Jonas: a plan that takes over what he was given singly, goals, six weeks of sessions, an exercise more, and a word on the flare. */
function knee({ people, courses, done, clock, now }: Setting): Act[] {
  const { physician, jonas } = people;
  const { weekdays, doses, visits } = courses.jonas;
  let plan = { id: "", version: 0, content: null as PlanContent | null };
  const loose = new Map<string, string>();
  const item = (exerciseId: string, note = ""): ReturnType<typeof planItem> => {
    const dose = doses[exerciseId];
    if (!dose) throw new RangeError(exerciseId);
    const id = loose.get(exerciseId);
    return planItem(exerciseId, dose, { note, ...(id !== undefined && { id }) });
  };
  const begin = async (): Promise<void> => {
    const { id: patientId } = await jonas.ask("me");
    const { assignments } = await physician.ask("listAssignments", { query: { patientId } });
    for (const { id, exercise } of assignments) {
      // What is not on the plan any more is not asked for beside it.
      if (doses[exercise.id]) loose.set(exercise.id, id);
      else await physician.ask("endAssignment", { params: { assignmentId: id } });
    }
    const content = planContent(
      {
        title: "Left knee after arthroscopy",
        startsOn: dayBefore(now, BEGAN - 1),
        weekdays: [...weekdays],
        note: "Slowly, and only as deep as the knee lets you. Stop at pain of 6.",
      },
      [
        item("squat", "Hold on to a chair if you like."),
        item("sit-to-stand"),
        item("standing-knee-flexion", "The left leg only: the heel towards the seat."),
      ],
    );
    const made = await physician.ask("createPlan", {
      body: { patientId, state: "active", shared: false, content },
    });
    plan = { id: made.id, version: made.version, content };
    const items = content.items.map(({ exerciseId, dose }) => planItem(exerciseId, dose));
    await physician.ask("createPlan", {
      body: {
        patientId: null,
        state: "draft",
        shared: true,
        content: { ...content, title: "Knee after arthroscopy, weeks 1 to 6", items },
      },
    });
    await physician.ask("createPatientGoal", {
      params: { patientId },
      body: {
        aim: { kind: "angle", movement: "knee_flexion", side: "left", degrees: 95 },
        by: dayBefore(now, -14),
      },
    });
    await jonas.ask("createGoal", { body: { aim: { kind: "pain", atMost: 2 }, by: null } });
    await jonas.ask("createGoal", {
      body: { aim: { kind: "words", text: "Walk down to the lake and back again" }, by: dayBefore(now, -21) },
    });
  };
  const balance = async (): Promise<void> => {
    if (!plan.content) return;
    const content = {
      ...plan.content,
      items: [...plan.content.items, item("single-leg-stance", "Near a wall, please.")],
    };
    await physician.ask("changePlan", {
      params: { planId: plan.id },
      body: { basedOn: plan.version, state: "active", shared: false, content },
    });
  };
  const reminded = async (): Promise<void> => {
    const preferences = await jonas.ask("getNoticePreferences");
    await jonas.ask("putNoticePreferences", { body: { ...preferences, reminderTime: "18:00" } });
  };
  return [
    { at: momentBefore(now, BEGAN - 1, "10:30"), happen: begin },
    { at: momentBefore(now, BEGAN - 1, "19:00"), happen: reminded },
    ...visitsOf(courses.jonas, jonas, () => plan.id, done, clock, now),
    ...(visits.some(({ daysAgo }) => daysAgo < 15)
      ? [{ at: momentBefore(now, 15, "12:00"), happen: balance }]
      : []),
  ];
}

/** Rosa: a shoulder that comes along, tested at both ends, and hurts more in the last days. */
function shoulder({ people, courses, done, clock, now }: Setting): Act[] {
  const { physician, rosa } = people;
  const { weekdays, doses } = courses.rosa;
  let planId = "";
  const begin = async (): Promise<void> => {
    const { id: patientId } = await rosa.ask("me");
    const { assignments } = await physician.ask("listAssignments", { query: { patientId } });
    const items = assignments.flatMap(({ id, exercise }) => {
      const dose = doses[exercise.id];
      return dose ? [planItem(exercise.id, dose, { id, painRule: { action: "skip", at: 7 } })] : [];
    });
    const frame = {
      title: "Stiff right shoulder",
      startsOn: dayBefore(now, 20),
      weekdays: [...weekdays],
      note: "Stop below the height that hurts.",
    };
    const made = await physician.ask("createPlan", {
      body: { patientId, state: "active", shared: false, content: planContent(frame, items) },
    });
    planId = made.id;
    await rosa.ask("createGoal", {
      body: {
        aim: { kind: "angle", movement: "shoulder_abduction", side: "right", degrees: 120 },
        by: dayBefore(now, -30),
      },
    });
  };
  const wait = async (): Promise<void> => {
    const params = { planId };
    const { proposals } = await physician.ask("listPlanProposals", {
      params,
      query: { day: dayBefore(now, 8) },
    });
    for (const { itemId, proposal } of proposals)
      if (proposal.verdict !== "hold")
        await physician.ask("dismissPlanProposal", {
          params,
          body: { itemId, proposal, reason: "Not more yet: first the arm is to go higher." },
        });
  };
  const raise = (depth: number): (() => Promise<void>) => {
    const script = {
      kind: "exercise",
      exercise: "shoulder-abduction",
      repetitions: 3,
      side: "right",
      depth,
      restSeconds: 1.5,
      leadSeconds: 5,
    } as const;
    const person = { age: 58, sex: "female" } as const;
    return () => takeTest(rosa, { test: "shoulder-abduction-rom", side: "right", person, yaw: 0, script });
  };
  return [
    { at: momentBefore(now, 21, "16:00"), happen: begin },
    { at: momentBefore(now, 20, "08:30"), happen: raise(1) },
    ...visitsOf(courses.rosa, rosa, () => planId, done, clock, now),
    { at: momentBefore(now, 8, "12:10"), happen: wait },
    { at: momentBefore(now, 5, "08:30"), happen: raise(1.45) },
  ];
}

/** Yusuf, who has just begun; Ingrid, who has a plan and has not; Mateo, who asks; and a colleague who waits for the admin. */
function newcomers({ people, courses, done, clock, now, signUp }: Setting): Act[] {
  const { physician, yusuf, ingrid, pending } = people;
  let planId = "";
  const approve = async (who: Visitor): Promise<string> => {
    const { id } = await who.ask("me");
    const { subscriptions } = await physician.ask("listSubscriptions");
    const asked = subscriptions.find(({ patient, state }) => patient.id === id && state === "requested");
    if (!asked) throw new Error("nobody asked");
    await physician.ask("approveSubscription", { params: { subscriptionId: asked.id } });
    return id;
  };
  const ask = async (who: "ingrid" | "mateo"): Promise<void> => {
    await signUp(who);
    const { id: physicianId } = await physician.ask("me");
    await people[who].ask("requestSubscription", { body: { physicianId } });
  };
  const give = async (
    patientId: string,
    title: string,
    exercises: Course["doses"],
    weekdays: readonly number[],
  ) => {
    const content = planContent(
      { title, startsOn: dayBefore(now, 5), weekdays: [...weekdays], note: "" },
      Object.entries(exercises).map(([exerciseId, dose]) => planItem(exerciseId, dose)),
    );
    return physician.ask("createPlan", { body: { patientId, state: "active", shared: false, content } });
  };
  const stands = {
    kind: "exercise",
    exercise: "sit-to-stand",
    repetitions: 10,
    repSeconds: 4.6,
    leadSeconds: 3,
  } as const;
  return [
    {
      at: momentBefore(now, 6, "13:00"),
      happen: async () => {
        const patientId = await approve(yusuf);
        const { doses, weekdays } = courses.yusuf;
        planId = (await give(patientId, "Getting up with ease", doses, weekdays)).id;
      },
    },
    {
      at: momentBefore(now, 5, "10:00"),
      happen: () =>
        takeTest(yusuf, {
          test: "chair-stand-30",
          side: null,
          person: { age: 71, sex: "male" },
          yaw: 30,
          script: stands,
        }),
    },
    ...visitsOf(courses.yusuf, yusuf, () => planId, done, clock, now),
    { at: momentBefore(now, 7, "20:00"), happen: () => ask("ingrid") },
    {
      at: momentBefore(now, 6, "13:20"),
      happen: async () => {
        await give(
          await approve(ingrid),
          "Hip, first steps",
          { "heel-raise": reps(10), marching: reps(12) },
          [1, 3, 5],
        );
      },
    },
    { at: momentBefore(now, 1, "21:15"), happen: () => ask("mateo") },
    {
      at: momentBefore(now, 2, "15:00"),
      happen: async () => {
        const body = pageAsPdf([
          "Register of Physiotherapists",
          "",
          "Dr Tomas Vidal",
          "Licence PT-311902, valid until 31 December 2031",
          "",
          "A made-up document of the demo clinic.",
        ]);
        await pending.ask("addCredential", { query: { name: "licence.pdf" }, body });
      },
    },
  ];
}

const reps = (count: number) =>
  ({ sets: 2, reps: count, holdSeconds: null, restSeconds: 45, side: "both" }) as const;

/** What the physician makes of Jonas's sessions: a repetition overruled, a note that he reads and one that he does not. */
function review({ people, now }: Setting): Act[] {
  const { physician, jonas } = people;
  const sessionsOf = async (): Promise<readonly Session[]> => {
    const { id: patientId } = await jonas.ask("me");
    const query = { patientId, exerciseId: "squat", limit: 50 };
    return (await physician.ask("listSessions", { query })).sessions;
  };
  return [
    {
      at: momentBefore(now, 30, "09:00"),
      happen: async () => {
        const stopped = (await sessionsOf()).find(({ endReason }) => endReason === "pain");
        if (!stopped) return;
        await physician.ask("addSessionNote", {
          params: { sessionId: stopped.id },
          body: {
            text: "Right to stop. Take two days off and cool the knee; then go on a little less deep.",
            t: null,
            shared: true,
          },
        });
      },
    },
    {
      at: momentBefore(now, 13, "09:00"),
      happen: async () => {
        for (const { id: sessionId } of await sessionsOf()) {
          const { ledger } = await physician.ask("getSession", { params: { sessionId } });
          const short = ledger.find(({ entry }) => entry.reason === "too_shallow");
          if (!short) continue;
          await physician.ask("overruleAttempt", {
            params: { sessionId, index: short.index },
            body: { outcome: "counted", reason: "As deep as I asked for that week. It counts." },
          });
          await physician.ask("addSessionNote", {
            params: { sessionId },
            body: {
              text: "Ask whether the right side is warmed up first.",
              t: short.entry.peak,
              shared: false,
            },
          });
          return;
        }
      },
    },
  ];
}
