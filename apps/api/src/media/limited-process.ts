import { spawn } from "node:child_process";
import { setPriority } from "node:os";

export type Limits = {
  /** ms on the wall clock. */
  readonly wallMs: number;
  /** Seconds of processor time. */
  readonly cpuSeconds: number;
  /** Megabytes of address space. */
  readonly memoryMb: number;
  /** Ends the process as well. */
  readonly signal?: AbortSignal | undefined;
};

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** The process was ended by its limits or by the signal: that says nothing about what it was given. */
export class ProcessStopped extends Error {
  override readonly name = "ProcessStopped";
}

/** Bytes of what it writes that are kept. */
const MOST_OUTPUT = 64 * 1024;

/**
 * Runs a program that is given files of strangers: with a limit of time and memory that the system holds it to, nobody's
 * environment, no input, after everything else on the machine.
 * @throws ProcessStopped; Error where it cannot be started
 */
export function runLimited(command: string, args: readonly string[], limits: Limits): Promise<Ended> {
  const { wallMs, cpuSeconds, memoryMb, signal } = limits;
  // The shell sets the limits and becomes the program, so that there is one process to kill.
  const script = `ulimit -v ${Math.round(memoryMb * 1024)} && ulimit -t ${Math.ceil(cpuSeconds)} && exec "$0" "$@"`;
  const [file, parameters] =
    process.platform === "win32" ? [command, args] : ["/bin/sh", ["-c", script, command, ...args]];
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new ProcessStopped("stopped before it began"));
      return;
    }
    const child = spawn(file, parameters, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH ?? "", LANG: "C" },
      windowsHide: true,
    });
    let stdout = "";
    let stderr = "";
    let stopped = "";
    const stop = (why: string): void => {
      stopped = why;
      child.kill("SIGKILL");
    };
    const onAbort = (): void => stop("stopped");
    const timer = setTimeout(() => stop(`took longer than ${wallMs} ms`), wallMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    child.stdout.on("data", (data: Buffer) => (stdout = (stdout + data.toString()).slice(-MOST_OUTPUT)));
    child.stderr.on("data", (data: Buffer) => (stderr = (stderr + data.toString()).slice(-MOST_OUTPUT)));
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code, ended) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      if (code !== null && stopped === "") resolve({ code, stdout, stderr });
      else reject(new ProcessStopped(stopped || `ended by ${ended}`));
    });
    if (child.pid !== undefined)
      try {
        setPriority(child.pid, 10);
      } catch {
        // It has ended already, or the system has no such thing.
      }
  });
}
