import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API_ENTRY } from "../lib/build.ts";
import { freePort } from "../lib/free-port.ts";
import { end, listening } from "./child.ts";

/** One process of the built server, on a port and in a folder of its own that stay the same over restarts. */
export class ApiServer {
  readonly port: number;
  private readonly folder: string;
  private readonly env: Readonly<Record<string, string>>;
  private child: ChildProcess | null = null;

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.port = port;
    this.env = env;
    this.folder = mkdtempSync(join(tmpdir(), "physiocheck-server-"));
  }

  /** @param env everything that the server reads, besides its port and, unless it is named, DATA_DIR */
  static async start(env: Readonly<Record<string, string>>): Promise<ApiServer> {
    const server = new ApiServer(await freePort(), env);
    await server.boot();
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it wrote last. */
  get log(): string {
    return readFileSync(join(this.folder, "log"), "utf8").slice(-20_000);
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  async boot(): Promise<void> {
    // Into a file, as a service manager would have it: nobody here has to read along.
    const log = openSync(join(this.folder, "log"), "a");
    const child = spawn(process.execPath, [API_ENTRY], {
      env: {
        PATH: process.env.PATH,
        WORKOUT_ANALYSIS: "elsewhere",
        FFMPEG: "off",
        DATA_DIR: join(this.folder, "data"),
        ...this.env,
        HOST: "127.0.0.1",
        PORT: String(this.port),
      },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    this.child = child;
    await listening(this.port, child, () => this.log);
  }

  /** At once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    await end(this.child, "SIGKILL");
  }

  /** Asks it to go. @returns its exit code */
  stop(): Promise<number | null> {
    return end(this.child);
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await end(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
