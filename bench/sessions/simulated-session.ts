import { setTimeout as sleep } from "node:timers/promises";
import { type Assignment, canonicalJson } from "@physiocheck/contracts";
import { SessionJournal } from "../../apps/web/src/session/journal.ts";
import { Outbox, type OutboxTransport } from "../../apps/web/src/session/outbox/outbox.ts";
import type { ExerciseMemory } from "../../apps/web/src/session/outbox/session-memory.ts";
import type { OutboxDatabase } from "../../apps/web/src/session/outbox/store.ts";
import { apiTransport } from "../../apps/web/src/session/outbox/transport.ts";
import { ledgerEntry, STARTED } from "../../apps/api/test/support/samples.ts";
import { type Acknowledged, callsOf, type Lines } from "./calls.ts";
import type { SimulatedPatient } from "./patients.ts";

export type SessionOptions = {
  /** This device's outbox; several sessions may share one as several people may share a device. */
  readonly database: OutboxDatabase;
  readonly lines: Lines;
  /** Between requests with events, ms; 0: at once, as the product does. */
  readonly flushMs?: number;
  readonly acknowledged?: Acknowledged;
};

/**
 * A patient's page without the page: the product's journal and outbox, with everything that they write down, hash, seal, send, repeat and delete.
 */
export class SimulatedSession {
  readonly patient: SimulatedPatient;
  /** Canonical JSON of each event that counted as done, by seq: what must be on the server in the end. */
  readonly kept = new Map<number, string>();
  readonly outbox: Outbox;
  private readonly journal: SessionJournal;
  private attempts = 0;

  constructor(patient: SimulatedPatient, { database, lines, flushMs = 0, acknowledged }: SessionOptions) {
    this.patient = patient;
    const transport = apiTransport(callsOf(lines, patient.jar, acknowledged));
    this.outbox = new Outbox({
      database,
      user: patient.id,
      transport: flushMs === 0 ? transport : paced(transport, flushMs),
    });
    this.journal = new SessionJournal({
      outbox: {
        put: async (item, after) => {
          await this.outbox.put(item, after);
          if (item.kind === "event") this.kept.set(item.n, canonicalJson(item.body));
        },
      },
      assignment: { id: patient.assignmentId } as Assignment,
      exercise: () => NOTHING_TO_REMEMBER,
      memory: null,
    });
  }

  get id(): string {
    return this.journal.sessionId;
  }

  begin(): void {
    this.outbox.start();
    this.journal.begin();
    this.journal.record(STARTED.kind, 0, STARTED.payload);
  }

  /** One more attempt. @param t ms on the session's clock */
  attempt(t: number): void {
    const index = this.attempts;
    this.attempts += 1;
    this.journal.record("attempt", t, { set: 1, index, entry: ledgerEntry(index, index % 4 !== 3) });
  }

  /** Ends it. @returns whether everything was taken within the time */
  async finish(t: number, patienceMs: number): Promise<boolean> {
    this.journal.record("finished", t, { reason: "completed" });
    this.journal.finish({ painBefore: 1, painAfter: 1, effort: 4, summary: null, calibration: null });
    await this.journal.settled();
    const until = performance.now() + patienceMs;
    // Back-off is for real patients, of whom nobody waits for the end of a benchmark. Asked seldom: there may be a thousand of them here.
    while (performance.now() < until) {
      this.outbox.nudge();
      await sleep(300 + Math.random() * 300);
      const { name } = this.outbox.state.getState();
      if ((name === "idle" || name === "refused") && (await this.outbox.drained(0))) break;
    }
    const isDone = await this.outbox.drained(0);
    await this.outbox.stop();
    return isDone;
  }
}

/** Holds requests with events back, so that one goes out every so many ms with what was done meanwhile. */
function paced(transport: OutboxTransport, everyMs: number): OutboxTransport {
  let next = performance.now() + Math.random() * everyMs;
  return {
    whoAmI: () => transport.whoAmI(),
    async send(items) {
      if (items[0]?.kind === "event") {
        const now = performance.now();
        await sleep(Math.max(0, next - now));
        next = Math.max(next + everyMs, now);
      }
      return transport.send(items);
    },
  };
}

/** What the exercise itself would remember: nothing of it goes to the server. */
const NOTHING_TO_REMEMBER = {
  flow: { state: "set" },
  setBegun: 1,
  attempts: 0,
  setPartial: 0,
  picture: null,
  calibration: null,
  stretches: [],
  running: null,
} as unknown as ExerciseMemory;
