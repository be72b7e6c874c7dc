import { ADDRESSES } from "../addresses.ts";
import { uuidSchema } from "../primitives.ts";
import {
  changedSessionNoteSchema,
  newOverruleSchema,
  newSessionNoteSchema,
  reviewSchema,
  sessionNoteSchema,
} from "../review.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

const sessionParams = z.strictObject({ sessionId: uuidSchema });
const attemptParams = sessionParams.extend({ index: z.coerce.number().int().min(0).max(100_000) });
const noteParams = sessionParams.extend({ noteId: uuidSchema });

export const reviewRoutes = {
  getReview: {
    ...ADDRESSES.getReview,
    who: ["patient", "physician"],
    object: "session",
    summary: "What physicians made of a session: overruled attempts, and the notes that the caller may read",
    params: sessionParams,
    response: reviewSchema,
  },
  overruleAttempt: {
    ...ADDRESSES.overruleAttempt,
    who: ["physician"],
    object: "session",
    summary: "Say what an attempt was, beside what was counted live; the newest word holds",
    params: attemptParams,
    body: newOverruleSchema,
    response: reviewSchema,
  },
  withdrawOverrule: {
    ...ADDRESSES.withdrawOverrule,
    who: ["physician"],
    object: "session",
    summary: "Take an overruling back: the attempt is again what was counted live",
    params: attemptParams,
    response: reviewSchema,
  },
  addSessionNote: {
    ...ADDRESSES.addSessionNote,
    who: ["physician"],
    object: "session",
    summary: "Write a note on a session or on a moment of it, for oneself or for the patient too",
    params: sessionParams,
    body: newSessionNoteSchema,
    response: sessionNoteSchema,
    status: 201,
  },
  changeSessionNote: {
    ...ADDRESSES.changeSessionNote,
    who: ["physician"],
    object: "session",
    summary: "Change the words of one's own note, or whether the patient sees it",
    params: noteParams,
    body: changedSessionNoteSchema,
    response: sessionNoteSchema,
  },
  removeSessionNote: {
    ...ADDRESSES.removeSessionNote,
    who: ["physician"],
    object: "session",
    summary: "Remove one's own note",
    params: noteParams,
    response: null,
  },
} as const satisfies Record<string, Route>;
