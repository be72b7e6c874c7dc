/**
 * What is said on the live socket beside the frames. Nothing of it is stored: what counts goes as events by HTTP. The patient's
 * browser publishes, a physician's browser watches; who is who is decided by the sign-in, never by a message.
 */
import { LIVE_CUES, LONGEST_CUE, type LiveCue } from "./live-line.ts";
import { line, uuidSchema } from "./primitives.ts";
import type { StreamMessage } from "./sessions.ts";
import "./zod-setup.ts";
import * as z from "zod";

const cue = {
  /** Made by the physician's browser: the acknowledgement names it. */
  cueId: uuidSchema,
  sessionId: uuidSchema,
};

/** From a patient's browser. */
export const publisherMessageSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("publish"),
    sessionId: uuidSchema,
    /** Physicians who were declined in this session. */
    declined: z.array(uuidSchema).max(50),
  }),
  z.strictObject({ type: z.literal("decline"), physicianId: uuidSchema }),
  z.strictObject({ type: z.literal("allow"), physicianId: uuidSchema }),
  z.strictObject({ type: z.literal("ack"), cueId: uuidSchema, spoken: z.boolean() }),
]);
export type PublisherMessage = z.infer<typeof publisherMessageSchema>;

/** From a physician's browser. */
export const watcherMessageSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("watch"), sessionId: uuidSchema }),
  z.strictObject({ type: z.literal("unwatch"), sessionId: uuidSchema }),
  z.strictObject({ type: z.literal("cue"), ...cue, code: z.enum(LIVE_CUES) }),
  z.strictObject({ type: z.literal("say"), ...cue, text: line(LONGEST_CUE) }),
]);
export type WatcherMessage = z.infer<typeof watcherMessageSchema>;

/** Somebody who sees the patient's skeleton now. */
export type LiveWatcher = {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly since: string;
};

/** What a physician said: a code, or their own words. */
export type CueContent = { readonly code: LiveCue } | { readonly text: string };

/** To a patient's browser. `ping` comes every few seconds: silence means that the line is dead. */
export type PublisherNews =
  | { readonly type: "ping" }
  | { readonly type: "publishing"; readonly sessionId: string }
  /** Not known (yet), or not running any more. */
  | { readonly type: "refused"; readonly sessionId: string }
  | { readonly type: "watchers"; readonly watchers: readonly LiveWatcher[] }
  | {
      readonly type: "cue";
      readonly cueId: string;
      readonly from: { readonly id: string; readonly name: string };
      readonly content: CueContent;
    };

/** Whether the skeleton comes: the patient's page is there, is not there, or does not want to be watched. */
export type PublisherState = "here" | "away" | "declined";
export type CueState = "shown" | "spoken" | "undelivered";

/**
 * To a physician's browser. Frames are binary: the number of the channel in the first byte, then the frame. `session` carries what
 * the session's own stream would; after its `ended`, nothing more comes of that session.
 */
export type WatcherNews =
  | { readonly type: "ping" }
  | { readonly type: "watching"; readonly sessionId: string; readonly channel: number }
  | {
      readonly type: "refused";
      readonly sessionId: string;
      readonly reason: "not_found" | "too_many" | "unavailable";
    }
  | { readonly type: "session"; readonly sessionId: string; readonly message: StreamMessage }
  | { readonly type: "publisher"; readonly sessionId: string; readonly state: PublisherState }
  | {
      readonly type: "cue";
      readonly sessionId: string;
      readonly cueId: string;
      readonly state: CueState;
    };
