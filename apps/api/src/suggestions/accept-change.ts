import { createExerciseSchema, type NewExercise } from "@physiocheck/contracts";
import { and, countAll, eq, isNull, ne, type Database, type Writer } from "@physiocheck/database";
import { applyChange, type DefinitionChange, type ExerciseDefinition } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import { addVersion, insertExercise } from "../care/exercise-store.ts";
import { Refusal } from "../http/refusal.ts";
import { changeItems } from "../plans/plan-store.ts";

/** Somebody's wish to change an exercise for everybody, or for one patient. */
export type Acceptance = {
  readonly physicianId: string;
  /** Null: for everybody who does it. */
  readonly patientId: string | null;
  readonly exercise: ExerciseDefinition;
  /** Made by the physician themself. */
  readonly own: boolean;
  readonly change: DefinitionChange;
  /** Of the exercise that has to be made, if one has. */
  readonly title: string;
  /** ms since 1970. */
  readonly now: number;
};

/**
 * Makes the change: a new version of an own exercise; or, where it is not their own or others do it too, an own exercise that takes its
 * place on the patient's plan with the same dose. What others do is never changed for one patient's sake.
 * @throws Refusal conflict where the exercise is no longer as the suggestion found it; wrong_state where the change makes no sense
 */
export async function acceptChange(
  database: Database,
  acceptance: Acceptance,
): Promise<{ exerciseId: string; assignmentId: string | null }> {
  const { exercise, own, patientId, physicianId, change, title, now } = acceptance;
  const definition = changed(exercise, change, title);
  const authorship = { authorId: physicianId, note: noteOf(change), takeId: null, now };
  return database.write(async (writer) => {
    if (own && (patientId === null || !(await othersDo(database, writer, exercise.id, patientId)))) {
      const kept = { ...definition, title: exercise.title ?? title };
      await addVersion(
        database,
        writer,
        { exerciseId: exercise.id, basedOn: exercise.version, definition: kept },
        authorship,
      );
      return { exerciseId: exercise.id, assignmentId: null };
    }
    const made = await insertExercise(database, writer, definition, authorship);
    const assignmentId =
      patientId === null ? null : await replaceOnPlan(database, writer, acceptance, patientId, made.id);
    return { exerciseId: made.id, assignmentId };
  });
}

function changed(exercise: ExerciseDefinition, change: DefinitionChange, title: string): NewExercise {
  const now = presentValue(exercise, change);
  if (JSON.stringify(now) !== JSON.stringify(change.from))
    throw new Refusal("conflict", "The exercise was changed since; look at it again.");
  const { id: _id, version: _version, ...rest } = applyChange(exercise, change);
  const parsed = createExerciseSchema.safeParse({ ...rest, title });
  if (!parsed.success)
    throw new Refusal("wrong_state", parsed.error.issues[0]?.message ?? "It makes no sense.");
  const { note: _note, take: _take, ...definition } = parsed.data;
  return definition;
}

function presentValue(
  exercise: ExerciseDefinition,
  change: DefinitionChange,
): DefinitionChange["from"] | null {
  switch (change.kind) {
    case "counted_depth":
      return exercise.depth.counted;
    case "min_rep":
      return exercise.timing.minRep;
    case "max_rep":
      return exercise.timing.maxRep;
    case "typical_rep":
      return exercise.timing.typicalRep;
    case "rule_range": {
      const rule = exercise.alignment.at(change.rule);
      return rule?.movement === change.movement ? rule.range : null;
    }
  }
}

/** What stands in the history of versions: figures, in no language. */
function noteOf({ kind, from, to }: DefinitionChange): string {
  return `${kind}: ${[from].flat().join("–")} → ${[to].flat().join("–")}`;
}

/** Whether somebody else has the exercise on their plan. */
async function othersDo(
  { schema: { assignments } }: Database,
  writer: Writer,
  exerciseId: string,
  patientId: string,
): Promise<boolean> {
  const [row] = await writer
    .select({ count: countAll })
    .from(assignments)
    .where(
      and(
        eq(assignments.exerciseId, exerciseId),
        ne(assignments.patientId, patientId),
        isNull(assignments.endedAt),
      ),
    );
  return (row?.count ?? 0) > 0;
}

/** Ends what the physician had given of the old exercise, and gives the new one in its place. Null where they had given none. */
async function replaceOnPlan(
  database: Database,
  writer: Writer,
  { physicianId, exercise, now }: Acceptance,
  patientId: string,
  exerciseId: string,
): Promise<string | null> {
  const { assignments } = database.schema;
  const standing = and(
    eq(assignments.patientId, patientId),
    eq(assignments.physicianId, physicianId),
    eq(assignments.exerciseId, exercise.id),
    isNull(assignments.endedAt),
  );
  const [before] = await writer.select().from(assignments).where(standing).limit(1);
  if (!before) return null;
  await writer.update(assignments).set({ endedAt: now }).where(standing);
  const id = uuidv7();
  await writer.insert(assignments).values({ ...before, id, exerciseId, createdAt: now, endedAt: null });
  if (before.planId !== null)
    await changeItems(
      database,
      writer,
      before.planId,
      (items) => items.map((item) => (item.id === before.id ? { ...item, id, exerciseId } : item)),
      physicianId,
      now,
    );
  return id;
}
