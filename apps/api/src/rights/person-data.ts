/** What is known of a person in the shapes of the API: what exports, tables, reports and FHIR are made of. */
import {
  calibrationSchema,
  clinicTestResultSchema,
  doseSchema,
  normPersonSchema,
  type Assignment,
  type ClinicResult,
  type ExportData,
  type Subscription,
} from "@physiocheck/contracts";
import { and, asc, eq, gt, gte, or, type Database } from "@physiocheck/database";
import type { Viewer } from "../access.ts";
import { definitionsOf } from "../care/exercise-store.ts";
import { sessionColumns, visibleSessions, type SessionRow } from "../sessions/session-store.ts";
import { instant, instantOrNull } from "../time.ts";

/** Sessions read at a time: definitions and summaries are long. */
const PAGE = 100;

/** A patient as the viewer of what is their own. */
export function asPatient(id: string): Viewer {
  return { id, role: "patient", verification: null, disabled: false, secondFactorDue: false };
}

/** A patient's sessions, oldest first, a page at a time. @param since ms since 1970 */
export async function* sessionsOf(
  database: Database,
  patientId: string,
  since = 0,
): AsyncGenerator<SessionRow> {
  const { sessions, users } = database.schema;
  const viewer = asPatient(patientId);
  for (let last: SessionRow | undefined; ;) {
    const rows = await database.read
      .select(sessionColumns(database, viewer))
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.patientId))
      .where(
        and(
          visibleSessions(database, viewer),
          gte(sessions.startedAt, since),
          last &&
            or(
              gt(sessions.startedAt, last.startedAt),
              and(eq(sessions.startedAt, last.startedAt), gt(sessions.id, last.id)),
            ),
        ),
      )
      .orderBy(asc(sessions.startedAt), asc(sessions.id))
      .limit(PAGE);
    yield* rows;
    last = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

/** What was ever given to a patient to do, oldest first, ended items included. */
export async function assignmentsOf(database: Database, patientId: string): Promise<Assignment[]> {
  const { assignments, users } = database.schema;
  const rows = await database.read
    .select({ assignment: assignments, physician: users.name })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.physicianId))
    .where(eq(assignments.patientId, patientId))
    .orderBy(asc(assignments.createdAt), asc(assignments.id));
  const definitions = await definitionsOf(
    database,
    rows.map(({ assignment }) => assignment.exerciseId),
  );
  return rows.flatMap(({ assignment: row, physician }) => {
    const exercise = definitions.get(row.exerciseId);
    if (!exercise) return [];
    return {
      id: row.id,
      patientId: row.patientId,
      physician: { id: row.physicianId, name: physician },
      exercise,
      dose: doseSchema.parse(JSON.parse(row.dose)),
      note: row.note,
      createdAt: instant(row.createdAt),
      endedAt: instantOrNull(row.endedAt),
    };
  });
}

/** Results of a patient's clinic tests, oldest first. */
export async function clinicResultsOf(
  { read, schema: { clinicResults } }: Database,
  patientId: string,
): Promise<ClinicResult[]> {
  const rows = await read
    .select()
    .from(clinicResults)
    .where(eq(clinicResults.patientId, patientId))
    .orderBy(asc(clinicResults.createdAt), asc(clinicResults.id));
  return rows.map(({ id, createdAt, source, person, result }) => ({
    id,
    at: instant(createdAt),
    source,
    person: person === null ? null : normPersonSchema.parse(JSON.parse(person)),
    result: clinicTestResultSchema.parse(JSON.parse(result)),
  }));
}

/** Consents that a person gave as a patient or was given as a physician, oldest first. */
export async function consentsOf({ read, schema }: Database, userId: string): Promise<Subscription[]> {
  const { subscriptions, users } = schema;
  const rows = await read
    .select()
    .from(subscriptions)
    .where(or(eq(subscriptions.patientId, userId), eq(subscriptions.physicianId, userId)))
    .orderBy(asc(subscriptions.requestedAt), asc(subscriptions.id));
  const people = new Map<string, { name: string; specialisation: string }>();
  for (const id of new Set(rows.flatMap((row) => [row.patientId, row.physicianId]))) {
    const [person] = await read
      .select({ name: users.name, specialisation: users.specialisation })
      .from(users)
      .where(eq(users.id, id));
    people.set(id, { name: person?.name ?? "", specialisation: person?.specialisation ?? "" });
  }
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    patient: { id: row.patientId, name: people.get(row.patientId)?.name ?? "" },
    physician: {
      id: row.physicianId,
      name: people.get(row.physicianId)?.name ?? "",
      specialisation: people.get(row.physicianId)?.specialisation ?? "",
    },
    requestedAt: instant(row.requestedAt),
    decidedAt: instantOrNull(row.decidedAt),
    revokedAt: instantOrNull(row.revokedAt),
  }));
}

/** What is known of a patient's body. */
export async function calibrationOf(
  { read, schema: { calibrations } }: Database,
  patientId: string,
): Promise<ExportData["calibration"]> {
  const [row] = await read.select().from(calibrations).where(eq(calibrations.patientId, patientId));
  return row ? calibrationSchema.parse(JSON.parse(row.calibration)) : null;
}
