import { goalAimSchema, type Goal } from "@physiocheck/contracts";
import { and, asc, eq, isNull } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { may } from "../access.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { instant, instantOrNull } from "../time.ts";

type GoalHandlers = Pick<
  Handlers,
  "listGoals" | "createGoal" | "listPatientGoals" | "createPatientGoal" | "changeGoal"
>;
type NewGoal = Parameters<GoalHandlers["createGoal"]>[0]["body"];

const MOST_GOALS = 50;

/** What a patient is aiming at: goals of their own, and those their physicians set. */
export function goalHandlers({ database, now }: Deps): GoalHandlers {
  const { goals, users } = database.schema;

  const list = async (patientId: string): Promise<Goal[]> => {
    const rows = await database.read
      .select({
        id: goals.id,
        patientId: goals.patientId,
        authorId: goals.authorId,
        authorName: users.name,
        authorRole: users.role,
        aim: goals.aim,
        byDay: goals.byDay,
        createdAt: goals.createdAt,
        reachedAt: goals.reachedAt,
      })
      .from(goals)
      .innerJoin(users, eq(users.id, goals.authorId))
      .where(and(eq(goals.patientId, patientId), isNull(goals.removedAt)))
      .orderBy(asc(goals.createdAt), asc(goals.id));
    return rows.map((row) => ({
      id: row.id,
      patientId: row.patientId,
      author: {
        id: row.authorId,
        name: row.authorName,
        role: row.authorRole === "physician" ? "physician" : "patient",
      },
      aim: goalAimSchema.parse(JSON.parse(row.aim)),
      by: row.byDay,
      createdAt: instant(row.createdAt),
      reachedAt: instantOrNull(row.reachedAt),
    }));
  };

  const create = async (viewer: SignedIn, patientId: string, { aim, by }: NewGoal): Promise<Goal> => {
    if ((await list(patientId)).length >= MOST_GOALS)
      throw new Refusal("wrong_state", `${MOST_GOALS} goals are the most there can be.`);
    const id = uuidv7();
    await database.write(async (writer) => {
      await writer.insert(goals).values({
        id,
        patientId,
        authorId: viewer.id,
        aim: JSON.stringify(aim),
        byDay: by,
        createdAt: now(),
        reachedAt: null,
        removedAt: null,
      });
    });
    const made = (await list(patientId)).find((goal) => goal.id === id);
    if (!made) throw notFound();
    return made;
  };

  const assertMine = async (viewer: SignedIn, patientId: string, action: "read" | "write"): Promise<void> => {
    const subscribed = await isSubscribed(database, viewer.id, patientId);
    if (!may(viewer, action, { kind: "patient", patientId, subscribed })) throw notFound();
  };

  return {
    listGoals: async ({ viewer }) => ({ goals: await list(viewer.id) }),

    createGoal: ({ viewer, body }) => create(viewer, viewer.id, body),

    async listPatientGoals({ viewer, params: { patientId } }) {
      await assertMine(viewer, patientId, "read");
      return { goals: await list(patientId) };
    },

    async createPatientGoal({ viewer, params: { patientId }, body }) {
      await assertMine(viewer, patientId, "write");
      return create(viewer, patientId, body);
    },

    async changeGoal({ viewer, params: { goalId }, body: { state } }) {
      const [row] = await database.read.select().from(goals).where(eq(goals.id, goalId));
      if (!row) throw notFound();
      const subscribed =
        viewer.role === "physician" && (await isSubscribed(database, viewer.id, row.patientId));
      if (!may(viewer, "write", { ...row, kind: "goal", subscribed })) throw notFound();
      await database.write(async (writer) => {
        await writer
          .update(goals)
          .set(
            state === "removed"
              ? { removedAt: now() }
              : { reachedAt: state === "reached" ? (row.reachedAt ?? now()) : null },
          )
          .where(and(eq(goals.id, goalId), eq(goals.authorId, viewer.id)));
      });
    },
  };
}
