import { and, eq, sql, type AnyColumn, type Database, type Schema } from "@physiocheck/database";

/**
 * SQL: the physician has the approved subscription of the patient in that column. For a WHERE, or among the columns of a select that joins
 * another table: where there is one table only, drizzle leaves its name out, and the column would be the subscription's own.
 */
export function subscribedTo({ subscriptions }: Schema, physicianId: string, patientId: AnyColumn) {
  return sql<boolean>`exists (select 1 from ${subscriptions} where ${subscriptions.patientId} = ${patientId} and ${subscriptions.physicianId} = ${physicianId} and ${subscriptions.state} = 'approved')`.mapWith(
    Boolean,
  );
}

/** Whether the physician has the patient's approved subscription now. */
export async function isSubscribed(
  { read, schema: { subscriptions } }: Database,
  physicianId: string,
  patientId: string,
): Promise<boolean> {
  const rows = await read
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.patientId, patientId),
        eq(subscriptions.physicianId, physicianId),
        eq(subscriptions.state, "approved"),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
