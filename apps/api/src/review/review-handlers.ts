import { createHash } from "node:crypto";
import { and, eq } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import { notify } from "../notices/notify.ts";
import { findSession, toSession, type SessionRow } from "../sessions/session-store.ts";
import { addOverrule, findNote, reviewOf } from "./review-store.ts";

type ReviewHandlers = Pick<
  Handlers,
  | "getReview"
  | "overruleAttempt"
  | "withdrawOverrule"
  | "addSessionNote"
  | "changeSessionNote"
  | "removeSessionNote"
>;

/** What physicians make of a session: single attempts overruled, and notes. What was counted live is never touched. */
export function reviewHandlers(deps: Deps): ReviewHandlers {
  const { database, now } = deps;
  const { sessionNotes, users } = database.schema;

  const read = async (viewer: SignedIn, sessionId: string) =>
    reviewOf(database, viewer, await findSession(database, viewer, "read", sessionId));

  /** A session under review. @throws Refusal not_found, wrong_state while the patient is still at it */
  const reviewed = async (viewer: SignedIn, sessionId: string): Promise<SessionRow> => {
    const row = await findSession(database, viewer, "review", sessionId);
    if (row.completedAt === null)
      throw new Refusal("wrong_state", "The session still runs: its ledger may grow.");
    return row;
  };

  /** Tells the patient, once a physician and session: who reviews ten repetitions has one thing to say. */
  const tell = async (viewer: SignedIn, row: SessionRow, kind: "session_reviewed" | "note_added") => {
    const [author] = await database.read
      .select({ name: users.name })
      .from(users)
      .where(eq(users.id, viewer.id));
    await notify(deps, {
      to: row.patientId,
      kind,
      about: { person: author.name, exercise: toSession(row).exerciseTitle ?? row.exerciseId },
      link: `/results/${row.id}`,
      once: createHash("sha256").update(`${kind}:${row.id}:${viewer.id}`).digest("hex"),
    });
  };

  return {
    getReview: ({ viewer, params: { sessionId } }) => read(viewer, sessionId),

    async overruleAttempt({ viewer, params: { sessionId, index }, body: { outcome, reason } }) {
      const row = await reviewed(viewer, sessionId);
      await addOverrule(database, sessionId, {
        attempt: index,
        outcome,
        reason,
        authorId: viewer.id,
        now: now(),
      });
      await tell(viewer, row, "session_reviewed");
      return read(viewer, sessionId);
    },

    async withdrawOverrule({ viewer, params: { sessionId, index } }) {
      await reviewed(viewer, sessionId);
      await addOverrule(database, sessionId, {
        attempt: index,
        outcome: null,
        reason: "",
        authorId: viewer.id,
        now: now(),
      });
      return read(viewer, sessionId);
    },

    async addSessionNote({ viewer, params: { sessionId }, body: { text, t, shared } }) {
      const row = await findSession(database, viewer, "review", sessionId);
      const id = uuidv7();
      await database.write(async (writer) => {
        await writer.insert(sessionNotes).values({
          id,
          sessionId,
          authorId: viewer.id,
          body: text,
          atMs: t,
          shared: shared ? 1 : 0,
          createdAt: now(),
        });
      });
      if (shared) await tell(viewer, row, "note_added");
      return findNote(database, viewer, "read", row, id);
    },

    async changeSessionNote({ viewer, params: { sessionId, noteId }, body: { text, shared } }) {
      const row = await findSession(database, viewer, "review", sessionId);
      await findNote(database, viewer, "write", row, noteId);
      await database.write(async (writer) => {
        await writer
          .update(sessionNotes)
          .set({ body: text, shared: shared ? 1 : 0, changedAt: now() })
          .where(and(eq(sessionNotes.id, noteId), eq(sessionNotes.authorId, viewer.id)));
      });
      if (shared) await tell(viewer, row, "note_added");
      return findNote(database, viewer, "read", row, noteId);
    },

    async removeSessionNote({ viewer, params: { sessionId, noteId } }) {
      const row = await findSession(database, viewer, "review", sessionId);
      await findNote(database, viewer, "write", row, noteId);
      await database.write(async (writer) => {
        await writer
          .delete(sessionNotes)
          .where(and(eq(sessionNotes.id, noteId), eq(sessionNotes.authorId, viewer.id)));
      });
    },
  };
}
