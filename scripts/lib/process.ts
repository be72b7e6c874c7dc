import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** How a finished child ended, with everything it wrote (stdout and stderr as they came). */
export type Finished = { readonly code: number; readonly output: string; readonly stdout: string };

/** Runs a command to its end, capturing what it writes. Never throws for a bad exit code; `code` tells. */
export function capture(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    let stdout = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      stdout += chunk.toString();
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("error", (error) => resolve({ code: 127, output: output + error.message, stdout }));
    child.on("close", (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}

/**
 * Starts long-running children, each the leader of a process group, and sees to it that they and their own children
 * end together with this process: on a signal, when one of them ends, or when this process exits.
 */
export class Group {
  readonly #children: ChildProcess[] = [];
  #ending = false;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.end(0));
    process.on("exit", () => this.#signal("SIGKILL"));
  }

  /** Starts a child; when it ends, everything ends with its exit code. */
  start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", detached: true, ...options });
    child.on("error", (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      this.end(1);
    });
    child.on("exit", (code) => this.end(code ?? 1));
    this.#children.push(child);
    return child;
  }

  /** Asks every child's group to end, and insists after ten seconds. */
  end(code: number): void {
    if (!this.#ending) {
      this.#ending = true;
      process.exitCode = code;
      this.#signal("SIGTERM");
      setTimeout(() => process.exit(code), 10_000).unref();
    }
    if (this.#children.every((child) => child.exitCode !== null || child.signalCode !== null)) process.exit();
  }

  #signal(signal: NodeJS.Signals): void {
    for (const child of this.#children) {
      if (child.pid === undefined) continue;
      try {
        process.kill(-child.pid, signal);
      } catch {
        // The group is gone already.
      }
    }
  }
}
