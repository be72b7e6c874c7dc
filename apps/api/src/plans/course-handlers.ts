import { doseSchema, sessionSummarySchema, type CoursePoint } from "@physiocheck/contracts";
import { and, desc, eq, isNotNull } from "@physiocheck/database";
import { may } from "../access.ts";
import { parseDefinition } from "../care/exercise-store.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { holding } from "../review/holding.ts";
import { instant } from "../time.ts";
import { adherenceOf } from "./adherence.ts";
import { completionOf, primaryRange } from "./evidence.ts";

type CourseHandlers = Pick<Handlers, "getCourse" | "getPatientCourse">;

/** The newest sessions that a course is drawn from. */
const MOST_POINTS = 400;

/** What somebody's sessions measured over time. */
export function courseHandlers({ database }: Deps): CourseHandlers {
  const { sessions } = database.schema;

  const course = async (patientId: string, day: string) => {
    const [rows, days] = await Promise.all([
      database.read
        .select()
        .from(sessions)
        .where(and(eq(sessions.patientId, patientId), isNotNull(sessions.completedAt)))
        .orderBy(desc(sessions.startedAt), desc(sessions.id))
        .limit(MOST_POINTS),
      adherenceOf(database, patientId, null, day),
    ]);
    return { points: rows.toReversed().map(toPoint), days };
  };

  return {
    getCourse: ({ viewer, query: { day } }) => course(viewer.id, day),

    async getPatientCourse({ viewer, params: { patientId }, query: { day } }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      return course(patientId, day);
    },
  };

  function toPoint(row: typeof sessions.$inferSelect): CoursePoint {
    const summary = row.summary === null ? null : sessionSummarySchema.parse(JSON.parse(row.summary));
    const definition = parseDefinition(row.definition);
    const { repetitions } = holding(row);
    const symmetry = summary?.symmetry.range ?? null;
    return {
      sessionId: row.id,
      at: instant(row.startedAt),
      exerciseId: row.exerciseId,
      exerciseTitle: definition.title ?? null,
      repetitions,
      holdSeconds: row.holdSeconds,
      completion: completionOf(doseSchema.parse(JSON.parse(row.dose)), { ...row, repetitions }),
      quality: row.quality,
      jitter: summary?.stability.jitter ?? null,
      asymmetry: symmetry === null ? null : Math.abs(symmetry),
      painBefore: row.painBefore,
      painAfter: row.painAfter,
      effort: row.effort,
      range: summary ? primaryRange(definition, summary.range) : [],
    };
  }
}
