import type { PlanContent } from "@physiocheck/contracts";
import { type Act, planContent, planItem, visitsOf } from "./clinic.ts";
import { dayBefore, momentBefore } from "./days.ts";
import { BEGAN, type Setting } from "./setting.ts";

/** Jonas: a plan that takes over what he was given singly, goals, six weeks of sessions, an exercise more, and a word on the flare. */
export function knee({ people, courses, done, clock, now }: Setting): Act[] {
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
