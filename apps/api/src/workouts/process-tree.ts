/** A process with everything that it started, as Linux tells it in /proc; elsewhere nothing is known of it. */
import { readdir, readFile } from "node:fs/promises";

/** What `statm` counts in. Linux on other hardware has larger ones; there the limit is reached later. */
const PAGE_BYTES = 4096;

/** The process and its descendants, itself first. */
export async function processTree(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc").catch(() => []))
    if (/^\d+$/.test(name)) {
      const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
      // The name in brackets may hold anything; what follows it is state and parent.
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      if (stat !== "") parents.set(Number(name), parent);
    }
  const tree = [pid];
  for (let i = 0; i < tree.length; i += 1)
    for (const [child, parent] of parents) if (parent === tree[i]) tree.push(child);
  return tree;
}

/** Memory that these processes have to themselves, bytes. */
export async function memoryOf(pids: readonly number[]): Promise<number> {
  let pages = 0;
  for (const pid of pids) {
    const [, resident = 0, shared = 0] = (await readFile(`/proc/${pid}/statm`, "utf8").catch(() => ""))
      .split(" ")
      .map(Number);
    pages += Math.max(0, resident - shared);
  }
  return pages * PAGE_BYTES;
}

/** Ends a process and all that it started, at once. */
export async function killTree(pid: number): Promise<void> {
  for (const each of await processTree(pid))
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // It is gone already.
    }
}
