import type { Page } from "@playwright/test";
import { fakeCamera, webcamClip } from "../scripts/product/clips.ts";
import { Product } from "../scripts/product/product.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { signInAs } from "../scripts/product/sign-in.ts";
import { findChromium } from "../apps/worker/src/find-chromium.ts";
import { launchChromium } from "../apps/worker/src/launch-chromium.ts";
import { buildStale } from "../scripts/lib/build.ts";
import { table } from "../scripts/lib/table.ts";
import type { Benchmark } from "./section.ts";

/** Repetitions that are watched: the set is under way, nothing is loading. */
const REPETITIONS = 4;
const LONG_MS = 50;

type Busy = {
  /** Tasks of more than 50 ms, whoever caused them. */
  readonly tasks: number;
  readonly longestTask: number;
  /** Animation frames held up by scripts of ours for more than 50 ms, and the longest such script. */
  readonly ours: number;
  readonly longestScript: number;
  readonly script: string;
};

/** Whether the page stays free for the eye and the hand while somebody exercises. */
export const mainThread: Benchmark = {
  name: "main-thread",
  run: async () => {
    const executable = findChromium();
    if (!executable) return { name: "main-thread", skipped: "no Chromium was found" };
    await buildStale((line) => console.error(line));
    const { mjpeg } = await webcamClip(
      {
        exercise: "squat",
        motion: { repetitions: REPETITIONS + 1, repSeconds: 3.5, restSeconds: 0.6 },
        camera: { yaw: 45 },
      },
      { before: 40, after: 40 },
    );
    const product = await Product.start();
    const browser = await launchChromium(executable, fakeCamera(mjpeg));
    try {
      const page = await browser.newPage({ baseURL: product.url });
      const busy = await exercise(page, product);
      const body = [
        `A session with a webcam that shows squats, in Chromium without a GPU, from the first to repetition ${REPETITIONS} on the screen. \`tasks\` are main-thread tasks of more than ${LONG_MS} ms, whoever caused them (another process that takes the core counts too); \`by us\` are animation frames in which one of our scripts ran for more than ${LONG_MS} ms (Long Animation Frames API). The bar is none by us.`,
        "",
        table(
          ["tasks", "longest task ms", "by us", "longest script of ours ms", "which"],
          [[busy.tasks, busy.longestTask.toFixed(0), busy.ours, busy.longestScript.toFixed(0), busy.script]],
        ),
      ].join("\n");
      return { name: "main-thread", title: "Main thread while exercising", body };
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};

async function exercise(page: Page, product: Product): Promise<Busy> {
  const accounts = await product.accounts();
  const account = accounts.find(({ role }) => role === "patient");
  if (!account) throw new Error("the demo clinic has no patient");
  await signInAs(page, account);
  const today = await page.request.get("/api/today", { params: { since: new Date().toISOString() } });
  const { items } = (await today.json()) as {
    items: { assignment: { id: string; exercise: { id: string } } }[];
  };
  const squat = items.find(({ assignment }) => assignment.exercise.id === "squat");
  if (!squat) throw new Error("the demo patient has no squats today");
  const screen = new SessionScreen(page);
  await screen.begin(squat.assignment.id, "camera");
  await screen.reaches("set");
  await screen.counts(1);
  await page.evaluate(observe);
  await screen.counts(REPETITIONS);
  return page.evaluate(() => (globalThis as unknown as { busy: Busy }).busy);
}

/** Runs in the page: keeps what the browser says of long tasks and of who held up a frame. */
function observe(): void {
  type Frame = PerformanceEntry & {
    readonly scripts: readonly {
      readonly duration: number;
      readonly sourceURL: string;
      readonly sourceFunctionName: string;
    }[];
  };
  const busy = { tasks: 0, longestTask: 0, ours: 0, longestScript: 0, script: "" };
  (globalThis as unknown as { busy: Busy }).busy = busy;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      busy.tasks += 1;
      busy.longestTask = Math.max(busy.longestTask, duration);
    }
  }).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries() as Frame[]) {
      for (const script of frame.scripts) {
        if (!script.sourceURL.startsWith(location.origin)) continue;
        if (script.duration > 50) busy.ours += 1;
        if (script.duration <= busy.longestScript) continue;
        busy.longestScript = script.duration;
        busy.script = `${script.sourceFunctionName || "anonymous"} in ${script.sourceURL.split("/").at(-1) ?? ""}`;
      }
    }
  }).observe({ type: "long-animation-frame" });
}
