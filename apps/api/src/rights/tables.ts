import type { CsvKind, SessionEvent } from "@physiocheck/contracts";
import { and, asc, eq, type Database } from "@physiocheck/database";
import { stringify } from "csv-stringify";
import { holding, wordsOn } from "../review/holding.ts";
import { toSession } from "../sessions/session-store.ts";
import { assignmentsOf, clinicResultsOf, sessionsOf } from "./person-data.ts";

type Cell = string | number | null;
type Table = { readonly head: readonly string[]; readonly rows: AsyncIterable<readonly Cell[]> };

/**
 * Lines of a table as CSV (RFC 4180): UTF-8 with a byte order mark, because spreadsheets take the file for something else
 * without it; text that a spreadsheet would run as a formula gets an apostrophe in front (docs/decisions/0065).
 */
export async function* csvOf(database: Database, patientId: string, kind: CsvKind): AsyncGenerator<Buffer> {
  const { head, rows } = tableOf(database, patientId, kind);
  const csv = stringify({ bom: true, record_delimiter: "windows", escape_formulas: true });
  void (async () => {
    try {
      csv.write([...head]);
      for await (const row of rows)
        if (!csv.write([...row])) await new Promise((resolve) => csv.once("drain", resolve));
      csv.end();
    } catch (error) {
      csv.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  for await (const part of csv) yield Buffer.from(part as Uint8Array);
}

function tableOf(database: Database, patientId: string, kind: CsvKind): Table {
  switch (kind) {
    case "sessions":
      return { head: SESSIONS, rows: sessionRows(database, patientId) };
    case "repetitions":
      return { head: REPETITIONS, rows: repetitionRows(database, patientId) };
    case "clinic-tests":
      return { head: CLINIC_TESTS, rows: clinicTestRows(database, patientId) };
    case "plan":
      return { head: PLAN, rows: planRows(database, patientId) };
  }
}

const SESSIONS = [
  "session_id",
  "started_at",
  "completed_at",
  "exercise_id",
  "exercise_title",
  "sets",
  "repetitions",
  "partial",
  "repetitions_live",
  "partial_live",
  "hold_s",
  "duration_s",
  "quality_0_100",
  "pain_before_0_10",
  "pain_after_0_10",
  "effort_0_10",
  "end_reason",
] as const;

async function* sessionRows(database: Database, patientId: string): AsyncGenerator<Cell[]> {
  for await (const row of sessionsOf(database, patientId)) {
    const one = toSession(row);
    const holds = holding(row);
    yield [
      one.id,
      one.startedAt,
      one.completedAt,
      one.exerciseId,
      one.exerciseTitle,
      one.sets,
      holds.repetitions,
      holds.partial,
      one.repetitions,
      one.partial,
      one.holdSeconds,
      one.durationMs / 1000,
      one.quality,
      one.painBefore,
      one.painAfter,
      one.effort,
      one.endReason,
    ];
  }
}

const REPETITIONS = [
  "session_id",
  "exercise_id",
  "set",
  "attempt",
  "start_s",
  "peak_s",
  "end_s",
  "side",
  "counted_live",
  "reason",
  "overruled_to",
  "depth_0_1",
  "quality_0_100",
  "sparc",
  "out_s",
  "peak_held_s",
  "back_s",
  "angles_deg",
  "cues",
] as const;

async function* repetitionRows(database: Database, patientId: string): AsyncGenerator<Cell[]> {
  const { sessionEvents } = database.schema;
  for await (const { id, exerciseId } of sessionsOf(database, patientId)) {
    const events = await database.read
      .select({ body: sessionEvents.body })
      .from(sessionEvents)
      .where(and(eq(sessionEvents.sessionId, id), eq(sessionEvents.kind, "attempt")))
      .orderBy(asc(sessionEvents.seq));
    const words = (await wordsOn(database, [id])).get(id);
    for (const { body } of events) {
      const event = JSON.parse(body) as SessionEvent;
      if (event.kind !== "attempt") continue;
      const { set, index, entry } = event.payload;
      const angles = Object.entries(entry.angles).map(
        ([angle, measured]) => `${angle} ${measured.value.toFixed(1)}±${measured.plusMinus.toFixed(1)}`,
      );
      yield [
        id,
        exerciseId,
        set,
        index,
        entry.start / 1000,
        entry.peak / 1000,
        entry.end / 1000,
        entry.side,
        entry.counted ? "yes" : "no",
        entry.reason,
        words?.get(index) ?? null,
        entry.depth,
        entry.quality,
        entry.sparc,
        entry.tempo.out / 1000,
        entry.tempo.peak / 1000,
        entry.tempo.back / 1000,
        angles.join("; "),
        entry.feedback.join("; "),
      ];
    }
  }
}

const CLINIC_TESTS = [
  "result_id",
  "at",
  "test",
  "side",
  "value",
  "unit",
  "plus_minus",
  "source",
  "age",
  "sex",
] as const;

async function* clinicTestRows(database: Database, patientId: string): AsyncGenerator<Cell[]> {
  for (const { id, at, result, source, person } of await clinicResultsOf(database, patientId))
    yield [
      id,
      at,
      result.test,
      result.side,
      result.value,
      result.unit,
      result.plusMinus,
      source,
      person?.age ?? null,
      person?.sex ?? null,
    ];
}

const PLAN = [
  "assignment_id",
  "since",
  "until",
  "exercise_id",
  "exercise_title",
  "sets",
  "repetitions",
  "hold_s",
  "rest_s",
  "side",
  "physician",
  "note",
] as const;

async function* planRows(database: Database, patientId: string): AsyncGenerator<Cell[]> {
  for (const { id, createdAt, endedAt, exercise, dose, physician, note } of await assignmentsOf(
    database,
    patientId,
  ))
    yield [
      id,
      createdAt,
      endedAt,
      exercise.id,
      exercise.title ?? null,
      dose.sets,
      dose.reps,
      dose.holdSeconds,
      dose.restSeconds,
      dose.side,
      physician.name,
      note,
    ];
}
