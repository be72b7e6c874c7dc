import { keepOutbox } from "./open-outbox.ts";

export type { OpenOutbox } from "./open-outbox.ts";

/**
 * The outbox of whoever is signed in. Call it wherever a patient is known, so that what was left over is sent without a new session
 * being begun.
 */
export const outboxOf = keepOutbox();
