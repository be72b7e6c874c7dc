import { setTimeout as sleep } from "node:timers/promises";
import { judge, type Outcome } from "../../apps/web/src/session/outbox/policy.ts";
import { apiTransport } from "../../apps/web/src/session/outbox/transport.ts";
import type { OutboxItem } from "../../apps/web/src/session/outbox/outbox.ts";
import { uuidv7 } from "uuidv7";
import { eventAt } from "../cluster-events.ts";
import { callsOf, type Lines } from "../sessions/calls.ts";
import type { SimulatedPatient } from "../sessions/patients.ts";

const NO_BYTES = new Uint8Array();

/** When what was sent last left, by session: watchers compare with it. ms of performance.now, by seq. */
export type Departures = Map<string, Map<number, number>>;

/**
 * A session that makes an event a second and flushes every so often, with the outbox's transport and its decisions. What waits is kept in memory:
 * IndexedDB belongs to the patients' devices, and a thousand of them in one process would be all that is measured.
 */
export class SteadySender {
  readonly id = uuidv7();
  /** ms from a request with events to its acknowledgement. */
  readonly acknowledged: number[] = [];
  failures = 0;
  /** Seq that the next event gets; all below are made. */
  made = 0;
  private readonly transport;
  private readonly patient: SimulatedPatient;
  private readonly departures: Map<number, number>;
  private sent = 0;

  constructor(patient: SimulatedPatient, lines: Lines, departures: Departures) {
    this.patient = patient;
    this.departures = new Map();
    departures.set(this.id, this.departures);
    this.transport = apiTransport(callsOf(lines, patient.jar, (ms) => this.acknowledged.push(ms)));
  }

  async begin(): Promise<void> {
    const body = { id: this.id, assignmentId: this.patient.assignmentId };
    const outcome = await this.transport.send([this.item("start", 0, body)]);
    if (outcome.kind !== "acknowledged")
      throw new Error(`a session did not begin: ${JSON.stringify(outcome)}`);
  }

  /** Makes and sends until told to stop, and then what is left. */
  async run(over: AbortSignal, everyMs: number, eventMs: number): Promise<void> {
    let due = performance.now() + Math.random() * everyMs;
    let last = due - everyMs;
    while (!over.aborted) {
      await sleep(Math.max(0, due - performance.now()));
      const events = Math.round((due - last) / eventMs);
      last = due;
      due += everyMs;
      this.made += events;
      await this.flush();
    }
  }

  private async flush(): Promise<void> {
    for (let attempt = 0; this.sent < this.made;) {
      const items = Array.from({ length: Math.min(50, this.made - this.sent) }, (_, i) =>
        this.item("event", this.sent + i, eventAt(this.sent + i)),
      );
      const now = performance.now();
      for (const { n } of items) this.departures.set(n, now);
      const outcome: Outcome = await this.transport.send(items);
      const verdict = judge(outcome, items.length, attempt, Math.random());
      if (verdict.kind === "delete") {
        this.sent += items.length;
        attempt = 0;
        continue;
      }
      this.failures += 1;
      attempt += 1;
      if (verdict.kind !== "retry") throw new Error(`events were refused: ${JSON.stringify(outcome)}`);
      await sleep(verdict.waitMs);
    }
  }

  private item(kind: "start" | "event", n: number, body: unknown): OutboxItem {
    return { sessionId: this.id, kind, n, body, bytes: NO_BYTES };
  }
}
