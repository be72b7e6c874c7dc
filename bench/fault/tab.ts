/**
 * What runs in a tab that is going to be killed: the product's journal, outbox and client over the browser's own IndexedDB. Goes on where a tab before
 * it was cut off. Says on the console what counts as done, and at last that everything was sent.
 */
import { type Assignment, canonicalJson } from "@physiocheck/contracts";
import { createClient } from "@physiocheck/contracts/client";
import type { LedgerEntry } from "@physiocheck/motion";
import { SessionJournal } from "../../apps/web/src/session/journal.ts";
import { Outbox } from "../../apps/web/src/session/outbox/outbox.ts";
import { type ExerciseMemory, recall } from "../../apps/web/src/session/outbox/session-memory.ts";
import { openOutboxDatabase } from "../../apps/web/src/session/outbox/store.ts";
import { apiTransport } from "../../apps/web/src/session/outbox/transport.ts";

const EVENT_MS = 150;

const ENTRY: LedgerEntry = {
  start: 0,
  peak: 1200.5,
  end: 2400,
  side: "both",
  counted: true,
  reason: null,
  angles: { knee_flexion_left: { value: 93.25, plusMinus: 4.5 } },
  depth: 1,
  tempo: { out: 1200, peak: 100, back: 1100 },
  quality: 81.5,
  sparc: -1.75,
  feedback: ["good_rep"],
};

const asked = new URLSearchParams(location.search);
const assignment = asked.get("assignment") ?? "";
const isLast = asked.has("last");
const user = asked.get("user") ?? "";

const database = await openOutboxDatabase();
const outbox = new Outbox({ database, user, transport: apiTransport(createClient()) });
outbox.start();
const memory = await recall(database, user, assignment, Date.now());
let attempts = memory?.exercise.attempts ?? 0;
const journal = new SessionJournal({
  outbox: {
    put: async (item, after) => {
      await outbox.put(item, after);
      if (item.kind === "event")
        say({ sessionId: item.sessionId, seq: item.n, body: canonicalJson(item.body) });
    },
  },
  assignment: { id: assignment } as Assignment,
  exercise: () => ({ attempts }) as ExerciseMemory,
  memory,
});
if (!memory) journal.begin();

if (isLast) {
  journal.record("finished", attempts * 1000, { reason: "completed" });
  journal.finish({ painBefore: 1, painAfter: 1, effort: 4, summary: null, calibration: null });
  await journal.settled();
  say({ sent: await outbox.drained(60_000) });
} else {
  setInterval(() => {
    attempts += 1;
    journal.record("attempt", attempts * 1000, { set: 1, index: attempts - 1, entry: ENTRY });
  }, EVENT_MS);
}

function say(what: object): void {
  console.log(JSON.stringify(what));
}
