/** One at a time, in the order of asking. */
export class WriteLock {
  private tail: Promise<unknown> = Promise.resolve();

  /** Runs `work` after everything asked for before has ended, well or badly. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work, work);
    // The chain only waits; whoever asked hears of the failure.
    this.tail = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}

const locks = new Map<string, WriteLock>();

/**
 * The lock of a database file. One for all connections of this process: SQLite waits for its own lock without giving up
 * the thread, so two transactions of one process would wait for each other until the time is out.
 */
export function writeLockOf(file: string): WriteLock {
  const found = locks.get(file) ?? new WriteLock();
  locks.set(file, found);
  return found;
}
