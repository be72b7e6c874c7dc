import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Asks a process to end, and insists. @returns its exit code; null where a signal ended it */
export async function end(
  child: ChildProcess | null,
  signal: NodeJS.Signals = "SIGTERM",
): Promise<number | null> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
  });
  child.kill(signal);
  const insist = setTimeout(() => child.kill("SIGKILL"), 20_000);
  const code = await ended;
  clearTimeout(insist);
  return code;
}

/**
 * Waits until something accepts connections on a port of this machine.
 * @throws Error where the process ends before, or after a minute
 */
export async function listening(port: number, child: ChildProcess, log: () => string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The process ended while starting:\n${log()}`);
    if (await accepts(port)) return;
    await sleep(50);
  }
  throw new Error(`Nothing listened on port ${port} within a minute:\n${log()}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const answer = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once("connect", answer(true)).once("error", answer(false));
  });
}

/** Keeps the last that a process wrote. */
export function logOf(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-20_000);
    });
  return () => text;
}

/** Processor time that processes have used so far, their own and the kernel's for them, s. Linux only: elsewhere not a number. */
export function cpuSecondsOf(pids: readonly number[]): number {
  if (process.platform !== "linux") return Number.NaN;
  let ticks = 0;
  for (const pid of pids) {
    // After the name in parentheses, which may hold anything; utime and stime in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / 100;
}

/** Processes that a process has started. */
export function childrenOf(pid: number): number[] {
  if (process.platform !== "linux") return [];
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean)
    .map(Number);
}
