import {
  type Assignment,
  EMPTY_CHAIN,
  type FinishSession,
  nextChain,
  type SessionEvent,
  type SessionEventKind,
  type SessionEventPayload,
  sha256Hex,
  type StartRecording,
} from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import { createStore, type StoreApi } from "zustand/vanilla";
import { gzip } from "./gzip.ts";
import type { Outbox, OutboxItem } from "./outbox/outbox.ts";
import type { ExerciseMemory, JournalMemory, SessionMemory } from "./outbox/session-memory.ts";
import type { FinishItemBody, StartItemBody, TraceItemBody } from "./outbox/transport.ts";

/** Before a full disk is tried again, ms. */
const DISK_WAIT_MS = 2000;
const NO_BYTES = new Uint8Array();

/** `stuck`: this device does not store at the moment; what happens is held in memory and tried again. */
export type JournalState = { readonly name: "writing" } | { readonly name: "stuck"; readonly reason: string };

/** What only the end knows. */
export type Closing = Pick<FinishSession, "painBefore" | "painAfter" | "effort" | "summary" | "calibration">;

/**
 * Writes down what happens in a session: numbers each event, chains its hash and hands it to the outbox together with
 * what a reload needs. One writes at a time and in order; callers need not wait, `settled` tells when all is on disk.
 */
export class SessionJournal {
  readonly state: StoreApi<JournalState> = createStore<JournalState>(() => ({ name: "writing" }));
  readonly sessionId: string;
  /** Wall clock of the start, ms since 1970. */
  readonly startedAt: number;
  private readonly outbox: Pick<Outbox, "put">;
  private readonly assignment: Assignment;
  private readonly exercise: () => ExerciseMemory;
  private readonly wallClock: () => number;
  private position: JournalMemory;
  private queue: Promise<void> = Promise.resolve();

  /**
   * @param options.exercise what to remember beside each event, asked for at the moment of the event
   * @param options.memory of a session that goes on; null for a new one
   */
  constructor(options: {
    readonly outbox: Pick<Outbox, "put">;
    readonly assignment: Assignment;
    readonly exercise: () => ExerciseMemory;
    readonly memory: SessionMemory | null;
    readonly wallClock?: () => number;
  }) {
    this.outbox = options.outbox;
    this.assignment = options.assignment;
    this.exercise = options.exercise;
    this.wallClock = options.wallClock ?? Date.now;
    this.startedAt = options.memory?.startedAt ?? this.wallClock();
    this.position = options.memory?.journal ?? {
      sessionId: uuidv7(),
      nextSeq: 0,
      chain: EMPTY_CHAIN,
      nextChunk: 0,
    };
    this.sessionId = this.position.sessionId;
  }

  /** Announces the session to the server; the first thing that is written. */
  begin(): void {
    const body: StartItemBody = {
      id: this.sessionId,
      assignmentId: this.assignment.id,
      doneAt: this.wallClock(),
    };
    const memory = this.exercise();
    this.enqueue(() => this.put({ kind: "start", n: 0, body, bytes: NO_BYTES }, memory));
  }

  /** Tells the server that this session is recorded; before the first piece of the video can be taken. */
  recorded(consent: StartRecording): void {
    const memory = this.exercise();
    this.enqueue(() => this.put({ kind: "recording", n: 0, body: consent, bytes: NO_BYTES }, memory));
  }

  /**
   * Writes one event.
   * @param t ms on the session's clock
   */
  record<Kind extends SessionEventKind>(kind: Kind, t: number, payload: SessionEventPayload<Kind>): void {
    const memory = this.exercise();
    const id = uuidv7();
    const at = new Date(this.wallClock()).toISOString();
    this.enqueue(async () => {
      const { nextSeq: seq, chain } = this.position;
      const event = { id, seq, t: Math.max(0, t), at, kind, payload } as unknown as SessionEvent;
      const next = { ...this.position, nextSeq: seq + 1, chain: await nextChain(chain, event) };
      await this.put({ kind: "event", n: seq, body: event, bytes: NO_BYTES }, memory, next);
    });
  }

  /** Writes a piece of the trace: compressed, fingerprinted and kept like an event. */
  trace(packed: Uint8Array): void {
    const memory = this.exercise();
    this.enqueue(async () => {
      const bytes = await gzip(packed);
      const body: TraceItemBody = { sha256: await sha256Hex(bytes) };
      const { nextChunk: n } = this.position;
      await this.put({ kind: "trace", n, body, bytes }, memory, { ...this.position, nextChunk: n + 1 });
    });
  }

  /** Closes the session: says how many events and chunks there are, so that the server can tell when it has all. */
  finish(closing: Closing): void {
    const memory = this.exercise();
    const doneAt = this.wallClock();
    this.enqueue(async () => {
      const { nextSeq, chain, nextChunk } = this.position;
      const body: FinishItemBody = {
        ...closing,
        lastSeq: nextSeq - 1,
        chain,
        traceChunks: nextChunk,
        doneAt,
      };
      await this.put({ kind: "finish", n: 0, body, bytes: NO_BYTES }, memory);
    });
  }

  /** Resolves when everything recorded so far is on disk. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private enqueue(write: () => Promise<void>): void {
    this.queue = this.queue.then(write);
  }

  /** Puts an item on disk, however often it takes: giving up would break the chain for all that follows. */
  private async put(
    item: Omit<OutboxItem, "sessionId">,
    exercise: ExerciseMemory,
    next: JournalMemory = this.position,
  ): Promise<void> {
    const { startedAt, assignment, sessionId } = this;
    const memory: SessionMemory = { version: 1, startedAt, assignment, journal: next, exercise };
    for (;;) {
      try {
        await this.outbox.put({ ...item, sessionId }, { assignment: assignment.id, memory });
        break;
      } catch (error) {
        this.state.setState(
          { name: "stuck", reason: error instanceof Error ? error.message : String(error) },
          true,
        );
        await new Promise((resolve) => setTimeout(resolve, DISK_WAIT_MS));
      }
    }
    this.position = next;
    if (this.state.getState().name === "stuck") this.state.setState({ name: "writing" }, true);
  }
}
