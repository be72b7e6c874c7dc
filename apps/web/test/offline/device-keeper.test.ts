import "fake-indexeddb/auto";
import type { Me } from "@physiocheck/contracts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DeviceKeeper } from "../../src/offline/device-keeper.ts";
import { KeptStore } from "../../src/offline/kept-store.ts";

const ANA = { id: "ana", name: "Ana", role: "patient" } as Me;
const BEN = { id: "ben", name: "Ben", role: "patient" } as Me;
const VEGA = { id: "vega", name: "Dr Vega", role: "physician" } as Me;
const PLANNED = { assignments: [{ id: "squat-of-ana" }] };

let store: KeptStore;
let now: number;
const left: string[] = [];
let names = 0;

/** A page of the app on this device: a keeper of its own over the same disk. */
function page(): DeviceKeeper {
  return new DeviceKeeper({
    atLeisure: () => Promise.resolve(),
    store: async () => store,
    runs: async () => [],
    unsent: async () => 0,
    forgetProgress: async (user) => void left.push(`${user} left`),
    eraseOutbox: async (user) => void left.push(`${user} was erased`),
    now: () => now,
  });
}

const assignments = (keeper: DeviceKeeper): Promise<unknown> =>
  keeper.recall("listAssignments", { query: {} });

beforeEach(async () => {
  names += 1;
  store = await KeptStore.open(`kept-${names}`);
  now = Date.parse("2026-11-19T08:00:00Z");
  left.length = 0;
});
afterEach(() => store.close());

async function used(): Promise<DeviceKeeper> {
  const keeper = page();
  keeper.keep("me", undefined, ANA);
  keeper.keep("listAssignments", { query: {} }, PLANNED);
  await keeper.recall("me", undefined);
  return keeper;
}

describe("what a patient read", () => {
  test("is there for a page that opens without a network", async () => {
    await used();
    const later = page();
    expect(await later.recall("me", undefined)).toEqual(ANA);
    expect(await assignments(later)).toEqual(PLANNED);
  });

  test("is not for a page that does not know who is there", async () => {
    await used();
    expect(await assignments(page())).toBeUndefined();
  });

  test("lasts as long as a sign-in, 30 days", async () => {
    await used();
    now += 30 * 86_400_000;
    expect(await page().recall("me", undefined)).toEqual(ANA);
    now += 1;
    expect(await page().recall("me", undefined)).toBeUndefined();
  });

  test("goes when somebody else signs in, for the old page too", async () => {
    const old = await used();
    const other = page();
    other.keep("me", undefined, BEN);
    expect(await assignments(other)).toBeUndefined();
    expect(await other.recall("me", undefined)).toEqual(BEN);
    // The old page is still open in another tab: what it reads now is not kept as Ben's, nor Ben's shown as Ana's.
    old.keep("listAssignments", { query: {} }, PLANNED);
    expect(await assignments(old)).toBeUndefined();
    expect(await assignments(other)).toBeUndefined();
  });

  test("goes when their sign-in ends, and what was cut off only when they end it themselves", async () => {
    await (await used()).forget("expired");
    expect(await page().recall("me", undefined)).toBeUndefined();
    expect(await store.get("listAssignments")).toBeNull();
    expect(left).toEqual([]);
    await (await used()).forget("signed_out");
    expect(await page().recall("me", undefined)).toBeUndefined();
    expect(left).toEqual(["ana left"]);
    await (await used()).forget("erased");
    expect(left).toEqual(["ana left", "ana was erased"]);
  });

  test("is what was read last, whatever took longer to be written", async () => {
    const keeper = await used();
    for (let n = 0; n < 20; n += 1)
      keeper.keep("getCalibration", undefined, { n, filler: "x".repeat(20_000 - n * 1000) });
    expect(await keeper.recall("getCalibration", undefined)).toMatchObject({ n: 19 });
  });
});

test("what physicians and admins read of others is never kept, and a patient's goes when one signs in", async () => {
  await used();
  const keeper = page();
  keeper.keep("me", undefined, VEGA);
  expect(keeper.keeps("listAssignments")).toBe(false);
  keeper.keep("listAssignments", {}, PLANNED);
  expect(await keeper.recall("me", undefined)).toBeUndefined();
  expect(await store.get("listAssignments")).toBeNull();
});

test("only what a session needs is kept", async () => {
  const keeper = await used();
  for (const route of ["listSessions", "listPhysicians", "getSession"]) {
    expect(keeper.keeps(route)).toBe(false);
    keeper.keep(route, {}, { secret: 1 });
    expect(await keeper.recall(route, {})).toBeUndefined();
    expect(await store.get(route)).toBeNull();
  }
});

test("an exercise done here counts on the day, until the day after", async () => {
  const keeper = await used();
  const midnight = (ms: number): string => new Date(Math.floor(ms / 86_400_000) * 86_400_000).toISOString();
  const today = { query: { since: midnight(now) } };
  keeper.keep("listToday", today, {
    items: [{ assignment: { id: "squat" }, doneToday: 0, lastDoneAt: null }],
  });
  await keeper.done("squat");
  expect(await keeper.recall("listToday", today)).toMatchObject({ items: [{ doneToday: 1 }] });
  now += 86_400_000;
  expect(await keeper.recall("listToday", { query: { since: midnight(now) } })).toMatchObject({
    items: [{ doneToday: 0 }],
  });
});

test("a device without storage knows nothing and stops nobody", async () => {
  const keeper = new DeviceKeeper({
    atLeisure: () => Promise.resolve(),
    store: async () => Promise.reject(new Error("storage is switched off")),
    runs: async () => [],
    unsent: async () => 0,
    forgetProgress: async () => undefined,
    eraseOutbox: async () => undefined,
    now: () => now,
  });
  keeper.keep("me", undefined, ANA);
  await keeper.done("squat");
  await keeper.forget("signed_out");
  expect(await keeper.recall("me", undefined)).toBeUndefined();
});
