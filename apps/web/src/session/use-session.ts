import type { Assignment } from "@physiocheck/contracts";
import i18next from "i18next";
import { useEffect, useRef, useState } from "react";
import { api, ApiError, noteDone, read } from "../api.ts";
import { loadGhost, type GhostPostures } from "../skeleton/ghost.ts";
import { holdExercise } from "./exercise-lock.ts";
import type { Outbox } from "./outbox/outbox.ts";
import { forget, recall, type SessionMemory } from "./outbox/session-memory.ts";
import { outboxOf } from "./outbox/shared-outbox.ts";
import { Phrases } from "./phrases.ts";
import { SessionController } from "./session-controller.ts";

export type ReadySession = {
  readonly name: "ready";
  readonly user: string;
  readonly controller: SessionController;
  readonly assignment: Assignment;
  readonly outbox: Outbox;
  readonly memory: SessionMemory | null;
  readonly ghost: Promise<GhostPostures | null>;
  /** The session is over and saved: the next visit begins a new one. */
  readonly forget: () => Promise<void>;
};

export type SessionSetup =
  | { readonly name: "loading" }
  | { readonly name: "missing" }
  | { readonly name: "failed"; readonly reason: string }
  | ReadySession;

/** Fetches what a session needs, goes on with one that was cut off, and ends it when the page is left. */
export function useSession(
  user: string,
  assignmentId: string,
  given: Assignment | null = null,
): SessionSetup {
  const [setup, setSetup] = useState<SessionSetup>({ name: "loading" });
  // What was given at first is what the session is of, whatever is rendered meanwhile.
  const first = useRef(given);

  useEffect(() => {
    let isHere = true;
    let controller: SessionController | null = null;
    const release = holdExercise();
    const open = async (): Promise<void> => {
      const ready = await prepare(user, assignmentId, first.current);
      if (ready.name === "ready") controller = ready.controller;
      if (isHere) setSetup(ready);
      else controller?.dispose();
    };
    open().catch((error: unknown) => {
      if (isHere)
        setSetup({ name: "failed", reason: error instanceof Error ? error.message : String(error) });
    });
    return () => {
      isHere = false;
      release();
      controller?.dispose();
    };
  }, [user, assignmentId]);

  return setup;
}

async function prepare(user: string, assignmentId: string, given: Assignment | null): Promise<SessionSetup> {
  const { database, outbox } = await outboxOf(user);
  const memory = await recall(database, user, assignmentId, Date.now());
  const assignment = memory?.assignment ?? given ?? (await fetchAssignment(assignmentId));
  if (!assignment) return { name: "missing" };
  const controller = new SessionController({
    assignment,
    calibration: memory ? null : await fetchCalibration(),
    memory,
    outbox,
    phrases: new Phrases(i18next.getFixedT(null, ["session", "feedback"])),
    language: () => i18next.language,
    postProgress: (sessionId, progress) => api.postProgress({ params: { sessionId }, body: progress }),
  });
  const ghost = loadGhost(assignment.exercise.id).catch(() => null);
  return {
    name: "ready",
    user,
    controller,
    assignment,
    outbox,
    memory,
    ghost,
    forget: async () => {
      await forget(database, user, assignmentId);
      await noteDone(assignmentId);
    },
  };
}

async function fetchAssignment(id: string): Promise<Assignment | null> {
  const { assignments } = await read("listAssignments", { query: {} });
  return assignments.find((assignment) => assignment.id === id && assignment.endedAt === null) ?? null;
}

/** What is known of this body from earlier; a session works without. */
async function fetchCalibration() {
  try {
    return (await read("getCalibration")).calibration;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
