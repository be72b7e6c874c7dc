import { calibrationSchema, CHECKSUM_HEADER, type StreamMessage } from "@physiocheck/contracts";
import { and, desc, eq, isDuplicate, lt, or } from "@physiocheck/database";
import { may } from "../access.ts";
import { definitionsOf, visibleExercise } from "../care/exercise-store.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { sessionTopic } from "../ports/bus/live-bus.ts";
import { streamSession } from "../live/stream-session.ts";
import { EventIntake } from "./append-events.ts";
import { finishSession } from "./finish-session.ts";
import { momentOf, stillTakes } from "./late.ts";
import {
  acknowledgementOf,
  eventsAfter,
  findSession,
  NOTHING_YET,
  sessionColumns,
  sessionDetail,
  toSession,
  visibleSessions,
} from "./session-store.ts";
import { assertPackedTrace, chunkData, chunksOf, storeChunk } from "./trace-store.ts";

type SessionHandlers = Pick<
  Handlers,
  | "startSession"
  | "listSessions"
  | "getSession"
  | "appendEvents"
  | "listEvents"
  | "postProgress"
  | "putTraceChunk"
  | "getTrace"
  | "getTraceChunk"
  | "finishSession"
  | "streamSession"
>;

/** Sessions: begun, filled with events and trace, closed, and looked at. */
export function sessionHandlers(deps: Deps): SessionHandlers {
  const { database, bus, board, metrics, now } = deps;
  const { sessions, assignments, calibrations, users } = database.schema;
  const intake = new EventIntake(database, now);

  /**
   * What the session is of: an item of the viewer's plan, or an exercise they may see; and since when that can be. An item
   * that has ended takes what was begun before its patient could hear of it.
   */
  const planned = async (viewer: SignedIn, body: Parameters<SessionHandlers["startSession"]>[0]["body"]) => {
    if (body.assignmentId !== undefined) {
      const [row] = await database.read
        .select()
        .from(assignments)
        .where(and(eq(assignments.id, body.assignmentId), eq(assignments.patientId, viewer.id)));
      if (!row || !stillTakes(row.endedAt, body.agoMs, now())) throw notFound();
      if (!may(viewer, "use", { kind: "assignment", subscribed: false, ...row })) throw notFound();
      const definition = (await definitionsOf(database, [row.exerciseId])).get(row.exerciseId);
      if (!definition) throw notFound();
      return { definition, dose: row.dose, since: row.createdAt };
    }
    const exercise = await visibleExercise(database, viewer, body.exerciseId ?? "");
    if (!exercise) throw notFound();
    const [{ since }] = await database.read
      .select({ since: users.createdAt })
      .from(users)
      .where(eq(users.id, viewer.id));
    return { definition: exercise.definition, dose: JSON.stringify(body.dose), since };
  };

  const start = async (
    viewer: SignedIn,
    body: Parameters<SessionHandlers["startSession"]>[0]["body"],
  ): Promise<void> => {
    const [before] = await database.read.select().from(sessions).where(eq(sessions.id, body.id));
    if (before) {
      if (before.patientId !== viewer.id) throw notFound();
      const same =
        body.assignmentId === undefined
          ? before.assignmentId === null && before.exerciseId === body.exerciseId
          : before.assignmentId === body.assignmentId;
      if (!same) throw new Refusal("conflict", "This session was started with another exercise.");
      return;
    }
    const { definition, dose, since } = await planned(viewer, body);
    try {
      await database.write(async (writer) => {
        await writer.insert(sessions).values({
          ...NOTHING_YET,
          id: body.id,
          patientId: viewer.id,
          assignmentId: body.assignmentId ?? null,
          exerciseId: definition.id,
          definition: JSON.stringify(definition),
          dose,
          startedAt: momentOf(body.agoMs, since, now()),
        });
      });
    } catch (error) {
      // The same call came twice at once, and the other was first: now it is found.
      if (isDuplicate(error)) return start(viewer, body);
      throw error;
    }
  };

  return {
    async startSession({ viewer, body }) {
      await start(viewer, body);
      const row = await findSession(database, viewer, "write", body.id);
      const { exercise } = await sessionDetail(database, row);
      const [prior] = await database.read
        .select()
        .from(calibrations)
        .where(eq(calibrations.patientId, viewer.id));
      return {
        session: toSession(row),
        exercise,
        calibration: prior ? calibrationSchema.parse(JSON.parse(prior.calibration)) : null,
        acknowledged: acknowledgementOf(row),
      };
    },

    async listSessions({ viewer, query: { patientId, exerciseId, limit, before } }) {
      if (patientId !== undefined && viewer.role === "physician") {
        const subscribed = await isSubscribed(database, viewer.id, patientId);
        if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      } else if (patientId !== undefined && patientId !== viewer.id) throw notFound();
      const cursor = before === undefined ? null : await findSession(database, viewer, "read", before);
      const rows = await database.read
        .select(sessionColumns(database, viewer))
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.patientId))
        .where(
          and(
            visibleSessions(database, viewer),
            patientId === undefined ? undefined : eq(sessions.patientId, patientId),
            exerciseId === undefined ? undefined : eq(sessions.exerciseId, exerciseId),
            cursor
              ? or(
                  lt(sessions.startedAt, cursor.startedAt),
                  and(eq(sessions.startedAt, cursor.startedAt), lt(sessions.id, cursor.id)),
                )
              : undefined,
          ),
        )
        .orderBy(desc(sessions.startedAt), desc(sessions.id))
        .limit(limit);
      return { sessions: rows.map(toSession) };
    },

    async getSession({ viewer, params: { sessionId } }) {
      return sessionDetail(database, await findSession(database, viewer, "read", sessionId));
    },

    async appendEvents({ viewer, params: { sessionId }, body: { events } }) {
      const { acknowledged, fresh } = await intake.append(viewer, sessionId, events);
      if (fresh[0]) metrics.batchStored((now() - Date.parse(fresh[0].at)) / 1000);
      if (fresh.length > 0 && (await bus.audience(sessionTopic(sessionId))) > 0) {
        const session = toSession(await findSession(database, viewer, "write", sessionId));
        for (const event of fresh)
          bus.publish(sessionTopic(sessionId), { type: "event", event, session } satisfies StreamMessage);
      }
      return acknowledged;
    },

    async listEvents({ viewer, params: { sessionId }, query: { after } }) {
      const row = await findSession(database, viewer, "read", sessionId);
      return {
        events: await eventsAfter(database, sessionId, after),
        acknowledged: acknowledgementOf(row),
      };
    },

    async postProgress({ viewer, params: { sessionId }, body }) {
      const { completedAt } = await findSession(database, viewer, "write", sessionId);
      if (completedAt !== null) throw new Refusal("session_closed", "The session is closed.");
      const topic = sessionTopic(sessionId);
      if (await board.note(sessionId, body))
        bus.publish(topic, { type: "progress", progress: body } satisfies StreamMessage);
      return { watched: (await bus.audience(topic)) > 0 };
    },

    async putTraceChunk({ viewer, params: { sessionId, chunk }, body, request }) {
      await findSession(database, viewer, "write", sessionId);
      const claimed = request.get(CHECKSUM_HEADER) ?? "";
      await assertPackedTrace(body);
      await storeChunk(database, viewer.id, sessionId, chunk, body, claimed);
    },

    async getTrace({ viewer, params: { sessionId } }) {
      await findSession(database, viewer, "read", sessionId);
      return { chunks: await chunksOf(database, sessionId) };
    },

    async getTraceChunk({ viewer, params: { sessionId, chunk } }) {
      await findSession(database, viewer, "read", sessionId);
      const data = await chunkData(database, sessionId, chunk);
      if (!data) throw notFound();
      return data;
    },

    async finishSession({ viewer, params: { sessionId }, body }) {
      await findSession(database, viewer, "write", sessionId);
      await finishSession(database, viewer.id, sessionId, body, now());
      await board.forget(sessionId);
      bus.publish(sessionTopic(sessionId), { type: "ended", reason: "complete" } satisfies StreamMessage);
      return sessionDetail(database, await findSession(database, viewer, "read", sessionId));
    },

    streamSession: (context) => streamSession(deps, context),
  };
}
