import { dueOn, planContentSchema } from "@physiocheck/contracts";
import { and, eq, gte, isNotNull, isNull, lte, type Database, type Schema } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { nextLocalTime, wallTime } from "./local-time.ts";
import { notify } from "./notify.ts";

/** How often it is looked who is to be reminded, ms. */
const LOOK_EVERY_MS = 60_000;
/** People reminded in one look; the rest in the next. */
const MOST_AT_ONCE = 500;
/** Whoever could not be reminded for so long (the server was down) is not any more: an evening's reminder is no use at night. */
const TOO_LATE_MS = 3 * 3_600_000;

type Row = Schema["noticePreferences"]["$inferSelect"];

/** Reminds once a day, at the time that each patient chose, of what is due and not done. */
export function workOnReminders(deps: Deps): void {
  deps.jobs.every("reminders", LOOK_EVERY_MS, () => remindAll(deps));
}

/** Reminds whoever is due now. Run twice it tells nobody twice. */
export async function remindAll(deps: Deps): Promise<void> {
  const { database, now } = deps;
  const { noticePreferences, users } = database.schema;
  const at = now();
  const rows = await database.read
    .select({ preferences: noticePreferences, role: users.role, disabledAt: users.disabledAt })
    .from(noticePreferences)
    .innerJoin(users, eq(users.id, noticePreferences.userId))
    .where(and(isNotNull(noticePreferences.nextReminderAt), lte(noticePreferences.nextReminderAt, at)))
    .limit(MOST_AT_ONCE);
  for (const { preferences, role, disabledAt } of rows) {
    if (role === "patient" && disabledAt === null) await remind(deps, preferences, at);
    // Last, so that a process that dies before looks again; the notice itself knows its day.
    await moveOn(database, preferences, at);
  }
}

async function remind(deps: Deps, { userId, timeZone, nextReminderAt }: Row, at: number): Promise<void> {
  if (nextReminderAt === null || at - nextReminderAt > TOO_LATE_MS) return;
  const { day } = wallTime(at, timeZone);
  const count = await openOn(deps.database, userId, day, startOfDay(at, timeZone));
  if (count === 0) return;
  await notify(deps, {
    to: userId,
    kind: "reminder",
    about: { count },
    link: "/today",
    once: `reminder:${day}`,
  });
}

async function moveOn(
  database: Database,
  { userId, timeZone, reminderTime, nextReminderAt }: Row,
  at: number,
) {
  const { noticePreferences } = database.schema;
  await database.write(async (writer) => {
    await writer
      .update(noticePreferences)
      .set({ nextReminderAt: reminderTime === null ? null : nextLocalTime(at, reminderTime, timeZone) })
      // Chosen anew meanwhile, it stays as it was chosen.
      .where(
        and(
          eq(noticePreferences.userId, userId),
          nextReminderAt === null ? undefined : eq(noticePreferences.nextReminderAt, nextReminderAt),
        ),
      );
  });
}

/** When the day began where the person is, ms since 1970. */
function startOfDay(at: number, timeZone: string): number {
  const today = nextLocalTime(at - 24 * 3_600_000, "00:00", timeZone);
  return today > at ? at : today;
}

/** How many things are due on a day and not done: exercises that stand alone, and goes through plans. */
async function openOn(database: Database, patientId: string, day: string, since: number): Promise<number> {
  const { assignments, sessions, plans, planRuns } = database.schema;
  const alone = await database.read
    .select({ id: assignments.id })
    .from(assignments)
    .where(
      and(eq(assignments.patientId, patientId), isNull(assignments.endedAt), isNull(assignments.planId)),
    );
  const done = await database.read
    .select({ assignmentId: sessions.assignmentId })
    .from(sessions)
    .where(and(eq(sessions.patientId, patientId), gte(sessions.completedAt, since)));
  const doneIds = new Set(done.map(({ assignmentId }) => assignmentId));
  const active = await database.read
    .select({ id: plans.id, content: plans.content })
    .from(plans)
    .where(and(eq(plans.patientId, patientId), eq(plans.state, "active")));
  const runs = await database.read
    .select({ planId: planRuns.planId })
    .from(planRuns)
    .where(and(eq(planRuns.patientId, patientId), eq(planRuns.day, day), isNotNull(planRuns.finishedAt)));
  const open = active.map(({ id, content }) => {
    const due = dueOn(planContentSchema.parse(JSON.parse(content)), day);
    return Math.max(0, due - runs.filter(({ planId }) => planId === id).length);
  });
  return alone.filter(({ id }) => !doneIds.has(id)).length + open.reduce((sum, count) => sum + count, 0);
}
