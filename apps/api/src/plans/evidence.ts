import {
  doseSchema,
  planRunSchema,
  sessionSummarySchema,
  type Dose,
  type PlanItem,
} from "@physiocheck/contracts";
import { and, desc, eq, inArray, isNotNull, type Database } from "@physiocheck/database";
import type {
  AdaptationRecord,
  AngleName,
  ExerciseDefinition,
  Feeling,
  SessionSummary,
} from "@physiocheck/motion";
import { parseDefinition } from "../care/exercise-store.ts";
import { holding } from "../review/holding.ts";

/** The newest finished sessions of a plan's items that are looked at. */
const MOST_SESSIONS = 300;

/** Part of a dose that was done, 0..1. */
export function completionOf(
  dose: Dose,
  done: { readonly repetitions: number; readonly holdSeconds: number },
): number {
  const [asked, got] =
    dose.reps === null
      ? [dose.sets * (dose.holdSeconds ?? 1), done.holdSeconds]
      : [dose.sets * dose.reps, done.repetitions];
  return Math.min(1, Math.max(0, got / asked));
}

/** The largest value of each angle that the exercise is about, as the session measured it. */
export function primaryRange(
  { primary }: ExerciseDefinition,
  range: SessionSummary["range"],
): { readonly angle: AngleName; readonly value: number; readonly plusMinus: number }[] {
  const angles = Object.entries(range) as [AngleName, NonNullable<SessionSummary["range"][AngleName]>][];
  return angles.flatMap(([angle, { max }]) =>
    primary.some(
      ({ movement }) => angle === movement || /^(?:_left|_right)$/.test(angle.replace(movement, "")),
    )
      ? { angle, ...max }
      : [],
  );
}

/** The finished sessions of each item that were done with the dose it has now, as the rules of adaptation take them. */
export async function evidenceOf(
  database: Database,
  planId: string,
  items: readonly PlanItem[],
): Promise<ReadonlyMap<string, readonly AdaptationRecord[]>> {
  const found = new Map<string, AdaptationRecord[]>(items.map(({ id }) => [id, []]));
  if (items.length === 0) return found;
  const { sessions } = database.schema;
  const rows = await database.read
    .select()
    .from(sessions)
    .where(
      and(
        inArray(
          sessions.assignmentId,
          items.map(({ id }) => id),
        ),
        isNotNull(sessions.completedAt),
      ),
    )
    .orderBy(desc(sessions.startedAt))
    .limit(MOST_SESSIONS);
  const feelings = await feelingsOf(database, planId);
  for (const row of rows) {
    const item = items.find(({ id }) => id === row.assignmentId);
    const dose = doseSchema.parse(JSON.parse(row.dose));
    if (!item || !sameDose(item.dose, dose)) continue;
    const summary = row.summary === null ? null : sessionSummarySchema.parse(JSON.parse(row.summary));
    const range = summary ? primaryRange(parseDefinition(row.definition), summary.range) : [];
    // Both sides move, or one of them: the one that went further is the one that was meant.
    const largest = range.toSorted((a, b) => b.value - a.value)[0];
    found.get(item.id)?.push({
      at: row.startedAt,
      painBefore: row.painBefore,
      painAfter: row.painAfter,
      effort: row.effort,
      completion: completionOf(dose, { ...row, ...holding(row) }),
      endedByPain: row.endReason === "pain",
      range: largest ? { value: largest.value, plusMinus: largest.plusMinus } : null,
      sparc: summary?.smoothness.sparc ?? null,
      feeling: feelings.get(row.id) ?? null,
    });
  }
  return found;
}

function sameDose(a: Dose, b: Dose): boolean {
  return a.sets === b.sets && a.reps === b.reps && a.holdSeconds === b.holdSeconds;
}

/** What was said of the run that a session belongs to, by session. */
async function feelingsOf(
  { read, schema: { planRuns } }: Database,
  planId: string,
): Promise<ReadonlyMap<string, Feeling>> {
  const rows = await read
    .select({ body: planRuns.body })
    .from(planRuns)
    .where(eq(planRuns.planId, planId))
    .orderBy(desc(planRuns.startedAt))
    .limit(MOST_SESSIONS);
  return new Map(
    rows.flatMap(({ body }) => {
      const { items, feeling } = planRunSchema.parse(JSON.parse(body));
      return feeling === null
        ? []
        : items.flatMap(({ sessionId }) => (sessionId === null ? [] : [[sessionId, feeling] as const]));
    }),
  );
}
