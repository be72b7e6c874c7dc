import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startAnalyzeSite } from "../../../../scripts/analyze/analyze-site.ts";
import { findChromium } from "../../../../scripts/analyze/find-chromium.ts";
import { launchChromium } from "../../../../scripts/analyze/launch-chromium.ts";
import type { PageServer } from "../../../../scripts/analyze/page-server.ts";
import type { PipelineState, PosePipeline } from "../../src/pose/index.ts";

/**
 * The pipeline in a real browser with real inference. The camera is Chromium's own fake one, which shows a pattern and
 * nobody: what is looked at here is how the pipeline runs, and how it recovers.
 */
const chromium = findChromium();
const LONG = 180_000;

/** Kept on the page by `begin`. */
type Lab = {
  pipeline: PosePipeline;
  times: number[];
  states: PipelineState[];
};
declare global {
  // oxlint-disable-next-line no-var -- a global is declared with var
  var lab: Lab;
}

let browser: Browser;
let site: PageServer;
beforeAll(async () => {
  if (chromium === null) return;
  site = await startAnalyzeSite();
  browser = await launchChromium(chromium, [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    // A name that is not this machine's own: to the browser an insecure address.
    "--host-resolver-rules=MAP clinic.example 127.0.0.1",
  ]);
}, LONG);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

let page: Page;
afterEach(() => page?.context().close());

/** A page with the pose code; `prepare` runs in it before anything else. */
async function open(
  prepare?: () => void,
  options: BrowserContextOptions & { origin?: string } = {},
): Promise<void> {
  const { origin = site.origin, ...rest } = options;
  const context = await browser.newContext(rest);
  page = await context.newPage();
  if (prepare) await page.addInitScript(prepare);
  await page.goto(`${origin}/analyze.html`);
  await page.waitForFunction(() => globalThis.physiocheck !== undefined);
}

/** Starts a pipeline on the camera and waits for its start to settle. */
async function begin(variant: "lite" | "auto" = "lite"): Promise<void> {
  await page.evaluate(async (wanted) => {
    const pose = globalThis.physiocheck?.pose;
    if (!pose) throw new Error("no pose code");
    const wish =
      wanted === "auto"
        ? { variant: wanted, delegate: wanted }
        : { variant: wanted, delegate: "CPU" as const };
    const pipeline = new pose.PosePipeline(pose.cameraSource(), { wish });
    globalThis.lab = { pipeline, times: [], states: [pipeline.state.getState()] };
    pipeline.onFrame((frame) => globalThis.lab.times.push(frame.t));
    pipeline.state.subscribe((state) => globalThis.lab.states.push(state));
    await pipeline.start();
  }, variant);
}

/** Waits until so many more frames were looked at, and checks that time never stood still. */
async function moreFrames(count: number): Promise<void> {
  const before = await page.evaluate(() => globalThis.lab.times.length);
  await page.waitForFunction((wanted) => globalThis.lab.times.length >= wanted, before + count, {
    timeout: 60_000,
  });
  const rising = await page.evaluate(() =>
    globalThis.lab.times.every((t, i, all) => i === 0 || t > (all[i - 1] ?? t)),
  );
  expect(rising).toBe(true);
}

const names = () =>
  page.evaluate(() => {
    const { source, model } = globalThis.lab.pipeline.state.getState();
    return { source: source.name, model: model.name, reason: model.name === "failed" ? model.reason : null };
  });
const running = { source: "running", model: "ready", reason: null };

describe.skipIf(chromium === null)(
  `pose pipeline in Chromium${chromium === null ? " (skipped: none here)" : ""}`,
  () => {
    test(
      "camera, worker, poses; stop lets go of the camera; start again goes on in time",
      async () => {
        await open();
        await begin();
        await moreFrames(10);
        expect(await names()).toEqual(running);
        const seen = await page.evaluate(() => {
          const { picture, model } = globalThis.lab.pipeline.state.getState();
          return { picture, thread: model.name === "ready" ? model.thread : null };
        });
        expect(seen).toEqual({ picture: { width: 1280, height: 720 }, thread: "worker" });
        const stopped = await page.evaluate(() => {
          const video = globalThis.lab.pipeline.source.picture;
          const track = (video.srcObject as MediaStream).getVideoTracks()[0];
          globalThis.lab.pipeline.stop();
          return { track: track?.readyState, video: video.srcObject };
        });
        expect(stopped).toEqual({ track: "ended", video: null });
        await page.evaluate(() => globalThis.lab.pipeline.start());
        await moreFrames(5);
      },
      LONG,
    );

    test(
      "a lost graphics context: poses go on",
      async () => {
        await open(() => {
          // The page keeps the worker it starts, to take its graphics away.
          const Original = globalThis.Worker;
          globalThis.Worker = class extends Original {
            constructor(...parameters: ConstructorParameters<typeof Worker>) {
              super(...parameters);
              (globalThis as { poseWorker?: Worker }).poseWorker = this;
            }
          };
        });
        let models = 0;
        page.context().on("request", (request) => (models += request.url().endsWith(".task") ? 1 : 0));
        await begin();
        await moreFrames(5);
        await page.evaluate(() =>
          (globalThis as { poseWorker?: Worker }).poseWorker?.postMessage({ type: "lose_context" }),
        );
        await moreFrames(5);
        // A new landmarker was opened, and only one.
        expect(models).toBe(2);
        expect(await names()).toEqual(running);
      },
      LONG,
    );

    test(
      "a worker that dies is replaced",
      async () => {
        await open(() => {
          const Original = globalThis.Worker;
          globalThis.Worker = class extends Original {
            constructor(...parameters: ConstructorParameters<typeof Worker>) {
              super(...parameters);
              (globalThis as { poseWorker?: Worker }).poseWorker = this;
            }
          };
        });
        await begin();
        await moreFrames(3);
        await page.evaluate(() =>
          (globalThis as { poseWorker?: Worker }).poseWorker?.dispatchEvent(new Event("error")),
        );
        await moreFrames(3);
        expect(await names()).toEqual(running);
      },
      LONG,
    );

    test(
      "a camera that is unplugged is lost, and comes back by itself",
      async () => {
        await open();
        await begin();
        await moreFrames(3);
        await page.evaluate(() => {
          const stream = globalThis.lab.pipeline.source.picture.srcObject as MediaStream;
          stream.getVideoTracks()[0]?.dispatchEvent(new Event("ended"));
        });
        expect((await names()).source).toBe("lost");
        await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));
        await moreFrames(3);
        expect(await names()).toEqual(running);
      },
      LONG,
    );

    test(
      "a hidden tab waits, a visible one goes on",
      async () => {
        await open();
        await begin();
        await moreFrames(3);
        const still = await page.evaluate(async () => {
          const show = (state: string) => {
            Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
          };
          show("hidden");
          await new Promise((resolve) => setTimeout(resolve, 500)); // the one in flight comes home
          const before = globalThis.lab.times.length;
          await new Promise((resolve) => setTimeout(resolve, 1000));
          const { hidden } = globalThis.lab.pipeline.state.getState();
          const after = globalThis.lab.times.length;
          show("visible");
          return { hidden, looked: after - before };
        });
        expect(still).toEqual({ hidden: true, looked: 0 });
        await moreFrames(3);
        const gap = await page.evaluate(() =>
          Math.max(...globalThis.lab.times.map((t, i, all) => (i === 0 ? 0 : t - (all[i - 1] ?? t)))),
        );
        expect(gap).toBeGreaterThan(1000);
      },
      LONG,
    );

    test(
      "a model that cannot be fetched is named, and tried again when asked",
      async () => {
        await open();
        await page.route("**/*.task", (route) => route.fulfill({ status: 503 }));
        await begin();
        expect(await names()).toEqual({ source: "running", model: "failed", reason: "download_failed" });
        await page.unroute("**/*.task");
        await page.evaluate(() => globalThis.lab.pipeline.retry());
        await moreFrames(2);
        expect(await names()).toEqual(running);
      },
      LONG,
    );

    test(
      "a runtime that comes as a page is named",
      async () => {
        await open();
        await page.route("**/*.wasm", (route) =>
          route.fulfill({ status: 200, contentType: "text/html", body: "<p>" }),
        );
        await begin();
        expect(await names()).toMatchObject({ model: "failed", reason: "download_failed" });
      },
      LONG,
    );

    test(
      "without WebGL2 it says so at once",
      async () => {
        await open(() => {
          const original = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, "getContext")
            ?.value as (this: HTMLCanvasElement, ...parameters: unknown[]) => unknown;
          HTMLCanvasElement.prototype.getContext = function none(
            this: HTMLCanvasElement,
            ...parameters: unknown[]
          ) {
            return parameters[0] === "webgl2" ? null : original.apply(this, parameters);
          } as typeof HTMLCanvasElement.prototype.getContext;
        });
        await begin();
        expect(await names()).toMatchObject({ model: "failed", reason: "webgl2_missing" });
      },
      LONG,
    );

    test.each(["no worker", "no VideoFrame"] as const)(
      "%s: it runs all the same",
      async (lack) => {
        if (lack === "no worker") await open(() => Reflect.deleteProperty(globalThis, "Worker"));
        else await open(() => Reflect.deleteProperty(globalThis, "VideoFrame"));
        await begin();
        await moreFrames(3);
        const thread = await page.evaluate(() => {
          const { model } = globalThis.lab.pipeline.state.getState();
          return model.name === "ready" ? model.thread : null;
        });
        expect(thread).toBe(lack === "no worker" ? "main" : "worker");
      },
      LONG,
    );

    test(
      "automatic: measures while poses come, keeps a choice, and knows it the next time",
      async () => {
        await open();
        await begin("auto");
        await page.waitForFunction(
          () => globalThis.lab.pipeline.state.getState().model.name === "ready",
          undefined,
          {
            timeout: 120_000,
          },
        );
        const first = await page.evaluate(() => ({
          names: [...new Set(globalThis.lab.states.map((state) => state.model.name))],
          model: globalThis.lab.pipeline.state.getState().model,
          poses: globalThis.lab.times.length,
        }));
        expect(first.names).toEqual(["idle", "loading", "measuring", "ready"]);
        expect(first.poses).toBeGreaterThan(0);
        // Without a graphics card there is nothing but the processor to measure.
        expect(first.model).toMatchObject({ choice: { delegate: "CPU" } });
        await page.evaluate(() => globalThis.lab.pipeline.stop());
        await begin("auto");
        const second = await page.evaluate(() => ({
          names: [...new Set(globalThis.lab.states.map((state) => state.model.name))],
          model: globalThis.lab.pipeline.state.getState().model,
        }));
        expect(second).toEqual({ names: ["idle", "loading", "ready"], model: first.model });
      },
      LONG,
    );

    test(
      "over plain http the camera is insecure; a camera that is refused is denied",
      async () => {
        await open(undefined, { origin: site.origin.replace("127.0.0.1", "clinic.example") });
        await begin();
        expect((await names()).source).toBe("insecure");
        await page.context().close();
        await open(() => {
          navigator.mediaDevices.getUserMedia = () =>
            Promise.reject(new DOMException("no", "NotAllowedError"));
        });
        await begin();
        expect((await names()).source).toBe("denied");
      },
      LONG,
    );

    test(
      "a producer's canvas enters where a webcam would, and the clock goes on",
      async () => {
        await open();
        await begin();
        await moreFrames(3);
        await page.evaluate(async () => {
          const pose = globalThis.physiocheck?.pose;
          if (!pose) throw new Error("no pose code");
          let drawing = 0;
          const source = pose.streamSource({
            open() {
              const canvas = document.createElement("canvas");
              canvas.width = 640;
              canvas.height = 480;
              const context = canvas.getContext("2d");
              const draw = (now: number) => {
                context?.fillRect(0, 0, (now / 10) % 640, 480);
                drawing = requestAnimationFrame(draw);
              };
              draw(0);
              return Promise.resolve(canvas);
            },
            close: () => cancelAnimationFrame(drawing),
          });
          await globalThis.lab.pipeline.changeSource(source);
        });
        await moreFrames(5);
        const picture = await page.evaluate(() => globalThis.lab.pipeline.state.getState().picture);
        expect(picture).toEqual({ width: 640, height: 480 });
      },
      LONG,
    );
  },
);
