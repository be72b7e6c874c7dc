import { practiceContentSchema, type Practice, type PracticeContent } from "@physiocheck/contracts";
import { and, desc, eq } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { instant } from "../time.ts";
import { insertOnce, own } from "./owned.ts";

type PracticeHandlers = Pick<
  Handlers,
  "listPractices" | "createPractice" | "getPractice" | "changePractice" | "removePractice"
>;

const { poses: posesSchema } = practiceContentSchema.shape;
/** The last changed that a list holds. */
const MOST = 200;

/** Yoga practices that patients put together for themselves. */
export function practiceHandlers({ database, now }: Deps): PracticeHandlers {
  const { yogaPractices } = database.schema;
  type Row = typeof yogaPractices.$inferSelect;

  const find = async (id: string): Promise<Row | undefined> => {
    const [row] = await database.read.select().from(yogaPractices).where(eq(yogaPractices.id, id));
    return row;
  };
  const written = ({ title, note, poses }: PracticeContent) => ({
    title,
    note,
    poses: JSON.stringify(poses),
  });

  return {
    async listPractices({ viewer }) {
      const rows = await database.read
        .select()
        .from(yogaPractices)
        .where(eq(yogaPractices.patientId, viewer.id))
        .orderBy(desc(yogaPractices.changedAt), desc(yogaPractices.id))
        .limit(MOST);
      return { practices: rows.map(toPractice) };
    },

    async createPractice({ viewer, body }) {
      const at = now();
      const content = written(body);
      const row: Row = { id: body.id, patientId: viewer.id, ...content, createdAt: at, changedAt: at };
      const stored = await insertOnce(viewer, row, {
        find: () => find(body.id),
        insert: () =>
          database.write(async (writer) => {
            await writer.insert(yogaPractices).values(row);
          }),
        isSame: ({ title, note, poses }) =>
          title === content.title && note === content.note && poses === content.poses,
      });
      return toPractice(stored);
    },

    async getPractice({ viewer, params: { practiceId } }) {
      return toPractice(own(viewer, "read", await find(practiceId)));
    },

    async changePractice({ viewer, params: { practiceId }, body }) {
      const row = own(viewer, "write", await find(practiceId));
      const change = { ...written(body), changedAt: now() };
      await database.write(async (writer) => {
        await writer
          .update(yogaPractices)
          .set(change)
          .where(and(eq(yogaPractices.id, practiceId), eq(yogaPractices.patientId, viewer.id)));
      });
      return toPractice({ ...row, ...change });
    },

    async removePractice({ viewer, params: { practiceId } }) {
      own(viewer, "write", await find(practiceId));
      await database.write(async (writer) => {
        await writer
          .delete(yogaPractices)
          .where(and(eq(yogaPractices.id, practiceId), eq(yogaPractices.patientId, viewer.id)));
      });
    },
  };

  function toPractice({ id, title, note, poses, createdAt, changedAt }: Row): Practice {
    return {
      id,
      title,
      note,
      poses: posesSchema.parse(JSON.parse(poses)),
      createdAt: instant(createdAt),
      changedAt: instant(changedAt),
    };
  }
}
