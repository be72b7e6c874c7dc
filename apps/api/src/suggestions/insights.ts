import { sessionSummarySchema, type ExerciseInsight } from "@physiocheck/contracts";
import { and, desc, eq, isNotNull, type Database } from "@physiocheck/database";
import {
  commonErrors,
  suggestChanges,
  type ExerciseDefinition,
  type Scope,
  type SessionRecord,
} from "@physiocheck/motion";
import type { Viewer } from "../access.ts";
import { definitionsOf, parseDefinition } from "../care/exercise-store.ts";
import { evident, wordsOn, type Words } from "../review/holding.ts";
import { visibleSessions } from "../sessions/session-store.ts";
import { instant } from "../time.ts";

/** The newest finished sessions that are looked at. */
const MOST_SESSIONS = 300;

/** Whose sessions of which exercise; the one that is absent is any. */
export type Selection = { readonly patientId?: string; readonly exerciseId?: string };

/**
 * What the finished sessions that the viewer may see say about each exercise that they are of. Only sessions done with an exercise's
 * newest version count: a suggestion that was accepted starts anew.
 */
export async function insightsOf(
  database: Database,
  viewer: Viewer,
  selection: Selection,
): Promise<ExerciseInsight[]> {
  const { sessions } = database.schema;
  const rows = await database.read
    .select({
      id: sessions.id,
      patientId: sessions.patientId,
      exerciseId: sessions.exerciseId,
      definition: sessions.definition,
      startedAt: sessions.startedAt,
      summary: sessions.summary,
    })
    .from(sessions)
    .where(
      and(
        visibleSessions(database, viewer),
        isNotNull(sessions.completedAt),
        isNotNull(sessions.summary),
        selection.patientId === undefined ? undefined : eq(sessions.patientId, selection.patientId),
        selection.exerciseId === undefined ? undefined : eq(sessions.exerciseId, selection.exerciseId),
      ),
    )
    .orderBy(desc(sessions.startedAt), desc(sessions.id))
    .limit(MOST_SESSIONS);
  const scope: Scope = selection.patientId === undefined ? "everybody" : "patient";
  const wanted =
    selection.exerciseId === undefined ? rows.map((row) => row.exerciseId) : [selection.exerciseId];
  const definitions = await definitionsOf(database, wanted);
  const words = await wordsOn(
    database,
    rows.map(({ id }) => id),
  );
  const dismissed = await dismissalsOf(database, viewer.id, selection.patientId ?? "");
  return [...definitions.values()].map((exercise) => {
    const records = rows
      .filter(
        (row) =>
          row.exerciseId === exercise.id && parseDefinition(row.definition).version === exercise.version,
      )
      .map((row) => recordOf(row.patientId, row.startedAt, row.summary ?? "", words.get(row.id)));
    return insightOf(exercise, records, scope, (key) => dismissed.get(`${exercise.id} ${key}`) ?? null);
  });
}

type Dismissal = ExerciseInsight["suggestions"][number]["dismissed"];

function insightOf(
  exercise: ExerciseDefinition,
  records: readonly SessionRecord[],
  scope: Scope,
  dismissed: (key: string) => Dismissal,
): ExerciseInsight {
  return {
    exercise,
    sessions: records.length,
    attempts: records.reduce((sum, { ledger }) => sum + ledger.length, 0),
    suggestions: suggestChanges(exercise, records, scope).map((suggestion) => ({
      suggestion,
      dismissed: dismissed(suggestion.key),
    })),
    errors: commonErrors(records),
  };
}

function recordOf(
  patient: string,
  startedAt: number,
  summary: string,
  words: Words | undefined,
): SessionRecord {
  const { ledger, range } = sessionSummarySchema.parse(JSON.parse(summary));
  return { patient, startedAt, ledger: evident(ledger, words), range };
}

async function dismissalsOf(
  { read, schema: { suggestionDismissals } }: Database,
  physicianId: string,
  patientId: string,
): Promise<ReadonlyMap<string, Dismissal>> {
  const rows = await read
    .select()
    .from(suggestionDismissals)
    .where(
      and(eq(suggestionDismissals.physicianId, physicianId), eq(suggestionDismissals.patientId, patientId)),
    );
  return new Map(
    rows.map((row) => [
      `${row.exerciseId} ${row.suggestion}`,
      { at: instant(row.createdAt), reason: row.reason },
    ]),
  );
}
