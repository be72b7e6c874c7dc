import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { Failed, Together } from "../src/together.ts";

/** Doubles numbers, group by group, each group when it is let go. */
function doubling(options: { most: number; atOnce: number; key?: (item: number) => string }) {
  const groups: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const together = new Together<number, number>(async (items) => {
    groups.push(items);
    await new Promise<void>((resolve) => gates.push(resolve));
    return items.map((item) => (item < 0 ? new Failed(new Error(`not ${item}`)) : item * 2));
  }, options);
  const letGo = async (): Promise<void> => {
    gates.shift()?.();
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
  };
  return { together, groups, letGo };
}

test("one turn's items go together, up to the most, and each gets its own result", async () => {
  const { together, groups, letGo } = doubling({ most: 3, atOnce: 1 });
  const results = Promise.all([1, 2, 3, 4].map((item) => together.do(item)));
  await letGo();
  await letGo();
  await letGo();
  expect(await results).toEqual([2, 4, 6, 8]);
  expect(groups).toEqual([[1, 2, 3], [4]]);
});

test("what comes while groups are under way is gathered until one of them ends", async () => {
  const { together, groups, letGo } = doubling({ most: 10, atOnce: 2 });
  const results: Promise<number>[] = [];
  for (const item of [1, 2, 3, 4]) {
    results.push(together.do(item));
    await setImmediate();
    await setImmediate();
  }
  expect(groups).toEqual([[1], [2]]);
  await letGo();
  expect(groups).toEqual([[1], [2], [3, 4]]);
  await letGo();
  await letGo();
  expect(await Promise.all(results)).toEqual([2, 4, 6, 8]);
});

test("equal keys wait for each other's group, in order", async () => {
  const { together, groups, letGo } = doubling({ most: 10, atOnce: 1, key: (item) => String(item % 10) });
  const results = Promise.all([1, 11, 2, 21].map((item) => together.do(item)));
  for (let turn = 0; turn < 4; turn += 1) await letGo();
  expect(await results).toEqual([2, 22, 4, 42]);
  expect(groups).toEqual([[1, 2], [11], [21]]);
});

test("one that fails by itself fails alone; a group that breaks fails whole, and the next one goes on", async () => {
  const { together, letGo } = doubling({ most: 10, atOnce: 1 });
  const settled = Promise.allSettled([together.do(1), together.do(-1), together.do(3)]);
  await letGo();
  await letGo();
  expect((await settled).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);

  let isBroken = true;
  const breaking = new Together<number, number>(
    async (items) => {
      if (isBroken) throw new Error("no database");
      return items;
    },
    { most: 10, atOnce: 1 },
  );
  const broken = await Promise.allSettled([breaking.do(1), breaking.do(2)]);
  expect(broken.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isBroken = false;
  expect(await breaking.do(3)).toBe(3);
});

test("a lonely item begins at once; while more come, groups keep their distance and grow", async () => {
  const groups: number[][] = [];
  const together = new Together<number, number>(
    async (items) => {
      groups.push([...items]);
      return items;
    },
    { most: 10, atOnce: 5, everyMs: 50 },
  );
  expect(await together.do(1)).toBe(1);
  const later: Promise<number>[] = [];
  for (const item of [2, 3, 4]) {
    later.push(together.do(item));
    await setImmediate();
  }
  expect(await Promise.all(later)).toEqual([2, 3, 4]);
  expect(groups).toEqual([[1], [2, 3, 4]]);
});
