import { doseSchema, type Assignment, type TodayItem } from "@physiocheck/contracts";
import { and, asc, desc, eq, gte, inArray, isNull, type Schema } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { may } from "../access.ts";
import { definitionsOf, visibleExercise } from "../care/exercise-store.ts";
import { isSubscribed, subscribedTo } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { instant, instantOrNull } from "../time.ts";
import { changeItems } from "./plan-store.ts";

type AssignmentHandlers = Pick<
  Handlers,
  "listAssignments" | "createAssignment" | "endAssignment" | "listToday"
>;
type Row = Schema["assignments"]["$inferSelect"] & { readonly physicianName: string };

const DAY_MS = 24 * 3_600_000;

/** Who has to do which exercise: items of plans, and exercises given by themselves. */
export function assignmentHandlers({ database, now }: Deps): AssignmentHandlers {
  const { assignments, sessions, users } = database.schema;

  const toAssignments = async (rows: readonly Row[]): Promise<Assignment[]> => {
    const definitions = await definitionsOf(
      database,
      rows.map((row) => row.exerciseId),
    );
    return rows.flatMap((row) => {
      const exercise = definitions.get(row.exerciseId);
      if (!exercise) return [];
      return {
        id: row.id,
        patientId: row.patientId,
        physician: { id: row.physicianId, name: row.physicianName },
        exercise,
        dose: doseSchema.parse(JSON.parse(row.dose)),
        note: row.note,
        createdAt: instant(row.createdAt),
        endedAt: instantOrNull(row.endedAt),
        ...(row.planId !== null && { planId: row.planId }),
      };
    });
  };

  const mine = (viewer: SignedIn) =>
    viewer.role === "patient"
      ? eq(assignments.patientId, viewer.id)
      : subscribedTo(database.schema, viewer.id, assignments.patientId);

  const select = (where: ReturnType<typeof and>): Promise<Row[]> =>
    database.read
      .select({
        id: assignments.id,
        patientId: assignments.patientId,
        physicianId: assignments.physicianId,
        exerciseId: assignments.exerciseId,
        dose: assignments.dose,
        note: assignments.note,
        createdAt: assignments.createdAt,
        endedAt: assignments.endedAt,
        planId: assignments.planId,
        physicianName: users.name,
      })
      .from(assignments)
      .innerJoin(users, eq(users.id, assignments.physicianId))
      .where(where)
      .orderBy(asc(assignments.createdAt), asc(assignments.id))
      .limit(500);

  return {
    async listAssignments({ viewer, query: { patientId } }) {
      if (patientId !== undefined && viewer.role === "physician") {
        const subscribed = await isSubscribed(database, viewer.id, patientId);
        if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      } else if (patientId !== undefined && patientId !== viewer.id) throw notFound();
      const rows = await select(
        and(
          mine(viewer),
          patientId === undefined ? undefined : eq(assignments.patientId, patientId),
          isNull(assignments.endedAt),
        ),
      );
      return { assignments: await toAssignments(rows) };
    },

    async createAssignment({ viewer, body: { patientId, exerciseId, dose, note } }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "write", { kind: "patient", patientId, subscribed })) throw notFound();
      const exercise = await visibleExercise(database, viewer, exerciseId);
      if (!exercise) throw notFound();
      if (exercise.archivedAt !== null)
        throw new Refusal("wrong_state", "This exercise is archived; take it out of the archive first.");
      if ((exercise.definition.counting === "hold") !== (dose.holdSeconds !== null))
        throw new Refusal("invalid", "The dose does not fit the exercise.", {
          fields: [{ path: "body.dose", code: "custom", message: "holds need holdSeconds, others reps" }],
        });
      const id = uuidv7();
      await database.write(async (writer) => {
        await writer.insert(assignments).values({
          id,
          patientId,
          physicianId: viewer.id,
          exerciseId,
          dose: JSON.stringify(dose),
          note,
          createdAt: now(),
        });
      });
      const [assignment] = await toAssignments(await select(and(eq(assignments.id, id), mine(viewer))));
      return assignment;
    },

    async endAssignment({ viewer, params: { assignmentId } }) {
      const [row] = await select(and(eq(assignments.id, assignmentId), mine(viewer)));
      if (!row || !may(viewer, "write", { kind: "assignment", subscribed: true, ...row })) throw notFound();
      await database.write(async (writer) => {
        await writer
          .update(assignments)
          .set({ endedAt: now() })
          .where(
            and(
              eq(assignments.id, assignmentId),
              eq(assignments.physicianId, viewer.id),
              isNull(assignments.endedAt),
            ),
          );
        // What is off the patient's day is off the plan, too.
        if (row.planId !== null && row.endedAt === null)
          await changeItems(
            database,
            writer,
            row.planId,
            (items) => items.filter(({ id }) => id !== assignmentId),
            viewer.id,
            now(),
          );
      });
      const [assignment] = await toAssignments(
        await select(and(eq(assignments.id, assignmentId), mine(viewer))),
      );
      return assignment;
    },

    async listToday({ viewer, query: { since } }) {
      const from = since === undefined ? now() - DAY_MS : Date.parse(since);
      const plan = await toAssignments(await select(and(mine(viewer), isNull(assignments.endedAt))));
      if (plan.length === 0) return { items: [] };
      const done = await database.read
        .select({
          id: sessions.id,
          assignmentId: sessions.assignmentId,
          startedAt: sessions.startedAt,
          completedAt: sessions.completedAt,
        })
        .from(sessions)
        .where(
          and(
            eq(sessions.patientId, viewer.id),
            inArray(
              sessions.assignmentId,
              plan.map(({ id }) => id),
            ),
            gte(sessions.startedAt, Math.min(from, now() - 60 * DAY_MS)),
          ),
        )
        .orderBy(desc(sessions.startedAt));
      const items = plan.map((assignment): TodayItem => {
        const own = done.filter((session) => session.assignmentId === assignment.id);
        const open = own.find(
          ({ completedAt, startedAt }) => completedAt === null && startedAt >= now() - DAY_MS,
        );
        const finished = own.flatMap(({ completedAt }) => (completedAt === null ? [] : [completedAt]));
        return {
          assignment,
          doneToday: finished.filter((at) => at >= from).length,
          openSessionId: open?.id ?? null,
          lastDoneAt: instantOrNull(finished.length > 0 ? Math.max(...finished) : null),
        };
      });
      return { items };
    },
  };
}
