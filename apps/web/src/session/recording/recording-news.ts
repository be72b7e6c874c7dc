import type { RecordingReason } from "@physiocheck/contracts";
import { createStore } from "zustand/vanilla";

/** What the server has said of a session's recording since this page was opened. */
export type RecordingNews = {
  /** Bytes of video that left this device. */
  readonly sentBytes: number;
  /** There will be none, and why. */
  readonly removed: RecordingReason | null;
};

const NOTHING: RecordingNews = { sentBytes: 0, removed: null };

/** By session. Told by whoever sends, shown by whoever says so on the screen. */
export const recordingNews = createStore<Readonly<Record<string, RecordingNews>>>(() => ({}));

export function newsOf(all: Readonly<Record<string, RecordingNews>>, sessionId: string): RecordingNews {
  return all[sessionId] ?? NOTHING;
}

/** Adds to what is known. */
export function tellNews(sessionId: string, change: (now: RecordingNews) => Partial<RecordingNews>): void {
  const now = newsOf(recordingNews.getState(), sessionId);
  recordingNews.setState({ [sessionId]: { ...now, ...change(now) } });
}
