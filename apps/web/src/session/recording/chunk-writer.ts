import { MAX_RECORDING_BYTES, MAX_RECORDING_CHUNKS, sha256Hex } from "@physiocheck/contracts";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Outbox } from "../outbox/outbox.ts";
import { placeOf, type RecordingMemory } from "./recording-memory.ts";
import type { ChunkBody, ManifestBody } from "./send-recording.ts";

/** Before a full disk is tried again, ms. */
const DISK_WAIT_MS = 1000;
/** Bytes that are held in memory while the disk is full; more would take the page down, and the session with it. */
const MOST_HELD = 48 * 1_048_576;

/** `stuck`: the disk takes nothing at the moment. `full`: the recording is as long as one may be. */
export type WriterState = { readonly name: "writing" | "stuck" | "full" };

/** A piece of video, and the stretch of the session that it shows, ms on its clock. */
export type Piece = {
  readonly take: number;
  readonly from: number;
  readonly until: number;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly size: number;
};

/**
 * Numbers pieces of video, hashes them and hands them to their outbox, each together with what a later page has to know. One
 * is written at a time and in order. A piece that cannot be kept is written down as lost.
 */
export class ChunkWriter {
  readonly state: StoreApi<WriterState> = createStore<WriterState>(() => ({ name: "writing" }));
  private readonly outbox: Pick<Outbox, "put">;
  private readonly wallClock: () => number;
  private readonly diskWaitMs: number;
  private position: RecordingMemory;
  private queue: Promise<void> = Promise.resolve();
  private held = 0;
  private written = 0;

  constructor(options: {
    readonly outbox: Pick<Outbox, "put">;
    readonly sessionId: string;
    /** Of a page before this one. */
    readonly memory: RecordingMemory | null;
    readonly wallClock?: () => number;
    readonly diskWaitMs?: number;
  }) {
    this.outbox = options.outbox;
    this.wallClock = options.wallClock ?? Date.now;
    this.diskWaitMs = options.diskWaitMs ?? DISK_WAIT_MS;
    this.position = options.memory ?? {
      version: 1,
      sessionId: options.sessionId,
      nextSeq: 0,
      nextTake: 0,
      ended: [],
      lost: [],
      told: 0,
    };
  }

  /** Whether there is anything that the server was not told of. */
  get isUntold(): boolean {
    return this.position.nextSeq > this.position.told;
  }

  /** The number of a new take. */
  beginTake(): number {
    const take = this.position.nextTake;
    this.position = { ...this.position, nextTake: take + 1 };
    return take;
  }

  /** The take ended on purpose. */
  endTake(take: number): void {
    this.enqueue(async () => {
      this.position = { ...this.position, ended: [...this.position.ended, take] };
    });
  }

  /** @returns false where it cannot be kept: nothing that follows in its take can be joined to it */
  write(piece: Piece): boolean {
    if (this.written + piece.size > MAX_RECORDING_BYTES || this.position.nextSeq >= MAX_RECORDING_CHUNKS) {
      this.state.setState({ name: "full" }, true);
      return false;
    }
    if (this.held + piece.size > MOST_HELD) {
      this.enqueue(async () => {
        const { nextSeq, lost } = this.position;
        this.position = { ...this.position, nextSeq: nextSeq + 1, lost: [...lost, nextSeq] };
      });
      return false;
    }
    this.held += piece.size;
    this.written += piece.size;
    this.enqueue(async () => {
      const { take, from, until } = piece;
      const bytes = await piece.bytes();
      const { nextSeq: n } = this.position;
      const body: ChunkBody = { sha256: await sha256Hex(bytes), take, from, until, at: this.wallClock() };
      await this.put("chunk", n, body, bytes, (now) => ({ ...now, nextSeq: n + 1 }));
      this.held -= piece.size;
    });
    return true;
  }

  /** Says what there is, so that it is made into a video; more may follow after all. Resolves when that is on the disk. */
  async finish(): Promise<void> {
    this.enqueue(async () => {
      if (!this.isUntold) return;
      const { nextSeq: chunks, lost, ended } = this.position;
      const body: ManifestBody = { chunks, lost: [...lost], ended: [...ended], at: this.wallClock() };
      await this.put("manifest", chunks, body, new Uint8Array(), (now) => ({ ...now, told: chunks }));
    });
    await this.queue;
  }

  /** Resolves when all that was given is on the disk. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private enqueue(write: () => Promise<void>): void {
    this.queue = this.queue.then(write);
  }

  /** Puts an item on disk, however often it takes. */
  private async put(
    kind: "chunk" | "manifest",
    n: number,
    body: ChunkBody | ManifestBody,
    bytes: Uint8Array<ArrayBuffer>,
    next: (now: RecordingMemory) => RecordingMemory,
  ): Promise<void> {
    const { sessionId } = this.position;
    for (;;) {
      const memory = next(this.position);
      try {
        await this.outbox.put(
          { sessionId, kind, n, body, bytes },
          { assignment: placeOf(sessionId), memory },
        );
        this.position = next(this.position);
        break;
      } catch {
        this.state.setState({ name: "stuck" }, true);
        await new Promise((resolve) => setTimeout(resolve, this.diskWaitMs));
      }
    }
    if (this.state.getState().name === "stuck") this.state.setState({ name: "writing" }, true);
  }
}
