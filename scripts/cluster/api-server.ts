import { type ChildProcess, spawn } from "node:child_process";
import { API_ENTRY } from "../lib/build.ts";
import { freePort } from "../lib/free-port.ts";
import { end, listening, logOf } from "./child.ts";

/** One process of the built server, on a port of its own that stays the same over restarts. */
export class ApiServer {
  readonly port: number;
  private readonly env: Readonly<Record<string, string>>;
  private child: ChildProcess | null = null;
  private read: () => string = () => "";

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.port = port;
    this.env = env;
  }

  /** @param env everything that the server reads, besides its port */
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
    return this.read();
  }

  async boot(): Promise<void> {
    const child = spawn(process.execPath, [API_ENTRY], {
      env: {
        PATH: process.env.PATH,
        WORKOUT_ANALYSIS: "elsewhere",
        FFMPEG: "off",
        ...this.env,
        HOST: "127.0.0.1",
        PORT: String(this.port),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    this.read = logOf(child);
    await listening(this.port, child, this.read);
  }

  /** At once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    await end(this.child, "SIGKILL");
  }

  /** Asks it to go. @returns its exit code */
  stop(): Promise<number | null> {
    return end(this.child);
  }
}
