import {
  sessionSummarySchema,
  type AdherenceDay,
  type LedgerFigures,
  type Report,
  type SessionEvent,
} from "@physiocheck/contracts";
import { and, asc, eq, inArray, type Database } from "@physiocheck/database";
import { changeOf, type AngleName } from "@physiocheck/motion";
import { readSettings } from "../admin/settings-store.ts";
import { parseDefinition } from "../care/exercise-store.ts";
import { adherenceOf } from "../plans/adherence.ts";
import { primaryRange } from "../plans/evidence.ts";
import { wordsOn } from "../review/holding.ts";
import { liveOutcome } from "../review/reviewed-counts.ts";
import { assignmentsOf, clinicResultsOf, consentsOf, sessionsOf } from "../rights/person-data.ts";
import { toSession, type SessionRow } from "../sessions/session-store.ts";
import { instant } from "../time.ts";

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;

type Reading = { readonly value: number; readonly plusMinus: number };

/**
 * What stands on a patient's report.
 * @param days how far it goes back
 * @param readerId whoever reads it: what a physician does not share is on their own report only
 */
export async function reportOf(
  database: Database,
  patientId: string,
  readerId: string,
  days: number,
  now: number,
): Promise<Report> {
  const from = now - days * DAY_MS;
  const { users } = database.schema;
  const [patient] = await database.read
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, patientId));
  const rows: SessionRow[] = [];
  for await (const row of sessionsOf(database, patientId, from))
    if (row.completedAt !== null && row.startedAt <= now) rows.push(row);
  const ledgers = await ledgersOf(
    database,
    rows.map(({ id }) => id),
  );
  const notes = await notesOf(
    database,
    rows.map(({ id }) => id),
    readerId,
  );
  const plan = (await assignmentsOf(database, patientId)).filter(
    ({ endedAt }) => endedAt === null || Date.parse(endedAt) >= from,
  );
  const consents = await consentsOf(database, patientId);
  const { branding } = await readSettings(database);
  return {
    madeAt: instant(now),
    from: instant(from),
    to: instant(now),
    clinic: branding.clinicName === "" ? null : branding.clinicName,
    patient: { id: patientId, name: patient?.name ?? "" },
    physicians: consents
      .filter(({ state }) => state === "approved")
      .map(({ physician: { name, specialisation } }) => ({ name, specialisation })),
    plan: plan.map(({ id, exercise, dose, note, physician, createdAt, endedAt }) => ({
      exerciseId: exercise.id,
      exerciseTitle: exercise.title ?? null,
      dose,
      note,
      physician: physician.name,
      since: createdAt,
      until: endedAt,
      sessions: rows.filter(({ assignmentId }) => assignmentId === id).length,
    })),
    weeks: weeksOf(rows, await adherenceOf(database, patientId, null, instant(now).slice(0, 10)), from, now),
    exercises: exercisesOf(rows, ledgers),
    clinicResults: (await clinicResultsOf(database, patientId)).filter(({ at }) => Date.parse(at) >= from),
    sessions: rows.map((row) => ({
      session: toSession(row),
      ledger: ledgers.get(row.id) ?? NOTHING,
      notes: notes.get(row.id) ?? [],
    })),
  };
}

const NOTHING: LedgerFigures = { counted: 0, partial: 0, refused: 0 };

/** What became of the attempts of each session, as its physicians see it. */
async function ledgersOf(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LedgerFigures>> {
  const {
    read,
    schema: { sessionEvents },
  } = database;
  const words = await wordsOn(database, ids);
  const figures = new Map<string, LedgerFigures>();
  for (let start = 0; start < ids.length; start += 100) {
    const rows = await read
      .select({ sessionId: sessionEvents.sessionId, body: sessionEvents.body })
      .from(sessionEvents)
      .where(
        and(
          inArray(sessionEvents.sessionId, ids.slice(start, start + 100)),
          eq(sessionEvents.kind, "attempt"),
        ),
      );
    for (const { sessionId, body } of rows) {
      const event = JSON.parse(body) as SessionEvent;
      if (event.kind !== "attempt") continue;
      const what = words.get(sessionId)?.get(event.payload.index) ?? liveOutcome(event.payload);
      const before = figures.get(sessionId) ?? NOTHING;
      figures.set(sessionId, { ...before, [what]: before[what] + 1 });
    }
  }
  return figures;
}

/** Notes of physicians that the reader may see: shared ones, and their own. */
async function notesOf(
  { read, schema: { sessionNotes, users } }: Database,
  ids: readonly string[],
  readerId: string,
): Promise<ReadonlyMap<string, Report["sessions"][number]["notes"]>> {
  const notes = new Map<string, Report["sessions"][number]["notes"]>();
  if (ids.length === 0) return notes;
  const rows = await read
    .select({ note: sessionNotes, author: users.name })
    .from(sessionNotes)
    .innerJoin(users, eq(users.id, sessionNotes.authorId))
    .where(inArray(sessionNotes.sessionId, [...ids]))
    .orderBy(asc(sessionNotes.createdAt), asc(sessionNotes.id));
  for (const { note, author } of rows) {
    if (note.shared !== 1 && note.authorId !== readerId) continue;
    const list = notes.get(note.sessionId) ?? [];
    notes.set(note.sessionId, [...list, { at: instant(note.createdAt), author, text: note.body }]);
  }
  return notes;
}

function weeksOf(
  rows: readonly SessionRow[],
  adherence: readonly AdherenceDay[],
  from: number,
  now: number,
): Report["weeks"] {
  const weeks: Report["weeks"] = [];
  for (let end = now; end > from; end -= WEEK_MS) {
    const start = end - WEEK_MS;
    const planned = adherence.filter(({ day }) => {
      const noon = Date.parse(`${day}T12:00:00.000Z`);
      return noon > start && noon <= end;
    });
    const sum = (of: (day: AdherenceDay) => number): number | null =>
      planned.length === 0 ? null : planned.reduce((total, day) => total + of(day), 0);
    weeks.unshift({
      from: instant(start),
      sessions: rows.filter(({ startedAt }) => startedAt > start && startedAt <= end).length,
      due: sum(({ due }) => due),
      done: sum(({ done }) => done),
    });
  }
  return weeks;
}

function exercisesOf(
  rows: readonly SessionRow[],
  ledgers: ReadonlyMap<string, LedgerFigures>,
): Report["exercises"] {
  return [...new Set(rows.map(({ exerciseId }) => exerciseId))].map((exerciseId) => {
    const done = rows.filter((row) => row.exerciseId === exerciseId);
    const readings = new Map<AngleName, Reading[]>();
    for (const { definition, summary } of done) {
      if (summary === null) continue;
      const { range } = sessionSummarySchema.parse(JSON.parse(summary));
      for (const { angle, value, plusMinus } of primaryRange(parseDefinition(definition), range))
        readings.set(angle, [...(readings.get(angle) ?? []), { value, plusMinus }]);
    }
    return {
      exerciseId,
      exerciseTitle: parseDefinition(done[0].definition).title ?? null,
      sessions: done.length,
      ledger: done.reduce((sum, { id }) => add(sum, ledgers.get(id) ?? NOTHING), NOTHING),
      firstAt: instant(done[0].startedAt),
      lastAt: instant(done[done.length - 1].startedAt),
      range: [...readings].map(([angle, values]) => {
        const change = changeOf(values);
        return {
          angle,
          first: values[0],
          last: values[values.length - 1],
          change: change && {
            by: change.to - change.from,
            detectable: change.detectable,
            real: change.real,
          },
        };
      }),
    };
  });
}

function add(a: LedgerFigures, b: LedgerFigures): LedgerFigures {
  return {
    counted: a.counted + b.counted,
    partial: a.partial + b.partial,
    refused: a.refused + b.refused,
  };
}
