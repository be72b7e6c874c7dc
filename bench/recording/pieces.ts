import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Request } from "@playwright/test";
import { capture } from "../../scripts/lib/process.ts";

/** One run of the page's recorder, as the page itself saw it. */
export type Run = {
  readonly id: string;
  /** Pieces that it gave out. */
  readonly pieces: { readonly sha256: string; readonly bytes: Buffer }[];
};

/** What recorders gave out and what the server acknowledged, noted outside the page: a page that dies takes nothing of it along. */
export class Ledger {
  readonly runs = new Map<string, Run>();
  /** Hashes of pieces that the page was told are stored. */
  readonly acknowledged = new Set<string>();

  /** Notes everything of a context from now on. */
  async over(context: BrowserContext): Promise<void> {
    await context.exposeFunction("noteRun", (id: string) => {
      this.runs.set(id, { id, pieces: [] });
    });
    await context.exposeFunction("notePiece", (id: string, base64: string) => {
      const bytes = Buffer.from(base64, "base64");
      this.runs.get(id)?.pieces.push({ sha256: createHash("sha256").update(bytes).digest("hex"), bytes });
    });
    await context.addInitScript(watchRecorders);
    context.on("requestfinished", (request) => void this.#note(request));
  }

  get pieces(): number {
    return [...this.runs.values()].reduce((sum, { pieces }) => sum + pieces.length, 0);
  }

  /** Pieces that the server never acknowledged. */
  get unacknowledged(): number {
    return [...this.runs.values()]
      .flatMap(({ pieces }) => pieces)
      .filter(({ sha256 }) => !this.acknowledged.has(sha256)).length;
  }

  /**
   * ms of video in the pieces that were given out, and in those that were acknowledged as far as each run has them without a hole:
   * from the first picture in them to the last, which stands for one picture of the finished video. A tab that dies takes an answer
   * along that the server has given: what is stored lies between the two.
   */
  async spansMs(): Promise<{ readonly given: number; readonly acknowledged: number }> {
    return {
      given: await this.#span(() => true),
      acknowledged: await this.#span((sha) => this.acknowledged.has(sha)),
    };
  }

  async #span(isIn: (sha256: string) => boolean): Promise<number> {
    let sum = 0;
    for (const { pieces } of this.runs.values()) {
      const hole = pieces.findIndex(({ sha256 }) => !isIn(sha256));
      sum += await spanOf(
        Buffer.concat(pieces.slice(0, hole < 0 ? undefined : hole).map(({ bytes }) => bytes)),
      );
    }
    return sum;
  }

  async #note(request: Request): Promise<void> {
    if (request.method() !== "PUT" || !request.url().includes("/chunks/")) return;
    const answer = await request.response().catch(() => null);
    const sha256 = request.headers()["x-content-sha256"];
    if (answer?.ok() && sha256) this.acknowledged.add(sha256);
  }
}

/** From the first picture of a WebM to its last, and one thirtieth of a second for that, ms; 0 for nothing. */
async function spanOf(webm: Buffer): Promise<number> {
  if (webm.length === 0) return 0;
  const folder = mkdtempSync(join(tmpdir(), "physiocheck-run-"));
  try {
    const path = join(folder, "run.webm");
    writeFileSync(path, webm);
    const args = ["-v", "error", "-show_entries", "packet=pts_time", "-of", "csv=p=0", path];
    const times = (await capture("ffprobe", args)).stdout
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    return times.length === 0 ? 0 : (Math.max(...times) - Math.min(...times)) * 1000 + 1000 / 30;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In the page: stands around MediaRecorder and changes nothing of what it does. */
function watchRecorders(): void {
  const { noteRun, notePiece } = globalThis as unknown as {
    noteRun: (id: string) => Promise<void>;
    notePiece: (id: string, base64: string) => Promise<void>;
  };
  const start: (this: MediaRecorder, slice?: number) => void = Reflect.get(MediaRecorder.prototype, "start");
  MediaRecorder.prototype.start = function (this: MediaRecorder, slice?: number): void {
    const id = crypto.randomUUID();
    void noteRun(id);
    this.addEventListener("dataavailable", ({ data }) => {
      if (data.size === 0) return;
      const reader = new FileReader();
      reader.addEventListener(
        "load",
        () =>
          void notePiece(id, typeof reader.result === "string" ? (reader.result.split(",")[1] ?? "") : ""),
      );
      reader.readAsDataURL(data);
    });
    start.call(this, slice);
  };
}
