import "fake-indexeddb/auto";
import type { NewWorkout } from "@physiocheck/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnalyzedWorkout, WorkoutOptions } from "../../src/analyze/analyze-workout.ts";
import { FilmQueue, type QueuePorts } from "../../src/workouts/film-queue.ts";
import { fingerprintOf } from "../../src/workouts/fingerprint.ts";
import { KeptParts } from "../../src/workouts/kept-parts.ts";

/** Pictures of a pretended film, a part of the trace every ten. */
const PICTURES = 40;
const RESULT: Omit<AnalyzedWorkout, "trace"> = {
  bouts: [
    { exercise: "squat", confidence: 1, start: 0, end: 9000, repetitions: 5, partial: 0, holdSeconds: 0 },
  ],
  film: { durationMs: 10_000, frames: PICTURES, fps: 4, width: 640, height: 480 },
};

let databases = 0;
let name = "";
let open: KeptParts[] = [];
/** Where each analysis began, in pictures. */
let begun: number[] = [];
/** Waits for this picture until told to go on. */
let gate: { readonly at: number; readonly passed: Promise<void>; pass(): void } | null = null;
let stored: NewWorkout[] = [];
let sendingFails = false;
let withdrawn: string[] = [];
let announced: Awaited<ReturnType<QueuePorts["announced"]>> = [];

beforeEach(() => {
  name = `workouts-${(databases += 1)}`;
  [open, begun, stored, gate, sendingFails, withdrawn, announced] = [[], [], [], null, false, [], []];
});
afterEach(() => Promise.all(open.map((parts) => parts.close())));

const gateAt = (at: number): void => {
  let pass = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  gate = { at, passed, pass };
};

/** The pipeline's manners without its model. */
const analyze: QueuePorts["analyze"] = async (_file, options: WorkoutOptions) => {
  const parts = [...(options.parts ?? [])];
  const from = parts.length * 10;
  begun.push(from);
  options.onProgress?.(from, PICTURES);
  for (let done = from + 1; done <= PICTURES; done += 1) {
    if (gate?.at === done) await Promise.race([gate.passed, aborted(options.signal)]);
    options.signal?.throwIfAborted();
    if (done % 10 === 0) {
      const part = Uint8Array.of(parts.length);
      parts.push(part);
      await options.onPart?.(parts.length - 1, part);
    }
    options.onProgress?.(done, PICTURES);
  }
  options.onNaming?.();
  return { ...RESULT, trace: Uint8Array.from(parts.flatMap((part) => [...part])) };
};

const aborted = (signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal?.addEventListener("abort", () => resolve());
  });

function queueOf(user: string): FilmQueue {
  const parts = new KeptParts(user, name);
  open.push(parts);
  return new FilmQueue(parts, {
    analyze,
    store: (workout, trace) => {
      if (sendingFails) return Promise.reject(new Error("no network"));
      stored.push(workout);
      expect([...trace]).toEqual([0, 1, 2, 3]);
      return Promise.resolve();
    },
    upload: async (workout, file, signal, onSent) => {
      expect(file.size).toBeGreaterThan(0);
      onSent(0.5);
      if (gate) await Promise.race([gate.passed, aborted(signal)]);
      signal.throwIfAborted();
      stored.push(workout);
    },
    announced: () => Promise.resolve(announced),
    withdraw: (id) => {
      withdrawn.push(id);
      return Promise.resolve();
    },
    reasonOf: () => "unsent",
    onStored: () => undefined,
    now: () => 1_700_000_000_000,
  });
}

const film = (content = "film"): File =>
  new File([content], `${content}.mp4`, { lastModified: 1_600_000_000_000 });
const states = (queue: FilmQueue): string[] => queue.films.getState().map(({ state }) => state.name);
const settles = (queue: FilmQueue, wanted: readonly string[]): Promise<void> =>
  vi.waitFor(() => expect(states(queue)).toEqual(wanted));

test("films are analysed one after the other, and what was found is kept with when it was filmed", async () => {
  const queue = queueOf("ann");
  await queue.add([film("one"), film("two"), film("one")], "device");
  await settles(queue, ["done", "done"]);
  expect(stored.map((workout) => [workout.where, workout.name, workout.at])).toEqual([
    ["device", "one.mp4", "2020-09-13T12:26:40.000Z"],
    ["device", "two.mp4", "2020-09-13T12:26:40.000Z"],
  ]);
  expect(await open[0]?.films()).toEqual([]);
});

test("a page that is closed in the middle goes on from the last part, with the same file and the same id", async () => {
  gateAt(27);
  const first = queueOf("ann");
  await first.add([film()], "device");
  await vi.waitFor(() =>
    expect(first.films.getState()[0]?.state).toMatchObject({ name: "analysing", done: 26 }),
  );
  const id = first.films.getState()[0]?.id;
  // The page is gone; another one opens.
  gate = null;
  const second = queueOf("ann");
  await second.restore();
  expect(second.films.getState()).toMatchObject([
    { id, file: null, name: "film.mp4", state: { name: "stopped", of: PICTURES } },
  ]);
  await second.add([film()], "device");
  await settles(second, ["done"]);
  expect(begun).toEqual([0, 20]);
  expect(stored).toMatchObject([{ id, bouts: [{ repetitions: 5 }] }]);
});

test("stopped it stays where it is, continued it goes on; discarded nothing of it is left", async () => {
  gateAt(15);
  const queue = queueOf("ann");
  await queue.add([film()], "device");
  await vi.waitFor(() => expect(queue.films.getState()[0]?.state).toMatchObject({ done: 14 }));
  const [{ id }] = queue.films.getState();
  queue.stop(id);
  await settles(queue, ["stopped"]);
  expect(stored).toEqual([]);
  gate = null;
  queue.resume(id);
  await settles(queue, ["done"]);
  expect(begun).toEqual([0, 10]);

  gateAt(15);
  await queue.add([film("other")], "device");
  await vi.waitFor(() => expect(states(queue)).toEqual(["done", "analysing"]));
  await queue.discard(queue.films.getState()[1]?.id ?? "");
  await settles(queue, ["done"]);
  const again = queueOf("ann");
  await again.restore();
  expect(states(again)).toEqual([]);
});

test("a result that could not be sent is sent later, from what was kept", async () => {
  const queue = queueOf("ann");
  sendingFails = true;
  await queue.add([film()], "device");
  await settles(queue, ["failed"]);
  sendingFails = false;
  queue.resume(queue.films.getState()[0]?.id ?? "");
  await settles(queue, ["done"]);
  expect(begun).toEqual([0, 40]);
  expect(stored).toHaveLength(1);
});

test("another person on this device finds nothing, and cannot read it", async () => {
  gateAt(35);
  const ann = queueOf("ann");
  await ann.add([film()], "device");
  await vi.waitFor(() => expect(ann.films.getState()[0]?.state).toMatchObject({ done: 34 }));
  const bob = queueOf("bob");
  await bob.restore();
  expect(states(bob)).toEqual([]);
  expect(await open[1]?.partsOf(await fingerprintOf(film()))).toEqual([]);
});

test("for the server a film is announced and uploaded, not analysed", async () => {
  const queue = queueOf("ann");
  await queue.add([film()], "server");
  await settles(queue, ["done"]);
  expect(stored).toMatchObject([{ where: "server" }]);
  expect(begun).toEqual([]);
});

test("an upload that a page took with it is found by the next one, and begins anew under the same id", async () => {
  gateAt(1);
  const first = queueOf("ann");
  await first.add([film()], "server");
  await vi.waitFor(() => expect(states(first)).toEqual(["sending"]));
  const [{ id, name, at, fingerprint }] = first.films.getState();
  // The page is gone; the server knows of the film and does not have it.
  gate = null;
  announced = [{ id, name, at, fingerprint }];
  const second = queueOf("ann");
  await second.restore();
  expect(second.films.getState()).toMatchObject([{ id, where: "server", state: { name: "stopped", of: 0 } }]);
  await second.add([film()], "server");
  await settles(second, ["done"]);
  expect(stored).toMatchObject([{ id, where: "server" }]);
  expect(begun).toEqual([]);
  expect(withdrawn).toEqual([]);

  // Whoever wishes it analysed here meanwhile uploads nothing.
  const third = queueOf("ann");
  await third.restore();
  await third.add([film()], "device");
  await settles(third, ["done"]);
  expect(withdrawn).toEqual([id]);
  expect(stored[1]).toMatchObject({ where: "device" });
});

test("an upload that is discarded half way is taken back", async () => {
  gateAt(0);
  const queue = queueOf("ann");
  await queue.add([film()], "server");
  await settles(queue, ["sending"]);
  const id = queue.films.getState()[0]?.id ?? "";
  await queue.discard(id);
  expect(withdrawn).toEqual([id]);
  expect(states(queue)).toEqual([]);
  expect(stored).toEqual([]);
});

test("files are known by size, beginning, middle and end", async () => {
  const large = new Uint8Array(3_000_000);
  const same = await fingerprintOf(new Blob([large]));
  expect(await fingerprintOf(new Blob([large.slice()]))).toBe(same);
  for (const place of [0, 1_500_000, 2_999_999]) {
    const changed = large.slice();
    changed[place] = 1;
    expect(await fingerprintOf(new Blob([changed]))).not.toBe(same);
  }
  expect(await fingerprintOf(new Blob([large, "x"]))).not.toBe(same);
});
