/** Six weeks of the demo clinic: who does what when. The sessions themselves are in courses.ts. */
import type { Session } from "@physiocheck/contracts";
import { type Act, planContent, planItem, visitsOf } from "./clinic.ts";
import { takeTest } from "./clinic-test.ts";
import type { Course } from "./courses.ts";
import { dayBefore, momentBefore } from "./days.ts";
import { pageAsPdf } from "./licence-pdf.ts";
import type { Setting } from "./setting.ts";
import { knee } from "./story-of-a-knee.ts";
import { shoulder } from "./story-of-a-shoulder.ts";
import type { Visitor } from "./visitor.ts";

/** Everything that happened, in order of time. */
export function storyOf(setting: Setting): Act[] {
  const acts = [...knee(setting), ...shoulder(setting), ...newcomers(setting), ...review(setting)];
  return acts.toSorted((a, b) => a.at - b.at);
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
