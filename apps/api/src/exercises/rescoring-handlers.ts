import { and, asc, countAll, eq, gt, isNotNull } from "@physiocheck/database";
import { visibleExercise } from "../care/exercise-store.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { findSession, sessionColumns, visibleSessions } from "../sessions/session-store.ts";
import { instant } from "../time.ts";
import { definitionsFor, rescore, rescoringsOf } from "./rescore.ts";

type RescoringHandlers = Pick<Handlers, "rescoreExercise" | "rescoreSession" | "listRescorings">;

/** Sessions of an exercise that one request scores: a few seconds of work. */
const AT_ONCE = 4;

/** The time machine: stored sessions scored again with another version of their exercise. */
export function rescoringHandlers(deps: Deps): RescoringHandlers {
  const { database } = deps;
  const { sessions, traceChunks, users } = database.schema;

  return {
    async listRescorings({ viewer, params: { sessionId } }) {
      const row = await findSession(database, viewer, "read", sessionId);
      return {
        versions: (await definitionsFor(database, row)).map(({ version }) => version),
        rescorings: await rescoringsOf(database, row),
      };
    },

    async rescoreSession({ viewer, params: { sessionId }, body: { version } }) {
      const row = await findSession(database, viewer, "read", sessionId);
      await rescore(deps, viewer.id, row, version);
      const made = (await rescoringsOf(database, row)).find(({ exercise }) => exercise.version === version);
      if (!made) throw notFound();
      return made;
    },

    async rescoreExercise({ viewer, params: { exerciseId }, body: { version, after } }) {
      if (!(await visibleExercise(database, viewer, exerciseId))) throw notFound();
      const theirs = and(
        visibleSessions(database, viewer),
        eq(sessions.exerciseId, exerciseId),
        isNotNull(sessions.completedAt),
        // Chunk 0: there is a trace.
        eq(traceChunks.chunk, 0),
      );
      const from = (after_: string | undefined) =>
        and(theirs, after_ === undefined ? undefined : gt(sessions.id, after_));
      const rows = await database.read
        .select(sessionColumns(database, viewer))
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.patientId))
        .innerJoin(traceChunks, eq(traceChunks.sessionId, sessions.id))
        .where(from(after))
        .orderBy(asc(sessions.id))
        .limit(AT_ONCE);
      const scored = [];
      for (const row of rows) {
        await rescore(deps, viewer.id, row, version);
        const made = (await rescoringsOf(database, row)).find(({ exercise }) => exercise.version === version);
        if (!made) throw notFound();
        const { repetitions, partial, holdSeconds } = made.summary;
        scored.push({
          sessionId: row.id,
          patient: { id: row.patientId, name: row.patientName },
          startedAt: instant(row.startedAt),
          before: { repetitions: row.repetitions, partial: row.partial, holdSeconds: row.holdSeconds },
          after: { repetitions, partial, holdSeconds },
          changed: made.differences.filter(({ changes }) => changes.length > 0).length,
        });
      }
      const last = rows.at(-1)?.id;
      const [{ remaining }] = last
        ? await database.read
            .select({ remaining: countAll })
            .from(sessions)
            .innerJoin(traceChunks, eq(traceChunks.sessionId, sessions.id))
            .where(from(last))
        : [{ remaining: 0 }];
      return { sessions: scored, remaining, next: remaining > 0 ? (last ?? null) : null };
    },
  };
}
