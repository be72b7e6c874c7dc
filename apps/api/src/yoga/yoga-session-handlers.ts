import { stepResultSchema, type YogaSession, type YogaSessionHead } from "@physiocheck/contracts";
import { and, desc, eq } from "@physiocheck/database";
import { practiceStatistics, type StepResult, summarisePractice } from "@physiocheck/motion";
import * as z from "zod";
import { dayIn } from "../calendar.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import { instant } from "../time.ts";
import { insertOnce, own } from "./owned.ts";

type YogaSessionHandlers = Pick<
  Handlers,
  | "storeYogaSession"
  | "listYogaSessions"
  | "getYogaSession"
  | "changeYogaSession"
  | "removeYogaSession"
  | "getYogaStatistics"
>;

const stepsSchema = z.array(stepResultSchema);
/** The newest sessions that a list holds. */
const MOST = 500;
/** Clocks of devices are a little off. */
const AHEAD_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** Yoga sessions that patients did: stored hold by hold; what they come to is computed by the engine, here as in the browser. */
export function yogaSessionHandlers({ database, now }: Deps): YogaSessionHandlers {
  const { yogaSessions } = database.schema;
  type Row = typeof yogaSessions.$inferSelect;

  const find = async (id: string): Promise<Row | undefined> => {
    const [row] = await database.read.select().from(yogaSessions).where(eq(yogaSessions.id, id));
    return row;
  };

  const stepsOf = ({ steps }: Row): StepResult[] => stepsSchema.parse(JSON.parse(steps));
  const toHead = (row: Row, steps: readonly StepResult[]): YogaSessionHead => ({
    id: row.id,
    title: row.title,
    note: row.note,
    startedAt: instant(row.startedAt),
    finishedAt: instant(row.finishedAt),
    holds: steps.length,
    summary: summarisePractice(steps),
  });
  const toSession = (row: Row): YogaSession => {
    const steps = stepsOf(row);
    return { ...toHead(row, steps), steps };
  };

  return {
    async storeYogaSession({ viewer, body }) {
      const [startedAt, finishedAt] = [Date.parse(body.startedAt), Date.parse(body.finishedAt)];
      if (finishedAt > now() + AHEAD_MS)
        throw new Refusal("invalid", "The session ends in the future: is the device's clock right?");
      const steps = JSON.stringify(body.steps);
      const { id, title, note } = body;
      const row: Row = { id, patientId: viewer.id, title, note, steps, startedAt, finishedAt };
      const stored = await insertOnce(viewer, row, {
        find: () => find(id),
        insert: () =>
          database.write(async (writer) => {
            await writer.insert(yogaSessions).values(row);
          }),
        // Title and note may have been changed since.
        isSame: (there) => there.steps === steps && there.startedAt === startedAt,
      });
      return toSession(stored);
    },

    async listYogaSessions({ viewer }) {
      const rows = await database.read
        .select()
        .from(yogaSessions)
        .where(eq(yogaSessions.patientId, viewer.id))
        .orderBy(desc(yogaSessions.startedAt), desc(yogaSessions.id))
        .limit(MOST);
      return { sessions: rows.map((row) => toHead(row, stepsOf(row))) };
    },

    async getYogaSession({ viewer, params: { yogaSessionId } }) {
      return toSession(own(viewer, "read", await find(yogaSessionId)));
    },

    async changeYogaSession({ viewer, params: { yogaSessionId }, body }) {
      const row = own(viewer, "write", await find(yogaSessionId));
      await database.write(async (writer) => {
        await writer
          .update(yogaSessions)
          .set(body)
          .where(and(eq(yogaSessions.id, yogaSessionId), eq(yogaSessions.patientId, viewer.id)));
      });
      return toSession({ ...row, ...body });
    },

    async removeYogaSession({ viewer, params: { yogaSessionId } }) {
      own(viewer, "write", await find(yogaSessionId));
      await database.write(async (writer) => {
        await writer
          .delete(yogaSessions)
          .where(and(eq(yogaSessions.id, yogaSessionId), eq(yogaSessions.patientId, viewer.id)));
      });
    },

    async getYogaStatistics({ viewer, query: { zone } }) {
      const rows = await database.read
        .select()
        .from(yogaSessions)
        .where(eq(yogaSessions.patientId, viewer.id));
      const nameOf = dayIn(zone);
      const day = (at: number): number => Date.parse(nameOf(at)) / DAY_MS;
      return practiceStatistics(
        rows.map((row) => ({
          day: day(row.startedAt),
          minutes: (row.finishedAt - row.startedAt) / 60_000,
          accuracy: summarisePractice(stepsOf(row)).accuracy,
        })),
        day(now()),
      );
    },
  };
}
