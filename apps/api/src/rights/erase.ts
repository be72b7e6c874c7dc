import { and, eq, inArray, isNull, lt, ne, sql, type Schema, type Writer } from "@physiocheck/database";
import { findAccount, type UserRow } from "../accounts/account-store.ts";
import type { Deps } from "../deps.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { erasedFile, noteErased } from "./erased-list.ts";
import { holdingsOf, ofPerson } from "./holding.ts";
import { HOLDINGS } from "./holdings.ts";
import { rowsOf } from "./rows.ts";

/**
 * Erases a person: their files, their rows, their hold on the account. Safe to run again where it was cut off: what is
 * gone is passed over, and the request counts as done only together with the rows.
 * @param erasureId the request that this answers
 */
export async function eraseAccount(deps: Deps, userId: string, erasureId: string): Promise<void> {
  const { config, database, slowDown, bus, audit, now, log } = deps;
  const { schema } = database;
  const account = await findAccount(database, userId);
  if (account) {
    await shut(deps, account);
    await eraseObjects(deps, account);
  }
  const others = await database.write(async (writer) => {
    const known = account ? await eraseRows(schema, writer, account, now()) : [];
    await writer
      .update(schema.erasures)
      .set({ openKey: null, endedAt: now(), outcome: "erased" })
      .where(eq(schema.erasures.id, erasureId));
    return known;
  });
  try {
    noteErased(erasedFile(config.dataDir), { id: userId, at: now() });
  } catch (error) {
    // They are erased all the same; only a restored backup would not know.
    log.error({ err: error, erasureId }, "an erasure was not noted outside the database");
  }
  if (account) await slowDown.succeeded(account.email);
  // Whoever was watching learns that there is nothing to see any more.
  for (const id of [userId, ...others]) bus.publish(accessTopic(id), null);
  await database.scrub();
  await audit.record({
    actorId: userId,
    action: "erased",
    objectId: userId,
    outcome: "ok",
    requestId: null,
  });
}

/** Nobody signs in any more and nothing new is stored while the rest goes. */
async function shut({ database, signIns, now }: Deps, { id }: UserRow): Promise<void> {
  const { users } = database.schema;
  await database.write(async (writer) => {
    await writer.update(users).set({ disabledAt: now() }).where(eq(users.id, id));
    await signIns.endAll(writer, id);
  });
}

async function eraseObjects({ database, objects }: Deps, account: UserRow): Promise<void> {
  for (const holding of holdingsOf(HOLDINGS, account.role)) {
    if (!holding.objects) continue;
    for await (const row of rowsOf(database, holding, account, []))
      for (const prefix of holding.objects(row))
        for await (const { key } of objects.list(prefix)) await objects.delete(key);
  }
}

/** Everything of the database, by the table of holdings. @returns people whose view of this person has ended */
async function eraseRows(schema: Schema, writer: Writer, account: UserRow, now: number): Promise<string[]> {
  const { subscriptions } = schema;
  const standing = await writer
    .select({ patientId: subscriptions.patientId, physicianId: subscriptions.physicianId })
    .from(subscriptions)
    .where(
      account.role === "patient"
        ? eq(subscriptions.patientId, account.id)
        : eq(subscriptions.physicianId, account.id),
    );
  if (account.role === "physician") await endPractice(schema, writer, account, now);
  for (const holding of holdingsOf(HOLDINGS, account.role)) {
    const { table, erase } = holding;
    const where = ofPerson(schema, writer, holding, account);
    if (erase === "delete") await writer.delete(schema[table]).where(where);
    else if (erase.set) await writer.update(schema[table]).set(erase.set).where(where);
  }
  if (account.role === "physician")
    await writer
      .update(schema.users)
      // The address is unique, and free for whoever registers with it again.
      .set({ email: `${account.id}@erased.invalid`, disabledAt: now })
      .where(eq(schema.users.id, account.id));
  return standing.map(({ patientId, physicianId }) => (account.role === "patient" ? physicianId : patientId));
}

/** A physician goes: consents end, what nobody uses is deleted, and what patients do stays theirs. */
async function endPractice(schema: Schema, writer: Writer, { id }: UserRow, now: number): Promise<void> {
  const { subscriptions, exercises, exerciseVersions, assignments, sessions, plans, planVersions } = schema;
  await writer
    .update(subscriptions)
    .set({ state: "revoked", revokedAt: now, openKey: null, endedBy: id })
    .where(and(eq(subscriptions.physicianId, id), inArray(subscriptions.state, ["requested", "approved"])));
  const own = await writer.select({ id: exercises.id }).from(exercises).where(eq(exercises.ownerId, id));
  for (const exercise of own) {
    const [given] = await writer
      .select({ id: assignments.id })
      .from(assignments)
      .where(eq(assignments.exerciseId, exercise.id))
      .limit(1);
    const [done] = await writer
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.exerciseId, exercise.id))
      .limit(1);
    if (given || done) {
      await writer
        .update(exercises)
        .set({ archivedAt: sql`coalesce(${exercises.archivedAt}, ${now})` })
        .where(eq(exercises.id, exercise.id));
      continue;
    }
    await writer.delete(exerciseVersions).where(eq(exerciseVersions.exerciseId, exercise.id));
    await writer.delete(exercises).where(eq(exercises.id, exercise.id));
  }
  const templates = await writer
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.physicianId, id), isNull(plans.patientId), eq(plans.shared, 0)));
  for (const template of templates) {
    await writer.delete(planVersions).where(eq(planVersions.planId, template.id));
    await writer.delete(plans).where(eq(plans.id, template.id));
  }
}

/** Erasures whose grace is over. Meant to be called every few minutes; two servers at once do no harm. */
export async function eraseDue(deps: Deps): Promise<number> {
  const { database, now, log } = deps;
  const { erasures } = database.schema;
  const due = await database.read
    .select({ id: erasures.id, userId: erasures.userId })
    .from(erasures)
    .where(and(isNull(erasures.endedAt), lt(erasures.dueAt, now() + 1)))
    .limit(100);
  for (const { id, userId } of due)
    try {
      await eraseAccount(deps, userId, id);
    } catch (error) {
      // The next one is not to wait for this one; it is tried again at the next call.
      log.error({ err: error, erasureId: id }, "erasure failed");
    }
  return due.length;
}

/** Whether the clinic would be left without anybody who can run it. */
export async function isLastAdmin({ database }: Deps, account: UserRow): Promise<boolean> {
  if (account.role !== "admin") return false;
  const { users } = database.schema;
  const [other] = await database.read
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), ne(users.id, account.id), isNull(users.disabledAt)))
    .limit(1);
  return !other;
}
