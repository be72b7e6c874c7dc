type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/** One of a group failed by itself; the others did not. */
export class Failed {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** So many items are a group that is worth its while: it does not wait for more. */
const ENOUGH = 16;

export type TogetherOptions<Item> = {
  /** Most items of a group. */
  readonly most: number;
  /** Groups that may be under way; with one more item waiting, the next group begins when one ends. */
  readonly atOnce: number;
  /** While more is asked for than a little, a small group begins so long after the one before, ms: fewer groups for a little waiting. */
  readonly everyMs?: number;
  /** Items with the same key never stand in one group. */
  readonly key?: (item: Item) => string;
};

/**
 * Does together what is asked for at about the same time: what arrives in one turn of the event loop, or while a group is under
 * way, becomes the next group. Alone, an item waits for nothing. Nothing is kept: each item is worked on after it was asked for.
 */
export class Together<Item, Result> {
  private readonly work: (items: readonly Item[]) => Promise<readonly (Result | Failed)[]>;
  private readonly options: TogetherOptions<Item>;
  private waiting: Waiting<Item, Result>[] = [];
  private underWay = 0;
  private isCalled = false;
  private later: NodeJS.Timeout | undefined;
  private beganAt = Number.NEGATIVE_INFINITY;

  /** @param work gives a result an item, in their order; where it throws, all of the group fail with that */
  constructor(
    work: (items: readonly Item[]) => Promise<readonly (Result | Failed)[]>,
    options: TogetherOptions<Item>,
  ) {
    this.work = work;
    this.options = options;
  }

  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.call();
    });
  }

  /** After everything that this turn of the loop brings, or when the next group is due. */
  private call(): void {
    const { atOnce, everyMs = 0 } = this.options;
    if (this.underWay >= atOnce) return;
    const wait = this.waiting.length >= ENOUGH ? 0 : this.beganAt + everyMs - performance.now();
    if (this.isCalled) {
      // What was put off has become enough meanwhile.
      if (this.later === undefined || wait > 0) return;
      clearTimeout(this.later);
    }
    this.isCalled = true;
    const begin = (): void => {
      this.isCalled = false;
      this.later = undefined;
      void this.next();
    };
    this.later = wait > 0 ? setTimeout(begin, wait) : undefined;
    if (wait <= 0) setImmediate(begin);
  }

  private async next(): Promise<void> {
    const group = this.take();
    if (group.length === 0) return;
    this.underWay += 1;
    this.beganAt = performance.now();
    if (this.waiting.length > 0) this.call();
    try {
      const results = await this.work(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result instanceof Failed) reject(result.error);
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      this.underWay -= 1;
      if (this.waiting.length > 0) this.call();
    }
  }

  private take(): Waiting<Item, Result>[] {
    const { most, key } = this.options;
    if (!key) return this.waiting.splice(0, most);
    const keys = new Set<string>();
    const group: Waiting<Item, Result>[] = [];
    const rest: Waiting<Item, Result>[] = [];
    for (const one of this.waiting) {
      const its = key(one.item);
      if (group.length === most || keys.has(its)) rest.push(one);
      else {
        keys.add(its);
        group.push(one);
      }
    }
    this.waiting = rest;
    return group;
  }
}
