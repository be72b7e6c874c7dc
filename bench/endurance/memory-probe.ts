import { readFileSync } from "node:fs";
import type { Browser, CDPSession, Page } from "@playwright/test";

const MB = 1e6;

/** What a page, its workers and the browser's processes hold at one moment, after garbage was collected. */
export type Holding = {
  /** JavaScript heap with what it holds outside itself (buffers, DOM wrappers), MB. */
  readonly page: number;
  /** The same of all workers together, MB. */
  readonly workers: number;
  /** Memory of the processes that run pages and workers, with WebAssembly and textures; MB. */
  readonly renderers: number;
  /** The process that draws, MB. */
  readonly drawing: number;
  /** The browser's other processes: camera, network, storage, windows, MB. */
  readonly others: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Items in the outbox that the server has not acknowledged yet. */
  readonly waiting: number;
};

type Answer = {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

type HeapUsage = { usedSize: number; embedderHeapUsedSize?: number; backingStorageSize?: number };

/** Looks into a page, its workers and its processes from outside, through the browser's debugging protocol. */
export class MemoryProbe {
  readonly #page: Page;
  readonly #inside: CDPSession;
  readonly #outside: CDPSession;
  readonly #workers = new Map<string, WorkerSession>();

  private constructor(page: Page, inside: CDPSession, outside: CDPSession) {
    this.#page = page;
    this.#inside = inside;
    this.#outside = outside;
  }

  /** Attach before the page begins what is to be watched. */
  static async attach(browser: Browser, page: Page): Promise<MemoryProbe> {
    const inside = await page.context().newCDPSession(page);
    const probe = new MemoryProbe(page, inside, await browser.newBrowserCDPSession());
    inside.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker") probe.#workers.set(sessionId, new WorkerSession(inside, sessionId));
    });
    inside.on("Target.detachedFromTarget", ({ sessionId }) => probe.#workers.delete(sessionId));
    await inside.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    return probe;
  }

  /** How many workers run. */
  get workers(): number {
    return this.#workers.size;
  }

  async sample(): Promise<Holding> {
    // What finalisers of the first round let go is found by the second.
    for (let round = 0; round < 2; round += 1) {
      await this.#inside.send("HeapProfiler.collectGarbage");
      await Promise.all(
        [...this.#workers.values()].map((worker) => worker.send("HeapProfiler.collectGarbage")),
      );
    }
    const page = heldBy((await this.#inside.send("Runtime.getHeapUsage")) as HeapUsage);
    const workers = await Promise.all(
      [...this.#workers.values()].map(async (worker) =>
        heldBy((await worker.send("Runtime.getHeapUsage")) as HeapUsage),
      ),
    );
    const { nodes, jsEventListeners: listeners } = await this.#inside.send("Memory.getDOMCounters");
    const { processInfo } = await this.#outside.send("SystemInfo.getProcessInfo");
    const total = (isMeant: (type: string) => boolean): number =>
      processInfo.filter(({ type }) => isMeant(type)).reduce((sum, { id }) => sum + held(id), 0);
    return {
      page,
      workers: workers.reduce((sum, size) => sum + size, 0),
      renderers: total((type) => type === "renderer"),
      drawing: total((type) => type === "GPU"),
      others: total((type) => type !== "renderer" && type !== "GPU"),
      nodes,
      listeners,
      waiting: await this.#page.evaluate(waitingItems),
    };
  }
}

/** A worker's debugging session. Playwright gives none, so messages go through the page's, wrapped. */
class WorkerSession {
  readonly #through: CDPSession;
  readonly #id: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  constructor(through: CDPSession, sessionId: string) {
    this.#through = through;
    this.#id = sessionId;
    through.on("Target.receivedMessageFromTarget", ({ sessionId: from, message }) => {
      if (from !== sessionId) return;
      const answer = JSON.parse(message) as Answer;
      if (answer.id === undefined) return;
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
  }

  async send(method: string): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    const message = JSON.stringify({ id, method });
    await this.#through.send("Target.sendMessageToTarget", { sessionId: this.#id, message });
    const { result, error } = await answer;
    if (error) throw new Error(`${method} in a worker: ${error.message}`);
    return result;
  }
}

function heldBy({ usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }: HeapUsage): number {
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / MB;
}

/**
 * Memory of a process that is its own: anonymous and shared memory, the latter divided (Pss_Anon + Pss_Shmem), MB; 0 for a
 * process that has just ended. Without pages of files: their share changes with every other Chromium on the machine.
 */
function held(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    const kilobytes = ["Pss_Anon", "Pss_Shmem"].map((part) =>
      Number(new RegExp(`^${part}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1] ?? 0),
    );
    return (kilobytes.reduce((sum, size) => sum + size) * 1024) / MB;
  } catch {
    return 0;
  }
}

/** Runs in the page. */
async function waitingItems(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("physiocheck-outbox");
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no outbox")));
  });
  const count = await new Promise<number>((resolve, reject) => {
    const request = database.transaction("items").objectStore("items").count();
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no count")));
  });
  database.close();
  return count;
}
