import { FIRST_STEPS, type FirstStep, type FirstSteps, type Role } from "@physiocheck/contracts";
import { and, eq, inArray, isNotNull, type Database } from "@physiocheck/database";
import { readSettings } from "../admin/settings-store.ts";
import { subscribedTo } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";

type StepHandlers = Pick<Handlers, "getFirstSteps" | "putFirstSteps">;
type Taken = Readonly<Partial<Record<FirstStep, () => Promise<boolean>>>>;

/** The first steps of each role. Whether one was taken is read from what is there, never noted down. */
export function firstStepsHandlers({ database, now }: Deps): StepHandlers {
  const { users } = database.schema;

  const answer = async (viewer: SignedIn): Promise<FirstSteps> => {
    const taken = TAKEN[viewer.role](database, viewer.id);
    const [row] = await database.read
      .select({ dismissedAt: users.stepsDismissedAt })
      .from(users)
      .where(eq(users.id, viewer.id));
    const steps = await Promise.all(
      FIRST_STEPS[viewer.role].map(async (step) => ({ step, done: (await taken[step]?.()) ?? false })),
    );
    return { steps, dismissed: (row?.dismissedAt ?? null) !== null };
  };

  return {
    getFirstSteps: ({ viewer }) => answer(viewer),

    async putFirstSteps({ viewer, body: { dismissed } }) {
      await database.write(async (writer) => {
        await writer
          .update(users)
          .set({ stepsDismissedAt: dismissed ? now() : null })
          .where(eq(users.id, viewer.id));
      });
      return answer(viewer);
    },
  };
}

const TAKEN: Record<Role, (database: Database, userId: string) => Taken> = {
  patient({ read, schema }, userId) {
    const { assignments, goals, noticePreferences, sessions, subscriptions } = schema;
    return {
      physician: () =>
        some(
          read
            .select({ id: subscriptions.id })
            .from(subscriptions)
            .where(
              and(
                eq(subscriptions.patientId, userId),
                inArray(subscriptions.state, ["requested", "approved"]),
              ),
            )
            .limit(1),
        ),
      exercises: () =>
        some(
          read
            .select({ id: assignments.id })
            .from(assignments)
            .where(eq(assignments.patientId, userId))
            .limit(1),
        ),
      session: () =>
        some(
          read
            .select({ id: sessions.id })
            .from(sessions)
            .where(and(eq(sessions.patientId, userId), isNotNull(sessions.completedAt)))
            .limit(1),
        ),
      goal: () => some(read.select({ id: goals.id }).from(goals).where(eq(goals.patientId, userId)).limit(1)),
      reminder: () =>
        some(
          read
            .select({ id: noticePreferences.userId })
            .from(noticePreferences)
            .where(and(eq(noticePreferences.userId, userId), isNotNull(noticePreferences.reminderTime)))
            .limit(1),
        ),
    };
  },

  physician({ read, schema }, userId) {
    const { assignments, exercises, plans, sessions, subscriptions, users } = schema;
    return {
      patient: () =>
        some(
          read
            .select({ id: subscriptions.id })
            .from(subscriptions)
            .where(and(eq(subscriptions.physicianId, userId), eq(subscriptions.state, "approved")))
            .limit(1),
        ),
      plan: async () =>
        (await some(
          read.select({ id: plans.id }).from(plans).where(eq(plans.physicianId, userId)).limit(1),
        )) ||
        some(
          read
            .select({ id: assignments.id })
            .from(assignments)
            .where(eq(assignments.physicianId, userId))
            .limit(1),
        ),
      exercise: () =>
        some(read.select({ id: exercises.id }).from(exercises).where(eq(exercises.ownerId, userId)).limit(1)),
      session: () =>
        some(
          read
            .select({ id: sessions.id })
            .from(sessions)
            // Joined so that the column keeps its table's name in the subscription's query.
            .innerJoin(users, eq(users.id, sessions.patientId))
            .where(and(isNotNull(sessions.completedAt), subscribedTo(schema, userId, sessions.patientId)))
            .limit(1),
        ),
    };
  },

  admin(database, userId) {
    const { read, schema } = database;
    const { auditLog, clinicSettings, users } = schema;
    return {
      clinic: async () => (await readSettings(database)).branding.clinicName !== "",
      physician: () =>
        some(read.select({ id: users.id }).from(users).where(eq(users.verification, "approved")).limit(1)),
      sign_up: () =>
        some(
          read
            .select({ section: clinicSettings.section })
            .from(clinicSettings)
            .where(eq(clinicSettings.section, "signUp")),
        ),
      audit: () =>
        some(
          read
            .select({ id: auditLog.id })
            .from(auditLog)
            .where(and(eq(auditLog.actorId, userId), inArray(auditLog.action, ["checkAudit", "exportAudit"])))
            .limit(1),
        ),
    };
  },
};

async function some(rows: PromiseLike<readonly unknown[]>): Promise<boolean> {
  return (await rows).length > 0;
}
