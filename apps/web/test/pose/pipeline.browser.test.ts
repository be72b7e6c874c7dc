import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { chromium, openBrowserLab, RUNNING, type BrowserLab } from "./browser-lab.ts";

/** Inference without a graphics card, on a machine that may have other work: ms. */
const LONG = 180_000;
/** A state follows the event that makes it, but not in the same moment. */
const SOON = { timeout: 20_000 };

let lab: BrowserLab;
beforeAll(async () => {
  if (chromium !== null) lab = await openBrowserLab(chromium);
}, LONG);
afterEach(() => lab?.closePage());
afterAll(() => lab?.close());

describe.skipIf(chromium === null)(
  `pose pipeline in Chromium${chromium === null ? " (skipped: no Chromium here)" : ""}`,
  { timeout: LONG },
  () => {
    test("camera, worker, poses; stop lets go of the camera; start again goes on in time", async () => {
      await lab.open();
      await lab.begin();
      await lab.moreFrames(10);
      await expect.poll(() => lab.names(), SOON).toEqual(RUNNING);
      const seen = await lab.page.evaluate(() => {
        const { picture, model } = globalThis.running.pipeline.state.getState();
        return { picture, thread: model.name === "ready" ? model.thread : null };
      });
      expect(seen).toEqual({ picture: { width: 1280, height: 720 }, thread: "worker" });
      const stopped = await lab.page.evaluate(() => {
        const video = globalThis.running.pipeline.source.picture;
        const track = (video.srcObject as MediaStream).getVideoTracks()[0];
        globalThis.running.pipeline.stop();
        return { track: track?.readyState, video: video.srcObject };
      });
      expect(stopped).toEqual({ track: "ended", video: null });
      await lab.page.evaluate(() => globalThis.running.pipeline.start());
      await lab.moreFrames(5);
    });

    test("a hidden tab waits, a visible one goes on", async () => {
      await lab.open();
      await lab.begin();
      await lab.moreFrames(3);
      const still = await lab.page.evaluate(async () => {
        const show = (state: string) => {
          Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        };
        show("hidden");
        await new Promise((resolve) => setTimeout(resolve, 500)); // the one in flight comes home
        const before = globalThis.running.times.length;
        await new Promise((resolve) => setTimeout(resolve, 1000));
        const { hidden } = globalThis.running.pipeline.state.getState();
        const after = globalThis.running.times.length;
        show("visible");
        return { hidden, looked: after - before };
      });
      expect(still).toEqual({ hidden: true, looked: 0 });
      await lab.moreFrames(3);
      const gap = await lab.page.evaluate(() =>
        Math.max(...globalThis.running.times.map((t, i, all) => (i === 0 ? 0 : t - (all[i - 1] ?? t)))),
      );
      expect(gap).toBeGreaterThan(1000);
    });

    test.each(["no worker", "no VideoFrame"] as const)("%s: it runs all the same", async (lack) => {
      if (lack === "no worker") await lab.open(() => Reflect.deleteProperty(globalThis, "Worker"));
      else await lab.open(() => Reflect.deleteProperty(globalThis, "VideoFrame"));
      await lab.begin();
      await lab.moreFrames(3);
      const thread = await lab.page.evaluate(() => {
        const { model } = globalThis.running.pipeline.state.getState();
        return model.name === "ready" ? model.thread : null;
      });
      expect(thread).toBe(lack === "no worker" ? "main" : "worker");
    });

    test("automatic: measures while poses come, keeps a choice, and knows it the next time", async () => {
      await lab.open();
      await lab.begin("auto");
      await lab.page.waitForFunction(
        () => globalThis.running.pipeline.state.getState().model.name === "ready",
        undefined,
        {
          timeout: 120_000,
        },
      );
      const first = await lab.page.evaluate(() => ({
        names: [...new Set(globalThis.running.states.map((state) => state.model.name))],
        model: globalThis.running.pipeline.state.getState().model,
        poses: globalThis.running.times.length,
      }));
      expect(first.names).toEqual(["idle", "loading", "measuring", "ready"]);
      expect(first.poses).toBeGreaterThan(0);
      // Without a graphics card there is nothing but the processor to measure.
      expect(first.model).toMatchObject({ choice: { delegate: "CPU" } });
      await lab.page.evaluate(() => globalThis.running.pipeline.stop());
      await lab.begin("auto");
      const second = await lab.page.evaluate(() => ({
        names: [...new Set(globalThis.running.states.map((state) => state.model.name))],
        model: globalThis.running.pipeline.state.getState().model,
      }));
      expect(second).toEqual({ names: ["idle", "loading", "ready"], model: first.model });
    });

    test("over plain http the camera is insecure; a camera that is refused is denied", async () => {
      await lab.open(undefined, lab.origin.replace("127.0.0.1", "clinic.example"));
      await lab.begin();
      expect((await lab.names()).source).toBe("insecure");
      await lab.page.context().close();
      await lab.open(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      });
      await lab.begin();
      expect((await lab.names()).source).toBe("denied");
    });

    test("a producer's canvas enters where a webcam would, and the clock goes on", async () => {
      await lab.open();
      await lab.begin();
      await lab.moreFrames(3);
      await lab.page.evaluate(async () => {
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
        await globalThis.running.pipeline.changeSource(source);
      });
      await lab.moreFrames(5);
      const picture = await lab.page.evaluate(() => globalThis.running.pipeline.state.getState().picture);
      expect(picture).toEqual({ width: 640, height: 480 });
    });

    test("started, stopped and started at once (as React does in development) a producer is opened and closed in turn", async () => {
      await lab.open();
      const told = await lab.page.evaluate(async () => {
        const pose = globalThis.physiocheck?.pose;
        if (!pose) throw new Error("no pose code");
        const log: string[] = [];
        const source = pose.streamSource({
          async open() {
            log.push("open");
            await new Promise((resolve) => setTimeout(resolve, 50));
            const canvas = document.createElement("canvas");
            canvas.getContext("2d")?.fillRect(0, 0, 1, 1);
            return canvas;
          },
          close: () => log.push("close"),
        });
        const first = source.start();
        await new Promise((resolve) => setTimeout(resolve));
        source.stop();
        const second = source.start();
        await Promise.all([first, second]);
        // It runs from the first picture on, which comes when the browser has one.
        for (let waited = 0; source.state.getState().name === "starting" && waited < 200; waited += 1) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return { log, state: source.state.getState().name };
      });
      // The first close comes while the first open is under way, the second when it is done.
      expect(told).toEqual({ log: ["open", "close", "close", "open"], state: "running" });
    });
  },
);
