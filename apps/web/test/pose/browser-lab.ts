import type { Page } from "@playwright/test";
import { expect } from "vitest";
import { startAnalyzeSite } from "../../../../scripts/analyze/analyze-site.ts";
import { findChromium } from "../../../worker/src/find-chromium.ts";
import { launchChromium } from "../../../worker/src/launch-chromium.ts";
import type { PipelineState, PosePipeline } from "../../src/pose/index.ts";

/** Kept on the page by `begin`. */
type Running = {
  readonly pipeline: PosePipeline;
  readonly times: number[];
  readonly states: PipelineState[];
};
declare global {
  // oxlint-disable-next-line no-var -- a global is declared with var
  var running: Running;
  // oxlint-disable-next-line no-var -- a global is declared with var
  var poseWorker: Worker | undefined;
}

/** The browser of this machine, null if there is none. */
export const chromium = findChromium();

/** All is well. */
export const RUNNING = { source: "running", model: "ready", reason: null };

/** Prepares a page to keep the worker that it starts, so that a test can harm it. */
export function keepWorker(): void {
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor(...parameters: ConstructorParameters<typeof Worker>) {
      super(...parameters);
      globalThis.poseWorker = this;
    }
  };
}

export type BrowserLab = Awaited<ReturnType<typeof openBrowserLab>>;

/**
 * The pipeline in a real browser with real inference. The camera is Chromium's own fake one, which shows a pattern and
 * nobody: what is looked at is how the pipeline runs and recovers.
 */
export async function openBrowserLab(executablePath: string) {
  const site = await startAnalyzeSite();
  const browser = await launchChromium(executablePath, [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    // A name that is not this machine's own: to the browser an insecure address.
    "--host-resolver-rules=MAP clinic.example 127.0.0.1",
  ]);
  let current: Page | undefined;
  const page = (): Page => {
    if (!current) throw new Error("no page is open");
    return current;
  };
  return {
    origin: site.origin,
    get page() {
      return page();
    },

    /** A page with the pose code; `prepare` runs in it before anything else. */
    async open(prepare?: () => void, origin: string = site.origin): Promise<void> {
      await current?.context().close();
      current = await (await browser.newContext()).newPage();
      if (prepare) await current.addInitScript(prepare);
      await current.goto(`${origin}/analyze.html`);
      await current.waitForFunction(() => globalThis.physiocheck !== undefined);
    },

    /** Starts a pipeline on the camera and waits for its start to settle. */
    begin: (variant: "lite" | "auto" = "lite") =>
      page().evaluate(async (wanted) => {
        const pose = globalThis.physiocheck?.pose;
        if (!pose) throw new Error("no pose code");
        const delegate = wanted === "auto" ? "auto" : "CPU";
        const pipeline = new pose.PosePipeline(pose.cameraSource(), { wish: { variant: wanted, delegate } });
        globalThis.running = { pipeline, times: [], states: [pipeline.state.getState()] };
        pipeline.onFrame((frame) => globalThis.running.times.push(frame.t));
        pipeline.state.subscribe((state) => globalThis.running.states.push(state));
        await pipeline.start();
      }, variant),

    /** Waits until so many more frames were looked at, and checks that time never stood still. */
    async moreFrames(count: number): Promise<void> {
      const before = await page().evaluate(() => globalThis.running.times.length);
      await page().waitForFunction((wanted) => globalThis.running.times.length >= wanted, before + count, {
        timeout: 120_000,
      });
      const rising = await page().evaluate(() =>
        globalThis.running.times.every((t, i, all) => i === 0 || t > (all[i - 1] ?? t)),
      );
      expect(rising).toBe(true);
    },

    /** Where source and model stand. */
    names: () =>
      page().evaluate(() => {
        const { source, model } = globalThis.running.pipeline.state.getState();
        return {
          source: source.name,
          model: model.name,
          reason: model.name === "failed" ? model.reason : null,
        };
      }),

    async closePage(): Promise<void> {
      await current?.context().close();
      current = undefined;
    },
    async close(): Promise<void> {
      await browser.close();
      await site.close();
    },
  };
}
