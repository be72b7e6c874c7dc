import {
  daysBetween,
  dueOn,
  planContentSchema,
  type AdherenceDay,
  type PlanContent,
} from "@physiocheck/contracts";
import { and, asc, eq, gte, inArray, isNotNull, lte, type Database } from "@physiocheck/database";

type Version = { readonly from: string; readonly active: boolean; readonly content: PlanContent };

/** Longer ago is not asked about. */
const MOST_DAYS = 366;

/**
 * How many sessions each day asked for, as the plans were on that day, and how many of those were done. From the day the first of the
 * plans began to `today`; empty where none has. More than were due on a day count as all of them.
 *
 * @param patientId whose plans
 * @param planId one of them, or null for all
 * @param today 2026-01-31, where the patient is
 */
export async function adherenceOf(
  database: Database,
  patientId: string,
  planId: string | null,
  today: string,
): Promise<AdherenceDay[]> {
  const { plans, planRuns } = database.schema;
  const rows = await database.read
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.patientId, patientId), planId === null ? undefined : eq(plans.id, planId)));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const versions = await versionsOf(database, ids);
  const began = [...versions.values()]
    .flatMap((history) => history.find(({ active }) => active)?.content.startsOn ?? [])
    .toSorted()[0];
  if (began === undefined || began > today) return [];
  const days = daysBetween(began, today).slice(-MOST_DAYS);
  const runs = await database.read
    .select({ planId: planRuns.planId, day: planRuns.day })
    .from(planRuns)
    .where(
      and(
        inArray(planRuns.planId, ids),
        isNotNull(planRuns.finishedAt),
        gte(planRuns.day, days[0] ?? began),
        lte(planRuns.day, today),
      ),
    );
  return days.map((day) => {
    let [due, done] = [0, 0];
    for (const [id, history] of versions) {
      const then = history.findLast(({ from }) => from <= day) ?? history[0];
      const asked = then?.active ? dueOn(then.content, day) : 0;
      due += asked;
      done += Math.min(asked, runs.filter((run) => run.planId === id && run.day === day).length);
    }
    return { day, due, done };
  });
}

/** Part of the sessions due in the last so many days that was done, 0..1; null where none was due. */
export function adherenceRate(days: readonly AdherenceDay[], last: number): number | null {
  const window = days.slice(-last);
  const due = window.reduce((sum, day) => sum + day.due, 0);
  return due === 0 ? null : window.reduce((sum, day) => sum + day.done, 0) / due;
}

async function versionsOf(
  { read, schema: { planVersions } }: Database,
  ids: readonly string[],
): Promise<Map<string, Version[]>> {
  const rows = await read
    .select()
    .from(planVersions)
    .where(inArray(planVersions.planId, [...ids]))
    .orderBy(asc(planVersions.version));
  const found = new Map<string, Version[]>(ids.map((id) => [id, []]));
  for (const row of rows)
    found.get(row.planId)?.push({
      from: new Date(row.createdAt).toISOString().slice(0, 10),
      active: row.state === "active",
      content: planContentSchema.parse(JSON.parse(row.content)),
    });
  return found;
}
