import { createStore, type StoreApi } from "zustand/vanilla";
import { type ItemKind, judge, nextBatch, type Outcome } from "./policy.ts";
import { makeKey, open, seal } from "./sealing.ts";
import { sealMemory } from "./session-memory.ts";
import {
  addItem,
  keyOf,
  type OutboxDatabase,
  refuseItem,
  releaseRefused,
  removeItems,
  type StoredItem,
  tally,
  waitingItems,
} from "./store.ts";

/** One thing for the server, as the session makes it and as the transport sends it. */
export type OutboxItem = {
  readonly sessionId: string;
  readonly kind: ItemKind;
  /** Sequence number within its kind: (sessionId, kind, n) never comes twice. */
  readonly n: number;
  readonly body: unknown;
  /** Raw bytes that go with it (a trace chunk, already compressed); empty where there are none. */
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** How items reach the server. Implementations throw nothing: every failure is an Outcome. */
export interface OutboxTransport {
  /** Sends items of one kind and one session. `acknowledged` only if the server has committed all of them. */
  send(items: readonly OutboxItem[]): Promise<Outcome>;
  /** Who is signed in, null for nobody; throws or rejects if that cannot be known now. */
  whoAmI(): Promise<string | null>;
}

/** `waiting`: the server cannot be reached, it will be tried again. `refused`: all else went, these are kept. */
export type SyncState =
  | { readonly name: "idle" }
  | { readonly name: "sending" | "waiting" | "signed_out"; readonly waiting: number }
  | { readonly name: "refused"; readonly count: number; readonly reason: string };

export type OutboxOptions = {
  readonly database: OutboxDatabase;
  readonly user: string;
  readonly transport: OutboxTransport;
  /** Most events in one request. */
  readonly largestBatch?: number;
  /** Between tabs, one sends what is under this name. */
  readonly lock?: string;
  /** Injected for tests: a source of 0..1. */
  readonly random?: () => number;
};

const LARGEST_BATCH = 50;
/** Before the disk is tried again, ms. */
const DISK_WAIT_MS = 2000;
const UNREADABLE: Outcome = {
  kind: "answered",
  status: 422,
  reason: "cannot be read on this device",
  retryAfterMs: null,
};

type Step =
  | { readonly kind: "empty" | "sent" | "split" | "signed_out" }
  | { readonly kind: "retry"; readonly waitMs: number };

/** While signed out, look again this often (ms): a sign-in in another tab tells nobody. */
const SIGNED_OUT_WAIT_MS = 20_000;

/**
 * The patient's outbox: what was put in is on disk when `put` resolves, leaves it only after the server has said that
 * it committed it, and goes out in order. One runs a tab; between tabs a Web Lock lets one send at a time.
 */
export class Outbox {
  readonly state: StoreApi<SyncState> = createStore<SyncState>(() => ({ name: "idle" }));
  private readonly options: Required<OutboxOptions>;
  private key: Promise<CryptoKey>;
  private running: "stopped" | "running" | "closing" = "stopped";
  private loop: Promise<void> = Promise.resolve();
  private wake: (() => void) | null = null;
  private isIdle = false;
  private lastPut: Promise<unknown> = Promise.resolve();

  constructor(options: OutboxOptions) {
    this.options = { largestBatch: LARGEST_BATCH, lock: "outbox", random: Math.random, ...options };
    this.key = keyOf(options.database, options.user, makeKey);
    // Reported by the first `put` or by the loop; here it only must not be unhandled.
    this.key.catch(() => undefined);
  }

  /**
   * Stores an item, and with it the session state that follows from it. Once this resolves both are on disk; the order
   * of calls is the order of sending.
   */
  async put(
    item: OutboxItem,
    after: { readonly assignment: string; readonly memory: object } | null = null,
  ): Promise<void> {
    const before = this.lastPut;
    const stored = (async () => {
      const { database, user } = this.options;
      const { sessionId, kind, n } = item;
      const key = await this.key;
      const sealed = await seal(key, placeOf(user, item), item.body, item.bytes);
      const memory = after && (await sealMemory(key, user, after.assignment, after.memory));
      // Sealing takes its time; without this wait a small item could overtake a large one.
      await before.catch(() => undefined);
      await addItem(database, { user, sessionId, kind, n, sealed }, memory);
    })();
    this.lastPut = stored;
    await stored;
    // Only out of idleness: an item a second must not cut every back-off short.
    if (this.isIdle) this.nudge();
  }

  /** Begins sending, and gives what was refused earlier another chance. */
  start(): void {
    if (this.running !== "stopped") return;
    this.running = "running";
    this.loop = this.run();
  }

  /** Stops sending after the request in flight. Nothing is lost: the next `start` goes on. */
  async stop(): Promise<void> {
    if (this.running === "running") this.running = "closing";
    this.nudge();
    await this.loop;
    this.running = "stopped";
  }

  /** Something has changed for the better (online, visible, signed in): try now. */
  nudge(): void {
    this.wake?.();
  }

  /** Resolves when nothing waits to be sent, or with false after `timeoutMs`. */
  async drained(timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    while ((await this.count()) > 0) {
      if (Date.now() >= until) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return true;
  }

  private async run(): Promise<void> {
    await releaseRefused(this.options.database, this.options.user).catch(() => undefined);
    let failures = 0;
    let single = false;
    while (this.running === "running") {
      const woken = this.nextWake();
      const step = await this.exclusively(() => this.sendNext(failures, single));
      single = step.kind === "split";
      failures = step.kind === "retry" ? failures + 1 : 0;
      if (step.kind === "empty") {
        this.isIdle = true;
        // Something may have been put in between looking and falling asleep.
        if ((await this.count()) === 0) await woken;
        this.isIdle = false;
      } else if (step.kind === "retry") await Promise.race([woken, sleep(step.waitMs)]);
      else if (step.kind === "signed_out") await Promise.race([woken, sleep(SIGNED_OUT_WAIT_MS)]);
    }
  }

  private async sendNext(failures: number, single: boolean): Promise<Step> {
    const { database, user, transport, largestBatch, random } = this.options;
    const stored = nextBatch(await waitingItems(database, user, largestBatch), single ? 1 : largestBatch);
    if (stored.length === 0) {
      await this.report("idle");
      return { kind: "empty" };
    }
    // While retrying, the word stays "waiting": a flicker between two states tells nobody anything.
    if (failures === 0) await this.report("sending");
    const items = await this.openAll(stored);
    const outcome = items ? await this.ownersOutcome(await transport.send(items)) : UNREADABLE;
    const verdict = judge(outcome, stored.length, failures, random());
    switch (verdict.kind) {
      case "delete":
        await removeItems(
          database,
          stored.map((item) => item.id),
        );
        return { kind: "sent" };
      case "quarantine":
        await Promise.all(stored.map((item) => refuseItem(database, item, verdict.reason)));
        return { kind: "sent" };
      case "split":
        return { kind: "split" };
      case "signed_out":
        await this.report("signed_out");
        return { kind: "signed_out" };
      case "retry":
        await this.report("waiting");
        return verdict;
    }
  }

  /**
   * A refusal counts only if it was ours: with another user's cookie (signed in in another tab) the server rightly
   * answers that it knows no such session, and that must not put the item aside.
   */
  private async ownersOutcome(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind !== "answered" || (outcome.status !== 403 && outcome.status !== 404)) return outcome;
    const who = await this.options.transport.whoAmI().catch(() => undefined);
    if (who === undefined) return { kind: "unreachable" };
    return who === this.options.user ? outcome : { ...outcome, status: 401 };
  }

  /** Null if one cannot be opened: damaged on disk, or sealed with a key that is gone. */
  private async openAll(stored: readonly StoredItem[]): Promise<readonly OutboxItem[] | null> {
    try {
      const key = await this.key;
      return await Promise.all(
        stored.map(async (item) => {
          const { sessionId, kind, n } = item;
          const { body, bytes } = await open(key, placeOf(this.options.user, item), item.sealed);
          return { sessionId, kind, n, body, bytes };
        }),
      );
    } catch {
      return null;
    }
  }

  private async exclusively(work: () => Promise<Step>): Promise<Step> {
    const locks: LockManager | undefined = globalThis.navigator?.locks;
    const safe = async (): Promise<Step> => {
      try {
        return await work();
      } catch {
        // The disk refused (full, or the browser is closing the database): nothing was deleted, so try again.
        return { kind: "retry", waitMs: DISK_WAIT_MS };
      }
    };
    if (!locks) return safe();
    return new Promise((resolve, reject) => {
      locks
        .request(`physiocheck-${this.options.lock}-${this.options.user}`, async () => resolve(await safe()))
        .catch(reject);
    });
  }

  private async count(): Promise<number> {
    return (await tally(this.options.database, this.options.user)).waiting;
  }

  private async report(name: "idle" | "sending" | "waiting" | "signed_out"): Promise<void> {
    const { waiting, refused } = await tally(this.options.database, this.options.user);
    if (name !== "idle") this.state.setState({ name, waiting }, true);
    else if (refused[0] === undefined) this.state.setState({ name }, true);
    else this.state.setState({ name: "refused", count: refused.length, reason: refused[0] }, true);
  }

  private nextWake(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

/**
 * Tries again as soon as the browser says that something has changed. Returns the way to stop listening.
 */
export function watchBrowser(outbox: Outbox): () => void {
  const nudge = (): void => outbox.nudge();
  const shown = (): void => {
    if (document.visibilityState === "visible") outbox.nudge();
  };
  window.addEventListener("online", nudge);
  window.addEventListener("focus", nudge);
  document.addEventListener("visibilitychange", shown);
  return () => {
    window.removeEventListener("online", nudge);
    window.removeEventListener("focus", nudge);
    document.removeEventListener("visibilitychange", shown);
  };
}

function placeOf(user: string, item: Pick<OutboxItem, "sessionId" | "kind" | "n">): string {
  return `${user}/${item.sessionId}/${item.kind}/${item.n}`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
