import { and, eq, inArray, isNull, type Database } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import type { Erased } from "../../rights/erased-list.ts";

/**
 * Shuts the accounts of people who were erased after a backup was taken and came back with it, and asks for their erasure anew: a
 * server does it as soon as it runs.
 * @returns how many there are
 */
export async function eraseAgain(
  database: Database,
  erased: readonly Erased[],
  now: number,
): Promise<number> {
  const { users, signIns, erasures } = database.schema;
  const ids = [...new Set(erased.map(({ id }) => id))];
  if (ids.length === 0) return 0;
  return database.write(async (writer) => {
    const back = await writer.select({ id: users.id }).from(users).where(inArray(users.id, ids));
    for (const { id } of back) {
      await writer.update(users).set({ disabledAt: now }).where(eq(users.id, id));
      await writer
        .update(signIns)
        .set({ endedAt: now, endReason: "disabled" })
        .where(and(eq(signIns.userId, id), isNull(signIns.endedAt)));
      await writer.delete(erasures).where(and(eq(erasures.userId, id), isNull(erasures.endedAt)));
      await writer
        .insert(erasures)
        .values({ id: uuidv7(), userId: id, openKey: id, requestedAt: now, dueAt: now });
    }
    return back.length;
  });
}
