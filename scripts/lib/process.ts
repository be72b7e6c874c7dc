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
 * Long-running children that end together with this process: on a signal, when one of them ends, or when this process
 * exits. A child with `detached: true` leads a process group of its own, and then its own children end with it.
 */
export class Group {
  readonly #children: { readonly process: ChildProcess; readonly leads: boolean }[] = [];
  #ending = false;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.end(0));
    process.on("exit", () => this.#signal("SIGKILL"));
  }

  /** Starts a child; when it ends, everything ends with its exit code. */
  start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options });
    child.on("error", (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      this.end(1);
    });
    child.on("exit", (code) => this.end(code ?? 1));
    this.#children.push({ process: child, leads: options.detached === true });
    return child;
  }

  /** Asks every child to end, and insists after ten seconds. */
  end(code: number): void {
    if (!this.#ending) {
      this.#ending = true;
      process.exitCode = code;
      this.#signal("SIGTERM");
      setTimeout(() => process.exit(code), 10_000).unref();
    }
    if (this.#children.every(({ process: child }) => child.exitCode !== null || child.signalCode !== null))
      process.exit();
  }

  #signal(signal: NodeJS.Signals): void {
    for (const { process: child, leads } of this.#children) {
      if (child.pid === undefined) continue;
      try {
        process.kill(leads ? -child.pid : child.pid, signal);
      } catch {
        // It is gone already.
      }
    }
  }
}
