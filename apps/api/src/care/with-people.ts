import type { Subscription } from "@physiocheck/contracts";
import { inArray, type Database, type Schema } from "@physiocheck/database";
import { instant, instantOrNull } from "../time.ts";

/** Subscriptions as they are answered, in the order of their rows, with the names of both people. */
export async function withPeople(
  { read, schema: { users } }: Database,
  rows: readonly Schema["subscriptions"]["$inferSelect"][],
): Promise<Subscription[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.patientId, row.physicianId]))];
  if (ids.length === 0) return [];
  const people = await read
    .select({ id: users.id, name: users.name, specialisation: users.specialisation })
    .from(users)
    .where(inArray(users.id, ids));
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    patient: { id: row.patientId, name: byId.get(row.patientId)?.name ?? "" },
    physician: {
      id: row.physicianId,
      name: byId.get(row.physicianId)?.name ?? "",
      specialisation: byId.get(row.physicianId)?.specialisation ?? "",
    },
    requestedAt: instant(row.requestedAt),
    decidedAt: instantOrNull(row.decidedAt),
    revokedAt: instantOrNull(row.revokedAt),
  }));
}
