/** What both ends of the live line agree on, apart from the schemas: a browser that only sends or draws does not load zod. */

/** Where they meet: a WebSocket on the app's own origin. */
export const LIVE_SOCKET_PATH = "/api/live/socket";

/** Most frames a second that a patient's browser sends. */
export const MOST_LIVE_FPS = 10;
/** Most sessions that one socket watches. */
export const MOST_WATCHED = 16;
/** Bytes of the longest message, and characters of the longest words of a physician. */
export const LONGEST_LIVE_MESSAGE = 4096;
export const LONGEST_CUE = 120;

/** The server says something at least this often, ms; who hears nothing for three times as long has lost the line. */
export const LIVE_PING_MS = 4000;

/** What a physician can say with one press, in the patient's own language. */
export const LIVE_CUES = [
  "well_done",
  "slower",
  "further",
  "not_so_far",
  "hold_it",
  "back_straight",
  "breathe",
  "take_a_break",
  "stop_now",
] as const;
export type LiveCue = (typeof LIVE_CUES)[number];

/** Why the server closed the socket; from 4000 on is the range that WebSocket leaves to applications. */
export const LIVE_CLOSE = {
  /** The standard's own: the server restarts, come back. */
  going_away: 1001,
  /** The standard's own: a message longer than any may be. */
  too_large: 1009,
  /** A message that is none, or that this role may not send. */
  bad_message: 4400,
  signed_out: 4401,
  forbidden: 4403,
  /** The same session is published from another page now. */
  replaced: 4409,
  too_fast: 4429,
} as const;
