import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiInfo } from "@physiocheck/contracts";
import { API_ENTRY, WEB_DIST } from "../lib/build.ts";
import { freePort } from "../lib/free-port.ts";
import { capture, ROOT } from "../lib/process.ts";

/** Somebody who can sign in to the demo clinic. */
export type Account = NonNullable<ApiInfo["demo"]>["accounts"][number];

/** The built product, running: one process, its own data folder with a fresh demo clinic, its own port. */
export class Product {
  readonly url: string;
  readonly #port: number;
  readonly #data: string;
  #process: ChildProcess | null = null;
  #log = "";

  readonly #surroundings: Readonly<Record<string, string>>;

  private constructor(port: number, surroundings: Readonly<Record<string, string>>) {
    this.#port = port;
    this.#surroundings = surroundings;
    this.#data = mkdtempSync(join(tmpdir(), "physiocheck-e2e-"));
    this.url = `http://localhost:${port}`;
  }

  /**
   * Starts it and waits until it is healthy.
   * @param surroundings variables of the environment besides those of this process
   */
  static async start(surroundings: Readonly<Record<string, string>> = {}): Promise<Product> {
    const product = new Product(await freePort(), surroundings);
    await product.boot();
    return product;
  }

  /** The same with six weeks behind the demo clinic, as the first `npm start` makes them. */
  static async startWithPast(surroundings: Readonly<Record<string, string>> = {}): Promise<Product> {
    const product = new Product(await freePort(), surroundings);
    const script = join(ROOT, "scripts/demo-history.ts");
    const { code, output } = await capture(process.execPath, ["--import", "tsx", script], {
      env: { ...product.#environment(), PASSWORD_COST: "4" },
    });
    if (code !== 0) throw new Error(`The demo clinic got no past:\n${output}`);
    await product.boot();
    return product;
  }

  /** Starts the process on the same port and data folder. */
  async boot(): Promise<void> {
    const child = spawn(process.execPath, [API_ENTRY], {
      env: this.#environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        this.#log = (this.#log + chunk.toString()).slice(-20_000);
      });
    for (let waited = 0; waited < 60_000; waited += 200) {
      if (child.exitCode !== null) throw new Error(`The product ended while starting:\n${this.#log}`);
      const answer = await fetch(`${this.url}/health`).catch(() => null);
      if (answer?.ok) return;
      await sleep(200);
    }
    throw new Error(`The product was not healthy within a minute:\n${this.#log}`);
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends the process and removes its data. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    rmSync(this.#data, { recursive: true, force: true });
  }

  /** The demo clinic's accounts, as the product itself tells them. */
  async accounts(): Promise<readonly Account[]> {
    const info = (await (await fetch(`${this.url}/api-info`)).json()) as ApiInfo;
    if (!info.demo) throw new Error("the product does not run in demo mode");
    return info.demo.accounts;
  }

  /** The folder with everything that it keeps. */
  get folder(): string {
    return this.#data;
  }

  /** What it wrote last. */
  get log(): string {
    return this.#log;
  }

  /** An embedded database of its own unless it was told of another, whatever this process's environment names. */
  #environment(): NodeJS.ProcessEnv {
    const { DATABASE_URL: _, ...surroundings } = process.env;
    return {
      ...surroundings,
      DEMO: "1",
      PORT: String(this.#port),
      DATA_DIR: this.#data,
      WEB_ROOT: process.env.E2E_WEB_ROOT ?? WEB_DIST,
      ...this.#surroundings,
    };
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => {
      child.once("exit", resolve);
    });
    child.kill(signal);
    const insist = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(insist);
  }
}
