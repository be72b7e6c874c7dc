import { MessageChannel, type MessagePort } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { FrameInFlightError } from "../../src/pose/model/estimator.ts";
import { LandmarkerHost } from "../../src/pose/model/landmarker-host.ts";
import type { Landmarker, Picture } from "../../src/pose/model/landmarker.ts";
import { mainThreadEstimator } from "../../src/pose/model/main-thread-estimator.ts";
import { ModelError } from "../../src/pose/model/model-error.ts";
import type { Answer, Request } from "../../src/pose/model/protocol.ts";
import { workerEstimator, type WorkerLike } from "../../src/pose/model/worker-estimator.ts";

const FULL = { variant: "full", delegate: "CPU" } as const;
const NOBODY = { landmarks: null, world: null } as const;

/** A picture that knows whether it was closed. */
function picture() {
  const made = { closed: 0, close: () => (made.closed += 1) };
  return made as unknown as Picture & { readonly closed: number };
}

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** The page's end of the protocol and, over a real channel, the other end to answer from. */
function channel() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const heard: Request[] = [];
  const fail: ((event: Event) => void)[] = [];
  port2.on("message", (request: Request) => heard.push(request));
  const worker: WorkerLike = {
    // The picture stays here: Node has no VideoFrame to send.
    postMessage: (request) =>
      port1.postMessage("picture" in request ? { ...request, picture: null } : request),
    terminate: () => port1.close(),
    addEventListener: (type: string, listener: (event: never) => void) => {
      if (type === "message") port1.on("message", (data: Answer) => listener({ data } as never));
      else fail.push(listener as (event: Event) => void);
    },
  };
  const next = async (): Promise<Request & { id: number }> => {
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    return heard.shift() as Request & { id: number };
  };
  return {
    worker,
    next,
    say: (answer: Answer) => port2.postMessage(answer),
    fail: () => fail[0]?.(new Event("error")),
  };
}

test("a second frame in flight is a mistake that throws, and its picture is closed", async () => {
  const { worker, next, say } = channel();
  const estimator = workerEstimator("/", worker);
  const first = estimator.detect(picture(), 1);
  expect(estimator.busy).toBe(true);
  const second = picture();
  await expect(estimator.detect(second, 2)).rejects.toThrow(FrameInFlightError);
  expect(second.closed).toBe(1);
  say({ type: "pose", id: (await next()).id, pose: { ...NOBODY, ms: 3 } });
  expect((await first).ms).toBe(3);
  expect(estimator.busy).toBe(false);
});

test("loading tells its progress, and a failure says why", async () => {
  const { worker, next, say } = channel();
  const estimator = workerEstimator("/", worker);
  const parts: number[] = [];
  const loading = estimator.load(FULL, (part) => parts.push(part));
  const { id } = await next();
  say({ type: "progress", part: 0.5 });
  say({ type: "progress", part: 1 });
  say({ type: "failed", id, reason: "download_failed", message: "HTTP 404" });
  await expect(loading).rejects.toMatchObject({ reason: "download_failed", message: "HTTP 404" });
  expect(parts).toEqual([0.5, 1]);
});

test("a worker that dies or is closed rejects what is under way, and everything after", async () => {
  const { worker, next, fail } = channel();
  const estimator = workerEstimator("/", worker);
  const frame = picture();
  const looking = estimator.detect(frame, 1);
  await next();
  fail();
  await expect(looking).rejects.toMatchObject({ reason: "worker_failed" });
  expect(frame.closed).toBe(1);
  await expect(estimator.load(FULL)).rejects.toThrow(ModelError);
});

/** A landmarker that loses its context before the frames named. */
function landmarkers(loseAt: ReadonlySet<number>) {
  let opened = 0;
  let frames = 0;
  const open = (): Promise<Landmarker> => {
    opened += 1;
    let lost = false;
    return Promise.resolve({
      get lost() {
        return lost;
      },
      detect() {
        frames += 1;
        lost = loseAt.has(frames);
        return NOBODY;
      },
      close: () => undefined,
      loseContext: () => (lost = true),
    });
  };
  return { open, opened: () => opened };
}

test("a lost graphics context is answered with a new landmarker and the same frame", async () => {
  const { open, opened } = landmarkers(new Set([2]));
  const host = new LandmarkerHost("/", open);
  await host.load(FULL);
  await host.detect(picture(), 1);
  expect(opened()).toBe(1);
  await host.detect(picture(), 2);
  expect(opened()).toBe(2);
  host.loseContext();
  await host.detect(picture(), 3);
  expect(opened()).toBe(3);
});

test("a context that is lost again and again is given up, by name", async () => {
  const { open } = landmarkers(new Set([1, 2, 3]));
  const host = new LandmarkerHost("/", open);
  await host.load(FULL);
  await expect(host.detect(picture(), 1)).rejects.toMatchObject({ reason: "graphics_lost" });
});

test("time that stands still is refused; after loading anew it may begin anew", async () => {
  const host = new LandmarkerHost("/", landmarkers(new Set()).open);
  await host.load(FULL);
  await host.detect(picture(), 10);
  await expect(host.detect(picture(), 10)).rejects.toThrow(RangeError);
  await host.load(FULL);
  await host.detect(picture(), 0);
});

test("beside the page too: one in flight, every picture closed", async () => {
  const estimator = mainThreadEstimator("/", new LandmarkerHost("/", landmarkers(new Set()).open));
  await estimator.load(FULL);
  const pictures = [picture(), picture()] as const;
  const first = estimator.detect(pictures[0], 1);
  await expect(estimator.detect(pictures[1], 2)).rejects.toThrow(FrameInFlightError);
  await first;
  expect(pictures.map((each) => each.closed)).toEqual([1, 1]);
  const late = picture();
  const detecting = estimator.detect(late, 3);
  estimator.close();
  await expect(detecting).rejects.toThrow("closed");
  expect(late.closed).toBe(1);
});
