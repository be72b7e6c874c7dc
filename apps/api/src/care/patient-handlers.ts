import { calibrationSchema, type Patient } from "@physiocheck/contracts";
import { and, countAll, desc, eq, gte, inArray, isNotNull, isNull, sql } from "@physiocheck/database";
import { may } from "../access.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { liveSessions } from "../live/live-sessions.ts";
import { instant, instantOrNull } from "../time.ts";
import { isSubscribed } from "./subscribed.ts";

type PatientHandlers = Pick<
  Handlers,
  "listPatients" | "getPatient" | "listPatientLive" | "listLive" | "getCalibration" | "putCalibration"
>;

const WEEK_MS = 7 * 24 * 3_600_000;

/** A physician's patients, and what is kept of a patient's body. */
export function patientHandlers(deps: Deps): PatientHandlers {
  const { database, now } = deps;
  const { assignments, calibrations, sessions, subscriptions, users } = database.schema;

  const patients = async (viewer: SignedIn, only: string | undefined): Promise<Patient[]> => {
    const people = await database.read
      .select({ id: users.id, name: users.name, email: users.email, since: subscriptions.decidedAt })
      .from(subscriptions)
      .innerJoin(users, eq(users.id, subscriptions.patientId))
      .where(
        and(
          eq(subscriptions.physicianId, viewer.id),
          eq(subscriptions.state, "approved"),
          only === undefined ? undefined : eq(subscriptions.patientId, only),
        ),
      );
    if (people.length === 0) return [];
    const ids = people.map(({ id }) => id);
    const activity = await database.read
      .select({
        patientId: sessions.patientId,
        last: sql<number>`max(${sessions.startedAt})`.mapWith(Number),
        thisWeek:
          sql<number>`sum(case when ${sessions.startedAt} >= ${now() - WEEK_MS} then 1 else 0 end)`.mapWith(
            Number,
          ),
      })
      .from(sessions)
      .where(inArray(sessions.patientId, ids))
      .groupBy(sessions.patientId);
    const pains = await database.read
      .select({ patientId: sessions.patientId, pain: sessions.painAfter })
      .from(sessions)
      .where(
        and(
          inArray(sessions.patientId, ids),
          isNotNull(sessions.painAfter),
          // Pain of long ago says nothing about today.
          gte(sessions.completedAt, now() - 8 * WEEK_MS),
        ),
      )
      .orderBy(desc(sessions.completedAt));
    const plans = await database.read
      .select({ patientId: assignments.patientId, count: countAll })
      .from(assignments)
      .where(and(inArray(assignments.patientId, ids), isNull(assignments.endedAt)))
      .groupBy(assignments.patientId);
    const live = await liveSessions(deps, viewer, only);

    return people
      .map((person) => {
        const active = activity.find(({ patientId }) => patientId === person.id);
        return {
          id: person.id,
          name: person.name,
          email: person.email,
          subscribedAt: instant(person.since ?? 0),
          lastSessionAt: instantOrNull(active?.last ?? null),
          sessionsThisWeek: active?.thisWeek ?? 0,
          lastPain: pains.find(({ patientId }) => patientId === person.id)?.pain ?? null,
          activeAssignments: plans.find(({ patientId }) => patientId === person.id)?.count ?? 0,
          liveSessionId: live.find(({ session }) => session.patient.id === person.id)?.session.id ?? null,
        };
      })
      .toSorted(
        (a, b) =>
          (b.lastSessionAt ?? "").localeCompare(a.lastSessionAt ?? "") || a.name.localeCompare(b.name),
      );
  };

  const assertMine = async (viewer: SignedIn, patientId: string): Promise<void> => {
    const subscribed = await isSubscribed(database, viewer.id, patientId);
    if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
  };

  return {
    listPatients: async ({ viewer }) => ({ patients: await patients(viewer, undefined) }),

    async getPatient({ viewer, params: { patientId } }) {
      await assertMine(viewer, patientId);
      const [patient] = await patients(viewer, patientId);
      if (!patient) throw notFound();
      return patient;
    },

    async listPatientLive({ viewer, params: { patientId } }) {
      await assertMine(viewer, patientId);
      return { live: await liveSessions(deps, viewer, patientId) };
    },

    listLive: async ({ viewer }) => ({ live: await liveSessions(deps, viewer, undefined) }),

    async getCalibration({ viewer }) {
      const [row] = await database.read
        .select()
        .from(calibrations)
        .where(eq(calibrations.patientId, viewer.id));
      return {
        calibration: row ? calibrationSchema.parse(JSON.parse(row.calibration)) : null,
        updatedAt: instantOrNull(row?.updatedAt ?? null),
      };
    },

    async putCalibration({ viewer, body }) {
      const calibration = JSON.stringify(body.calibration);
      await database.write((writer) =>
        database.upsert(
          writer,
          calibrations,
          { patientId: viewer.id, calibration, updatedAt: now() },
          calibrations.patientId,
          { calibration, updatedAt: now() },
        ),
      );
    },
  };
}
