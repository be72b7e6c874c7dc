/** Events as sessions make them, an attempt a second: the largest that are common. */
import type { SessionEvent } from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import { ledgerEntry, STARTED } from "../apps/api/test/support/samples.ts";

/** One event of a session. @param seq from 0; the first says that the session began */
export function eventAt(seq: number): SessionEvent {
  const base = { id: uuidv7(), seq, t: seq * 1000, at: new Date().toISOString() };
  if (seq > 0)
    return {
      ...base,
      kind: "attempt",
      payload: { set: 1, index: seq - 1, entry: ledgerEntry(seq - 1, seq % 4 !== 3) },
    };
  return { ...base, ...STARTED };
}
