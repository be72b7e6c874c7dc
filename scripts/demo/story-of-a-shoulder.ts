import { type Act, planContent, planItem, visitsOf } from "./clinic.ts";
import { takeTest } from "./clinic-test.ts";
import { dayBefore, momentBefore } from "./days.ts";
import type { Setting } from "./setting.ts";

/** Rosa: a shoulder that comes along, tested at both ends, and hurts more in the last days. */
export function shoulder({ people, courses, done, clock, now }: Setting): Act[] {
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
