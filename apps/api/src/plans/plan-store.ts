/**
 * Plans as they are stored. A plan is one document with a version; every version is kept in `plan_versions`. While a plan is
 * active its items stand in `assignments` too, under the items' own ids: that is what sessions are done under, and what was given
 * before there were plans. An item that goes ends its assignment, so nothing that was done is lost.
 */
import { planContentSchema, type Plan, type PlanContent, type PlanState } from "@physiocheck/contracts";
import { and, eq, inArray, isNull, type Database, type Schema, type Writer } from "@physiocheck/database";
import { may, type Action, type Viewer } from "../access.ts";
import { definitionsOf } from "../care/exercise-store.ts";
import { subscribedTo } from "../care/subscribed.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { instant, instantOrNull } from "../time.ts";

type Columns = Schema["plans"]["$inferSelect"];
/** A plan as it is stored, with whether the viewer is subscribed to its patient. */
export type PlanRow = Columns & { readonly subscribed: boolean };

/**
 * Plans as `PlanRow`s, to be narrowed. Joined with its physician: drizzle leaves out the names of tables where there is one only, and
 * the patient that the subscription is looked for would be the subscription's own.
 */
export function selectPlans({ read, schema }: Database, viewer: Viewer) {
  const { plans, users } = schema;
  return read
    .select({
      id: plans.id,
      patientId: plans.patientId,
      physicianId: plans.physicianId,
      state: plans.state,
      shared: plans.shared,
      version: plans.version,
      content: plans.content,
      createdAt: plans.createdAt,
      updatedAt: plans.updatedAt,
      endedAt: plans.endedAt,
      subscribed: subscribedTo(schema, viewer.id, plans.patientId),
    })
    .from(plans)
    .innerJoin(users, eq(users.id, plans.physicianId));
}

/** Whether the viewer may do this with the plan. */
export function mayPlan(viewer: Viewer, action: Action, row: PlanRow): boolean {
  return may(viewer, action, { ...row, kind: "plan", shared: row.shared === 1 });
}

/**
 * The plan, if the viewer may do this with it.
 * @throws Refusal not_found for missing and foreign alike
 */
export async function findPlan(
  database: Database,
  viewer: Viewer,
  action: Action,
  id: string,
): Promise<PlanRow> {
  const { plans } = database.schema;
  const [row] = await selectPlans(database, viewer).where(eq(plans.id, id));
  if (!row || !mayPlan(viewer, action, row)) throw notFound();
  return row;
}

/** The physician's own plan as it is now, nobody else changing it until the transaction ends. */
export async function lockPlan(
  database: Database,
  writer: Writer,
  planId: string,
  physicianId: string,
): Promise<Columns | undefined> {
  const { plans } = database.schema;
  const [row] = await database.forUpdate(
    writer
      .select()
      .from(plans)
      .where(and(eq(plans.id, planId), eq(plans.physicianId, physicianId))),
  );
  return row;
}

/** @throws Refusal `conflict` where somebody has changed the plan since */
export function assertNewest({ version }: Columns, basedOn: number): void {
  if (version !== basedOn)
    throw new Refusal("conflict", `Version ${version} is the newest; look at it first.`);
}

export function contentOf(row: Pick<Columns, "content">): PlanContent {
  return planContentSchema.parse(JSON.parse(row.content));
}

/** Rows as they are sent: with names, and the exercises in their newest versions. */
export async function toPlans(database: Database, rows: readonly Columns[]): Promise<Plan[]> {
  if (rows.length === 0) return [];
  const { users } = database.schema;
  const contents = rows.map(contentOf);
  const people = rows.flatMap(({ patientId, physicianId }) => [patientId ?? physicianId, physicianId]);
  const [named, definitions] = await Promise.all([
    database.read
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [...new Set(people)])),
    definitionsOf(
      database,
      contents.flatMap(({ items }) => items.map(({ exerciseId }) => exerciseId)),
    ),
  ]);
  const person = (id: string) => ({ id, name: named.find((each) => each.id === id)?.name ?? "" });
  return rows.map((row, index) => {
    const content = contents[index] ?? contentOf(row);
    return {
      id: row.id,
      patient: row.patientId === null ? null : person(row.patientId),
      physician: person(row.physicianId),
      state: row.state,
      shared: row.shared === 1,
      version: row.version,
      content,
      exercises: [...new Set(content.items.map(({ exerciseId }) => exerciseId))].flatMap(
        (id) => definitions.get(id) ?? [],
      ),
      createdAt: instant(row.createdAt),
      updatedAt: instant(row.updatedAt),
      endedAt: instantOrNull(row.endedAt),
    };
  });
}

/** What a change of a plan makes of it. */
export type PlanChange = {
  readonly state: PlanState;
  readonly shared: boolean;
  readonly content: PlanContent;
};

/**
 * The next version of a plan that was locked by the caller, and its items as assignments.
 * @throws Refusal conflict where an item has the id of something else
 */
export async function writeVersion(
  database: Database,
  writer: Writer,
  row: Columns,
  { state, shared, content }: PlanChange,
  authorId: string,
  now: number,
): Promise<void> {
  const { plans, planVersions } = database.schema;
  const version = row.version + 1;
  const json = JSON.stringify(content);
  await writer
    .update(plans)
    .set({
      state,
      shared: shared ? 1 : 0,
      version,
      content: json,
      updatedAt: now,
      endedAt: state === "ended" ? (row.endedAt ?? now) : null,
    })
    .where(eq(plans.id, row.id));
  await writer
    .insert(planVersions)
    .values({ planId: row.id, version, state, content: json, authorId, createdAt: now });
  await writeItems(database, writer, row, state === "active" ? content.items : [], now);
}

/** Makes the assignments what the items are: the same ids, what is not there any more ended. */
export async function writeItems(
  { schema: { assignments } }: Database,
  writer: Writer,
  plan: Pick<Columns, "id" | "patientId" | "physicianId">,
  items: PlanContent["items"],
  now: number,
): Promise<void> {
  const { patientId, physicianId } = plan;
  if (patientId === null) return;
  const standing = await writer
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.planId, plan.id), isNull(assignments.endedAt)));
  const gone = standing.map(({ id }) => id).filter((id) => !items.some((item) => item.id === id));
  if (gone.length > 0)
    await writer.update(assignments).set({ endedAt: now }).where(inArray(assignments.id, gone));
  for (const { id, exerciseId, dose, note } of items) {
    const [known] = await writer.select().from(assignments).where(eq(assignments.id, id));
    const values = { exerciseId, dose: JSON.stringify(dose), note, planId: plan.id, endedAt: null };
    if (!known) {
      await writer.insert(assignments).values({ ...values, id, patientId, physicianId, createdAt: now });
      continue;
    }
    const mine = known.patientId === patientId && known.physicianId === physicianId;
    const free = known.planId === plan.id || (known.planId === null && known.endedAt === null);
    // Sessions that were done under the id are of that exercise.
    if (!mine || !free || known.exerciseId !== exerciseId)
      throw new Refusal("conflict", "An item has the id of something else; give it a new one.");
    await writer.update(assignments).set(values).where(eq(assignments.id, id));
  }
}

/**
 * Changes the items of a plan as a consequence of something else (a suggestion, an assignment that was ended): a version of its
 * own, so that whoever is editing learns of it. Does nothing where there is no such plan.
 */
export async function changeItems(
  database: Database,
  writer: Writer,
  planId: string,
  change: (items: PlanContent["items"]) => PlanContent["items"],
  authorId: string,
  now: number,
): Promise<void> {
  const { plans } = database.schema;
  const [row] = await database.forUpdate(writer.select().from(plans).where(eq(plans.id, planId)));
  if (!row) return;
  const content = contentOf(row);
  await writeVersion(
    database,
    writer,
    row,
    { state: row.state, shared: row.shared === 1, content: { ...content, items: change(content.items) } },
    authorId,
    now,
  );
}
