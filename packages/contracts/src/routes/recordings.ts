import { ADDRESSES } from "../addresses.ts";
import { uuidSchema } from "../primitives.ts";
import {
  MAX_RECORDING_CHUNKS,
  MAX_RECORDING_TAKES,
  recordingChunkQuerySchema,
  recordingManifestSchema,
  recordingSchema,
  startRecordingSchema,
} from "../recordings.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

const session = z.strictObject({ sessionId: uuidSchema });

export const recordingRoutes = {
  startRecording: {
    ...ADDRESSES.startRecording,
    who: ["patient"],
    object: "session",
    summary:
      "Say that this session of mine is recorded, and to which words I agreed; the same call again finds it",
    params: session,
    body: startRecordingSchema,
    response: recordingSchema,
  },
  putRecordingChunk: {
    ...ADDRESSES.putRecordingChunk,
    who: ["patient"],
    object: "session",
    summary:
      "Store a chunk of video (from 0); header x-content-sha256 over the bytes. The same again is fine, other bytes under its number are 422. Of a removed recording it is taken and thrown away",
    params: session.extend({
      seq: z.coerce
        .number()
        .int()
        .min(0)
        .max(MAX_RECORDING_CHUNKS - 1),
    }),
    query: recordingChunkQuerySchema,
    body: "bytes",
    response: null,
  },
  putRecordingManifest: {
    ...ADDRESSES.putRecordingManifest,
    who: ["patient"],
    object: "session",
    summary:
      "Say which chunks there are; refused with 409 saying what is missing until all of them are stored or said to be lost, then made into a video",
    params: session,
    body: recordingManifestSchema,
    response: recordingSchema,
  },
  getRecording: {
    ...ADDRESSES.getRecording,
    who: ["patient", "physician"],
    object: "session",
    summary: "The recording of a session: its state, files and gaps; null where none was made",
    params: session,
    response: z.object({ recording: recordingSchema.nullable() }),
  },
  getRecordingVideo: {
    ...ADDRESSES.getRecordingVideo,
    who: ["patient", "physician"],
    object: "session",
    summary: "A file of the recording, whole or a range of bytes; access is checked while it is sent",
    params: session.extend({
      part: z.coerce.number().int().min(0).max(MAX_RECORDING_TAKES),
    }),
  },
  removeRecording: {
    ...ADDRESSES.removeRecording,
    who: ["patient"],
    object: "session",
    summary: "Delete the recording of a session of mine, and stop taking more of it",
    params: session,
    response: null,
  },
} as const satisfies Record<string, Route>;
