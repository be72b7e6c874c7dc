import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { chromium, keepWorker, openBrowserLab, RUNNING, type BrowserLab } from "./browser-lab.ts";

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
  `what goes wrong in the pose pipeline${chromium === null ? " (skipped: no Chromium here)" : ""}`,
  { timeout: LONG },
  () => {
    test("a lost graphics context: poses go on", async () => {
      await lab.open(keepWorker);
      let models = 0;
      lab.page.context().on("request", (request) => (models += request.url().endsWith(".task") ? 1 : 0));
      await lab.begin();
      await lab.moreFrames(5);
      await lab.page.evaluate(() => globalThis.poseWorker?.postMessage({ type: "lose_context" }));
      await lab.moreFrames(5);
      // A new landmarker was opened, and only one.
      expect(models).toBe(2);
      await expect.poll(() => lab.names(), SOON).toEqual(RUNNING);
    });

    test("a worker that dies is replaced", async () => {
      await lab.open(keepWorker);
      await lab.begin();
      await lab.moreFrames(3);
      await lab.page.evaluate(() => globalThis.poseWorker?.dispatchEvent(new Event("error")));
      await lab.moreFrames(3);
      await expect.poll(() => lab.names(), SOON).toEqual(RUNNING);
    });

    test("a camera that is unplugged is lost, and comes back by itself", async () => {
      await lab.open();
      await lab.begin();
      await lab.moreFrames(3);
      await lab.page.evaluate(() => {
        const stream = globalThis.running.pipeline.source.picture.srcObject as MediaStream;
        stream.getVideoTracks()[0]?.dispatchEvent(new Event("ended"));
      });
      expect((await lab.names()).source).toBe("lost");
      await lab.page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));
      await lab.moreFrames(3);
      await expect.poll(() => lab.names(), SOON).toEqual(RUNNING);
    });

    test("a model that cannot be fetched is named, and tried again when asked", async () => {
      await lab.open();
      await lab.page.route("**/*.task", (route) => route.fulfill({ status: 503 }));
      await lab.begin();
      await expect
        .poll(() => lab.names(), SOON)
        .toEqual({ source: "running", model: "failed", reason: "download_failed" });
      await lab.page.unroute("**/*.task");
      await lab.page.evaluate(() => globalThis.running.pipeline.retry());
      await lab.moreFrames(2);
      await expect.poll(() => lab.names(), SOON).toEqual(RUNNING);
    });

    test("a runtime that comes as a page is named", async () => {
      await lab.open();
      await lab.page.route("**/*.wasm", (route) =>
        route.fulfill({ status: 200, contentType: "text/html", body: "<p>" }),
      );
      await lab.begin();
      await expect
        .poll(() => lab.names(), SOON)
        .toMatchObject({ model: "failed", reason: "download_failed" });
    });

    test("without WebGL2 it says so at once", async () => {
      await lab.open(() => {
        const original = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, "getContext")
          ?.value as (this: HTMLCanvasElement, ...parameters: unknown[]) => unknown;
        HTMLCanvasElement.prototype.getContext = function none(
          this: HTMLCanvasElement,
          ...parameters: unknown[]
        ) {
          return parameters[0] === "webgl2" ? null : original.apply(this, parameters);
        } as typeof HTMLCanvasElement.prototype.getContext;
      });
      await lab.begin();
      await expect.poll(() => lab.names(), SOON).toMatchObject({ model: "failed", reason: "webgl2_missing" });
    });
  },
);
