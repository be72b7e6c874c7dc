import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Assignment, Recording, Subscription } from "@physiocheck/contracts";
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { capture } from "../../scripts/lib/process.ts";
import { get } from "../../scripts/product/pages.ts";
import type { Account, Product } from "../../scripts/product/product.ts";
import { SessionScreen } from "../../scripts/product/session-screen.ts";
import { signInAs } from "../../scripts/product/sign-in.ts";
import { Ledger } from "./pieces.ts";

/** What happens to a recording under way. */
export type Cut = "network" | "tab" | "server" | "disk";

export type CutOptions = {
  readonly product: Product;
  readonly browser: Browser;
  readonly patient: Account;
  readonly physician: Account;
  /** How long is recorded, s, and what happens meanwhile, evenly spread. */
  readonly seconds: number;
  readonly cuts: readonly Cut[];
  /** The wrong control: pieces are acknowledged that never reach the server, every third one. */
  readonly lies?: boolean;
};

export type CutResult = {
  readonly recording: Recording;
  /** Pieces that the recorders gave out, that the server acknowledged, and that it has. */
  readonly pieces: number;
  readonly acknowledged: number;
  readonly stored: number;
  /** ms of video in the pieces that were acknowledged, and in the MP4; both by ffprobe. */
  readonly expectedMs: number;
  readonly videoMs: number;
  /** What a recording must not do; empty where all is well. */
  readonly faults: readonly string[];
};

/** The MP4 may differ from what was stored by this, ms. */
const MOST_OFF_MS = 200;
/** How long network or disk are gone, and the server, ms. */
const GONE_MS = 3000;

/** Records a session of the digital patient through cuts, and holds what came of it against what the recorders gave out. */
export async function recordWithCuts(options: CutOptions): Promise<CutResult> {
  const { product, browser, lies = false } = options;
  const ledger = new Ledger();
  const context = await browser.newContext({ baseURL: product.url, viewport: { width: 1280, height: 720 } });
  await ledger.over(context);
  if (lies) await lie(context);
  try {
    const assignmentId = await assign(browser, options);
    let page = await context.newPage();
    await signInAs(page, options.patient);
    await begin(page, assignmentId, true);
    const every = (options.seconds * 1000) / (options.cuts.length + 1);
    for (const cut of options.cuts) {
      await page.waitForTimeout(every);
      page = await happen(cut, { product, context, page, assignmentId });
    }
    await page.waitForTimeout(every);
    const sessionId = await finish(page);
    const recording = await made(page, sessionId);
    const videoMs = recording.state === "ready" ? await lengthOf(page, recording) : 0;
    return { ...judge(ledger, await ledger.spansMs(), recording, videoMs), recording, videoMs };
  } finally {
    await context.close();
  }
}

/** Every invariant, as a sentence where it is broken. */
function judge(
  ledger: Ledger,
  spans: Awaited<ReturnType<Ledger["spansMs"]>>,
  recording: Recording,
  videoMs: number,
): Omit<CutResult, "recording" | "videoMs"> {
  const { pieces, unacknowledged } = ledger;
  const acknowledged = ledger.acknowledged.size;
  const stored = recording.chunks;
  const stated = recording.gaps.filter(({ reason }) => reason !== "paused");
  const faults: string[] = [];
  // More than was acknowledged may be stored: a tab that died never saw the answer.
  if (acknowledged > stored) faults.push(`${acknowledged} pieces were acknowledged, ${stored} are stored`);
  if (unacknowledged > 0 && stated.length === 0)
    faults.push(`${unacknowledged} pieces are lost, and no gap is stated`);
  if (recording.state !== "ready") faults.push(`the recording is ${recording.state}`);
  else {
    const lacks = spans.acknowledged - videoMs;
    const isShort = lacks > MOST_OFF_MS && !isStated(lacks, recording.gaps);
    if (isShort || videoMs - spans.given > MOST_OFF_MS)
      faults.push(
        `the video lasts ${videoMs.toFixed(0)} ms, the pieces ${spans.acknowledged.toFixed(0)} to ${spans.given.toFixed(0)} ms: ${inWords(recording)}`,
      );
  }
  return { pieces, acknowledged, stored, expectedMs: spans.acknowledged, faults };
}

/** Whether what the video lacks, ms, stands among the gaps that are told. */
function isStated(lacks: number, gaps: Recording["gaps"]): boolean {
  const told = gaps
    .filter(({ reason }) => reason === "missing")
    .reduce((sum, { fromMs, toMs }) => sum + (toMs === null ? 0 : toMs - fromMs), 0);
  return told >= lacks - MOST_OFF_MS;
}

/** Takes and gaps, for whoever has to find out why. */
function inWords({ parts, gaps }: Recording): string {
  const takes = parts.flatMap((part) => part.takes);
  return JSON.stringify({ takes, gaps });
}

async function happen(
  cut: Cut,
  {
    product,
    context,
    page,
    assignmentId,
  }: {
    readonly product: Product;
    readonly context: BrowserContext;
    readonly page: Page;
    readonly assignmentId: string;
  },
): Promise<Page> {
  switch (cut) {
    case "network":
      await context.setOffline(true);
      await page.waitForTimeout(GONE_MS);
      await context.setOffline(false);
      return page;
    case "server":
      await product.kill();
      await page.waitForTimeout(GONE_MS);
      await product.boot();
      return page;
    case "disk": {
      const devtools = await context.newCDPSession(page);
      const { origin } = new URL(product.url);
      await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
      await page.waitForTimeout(GONE_MS);
      await devtools.send("Storage.overrideQuotaForOrigin", { origin });
      return page;
    }
    case "tab": {
      const devtools = await context.newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      // It is never answered: nobody is there any more.
      devtools.send("Page.crash").catch(() => undefined);
      await crashed;
      await page.close();
      const next = await context.newPage();
      await begin(next, assignmentId, false);
      return next;
    }
  }
}

/** Every third piece is answered as if it were stored, and goes nowhere. */
async function lie(context: BrowserContext): Promise<void> {
  let count = 0;
  await context.route("**/chunks/**", (route) => {
    count += 1;
    return count % 3 === 0 ? route.fulfill({ status: 204 }) : route.continue();
  });
}

/** Begins the session, or goes on with it, and waits until it is filmed. */
async function begin(page: Page, assignmentId: string, isNew: boolean): Promise<void> {
  await page.goto(`/session/${assignmentId}?source=patient`);
  const wish = page.getByTestId("record-session");
  // Off for a new session; one that goes on is recorded as it was.
  if (isNew) await wish.check();
  else await expect(wish).toBeChecked({ timeout: 30_000 });
  await page.getByTestId("start").click({ timeout: 60_000 });
  if (isNew) await page.getByTestId("pain-before-2").click();
  await expect(page.getByTestId("recording-sign")).toHaveAttribute("data-state", "filming", {
    timeout: 60_000,
  });
}

async function finish(page: Page): Promise<string> {
  const screen = new SessionScreen(page);
  // The digital patient may have been lost sight of: then it is paused already.
  if ((await screen.state.getAttribute("data-state")) === "paused")
    await page.getByTestId("stop").first().click();
  else await screen.stop();
  await screen.finish();
  const link = await page.getByTestId("results").getAttribute("href");
  return link?.split("/").at(-1) ?? "";
}

/** The recording once it is made, as its page says; the page also renews the sign-in, which does not last as long as the session. */
async function made(page: Page, sessionId: string): Promise<Recording> {
  await page.goto(`/results/${sessionId}`);
  await expect(page.getByTestId("recording")).toHaveAttribute("data-state", /ready|kept/, {
    timeout: 600_000,
  });
  await page.reload();
  await expect(page.getByTestId("recording")).toBeVisible({ timeout: 60_000 });
  const { recording } = await get<{ recording: Recording | null }>(
    page.request,
    `/api/recordings/${sessionId}`,
  );
  if (!recording) throw new Error("there is no recording");
  return recording;
}

/** The length of a recording's video by ffprobe, ms. */
export async function lengthOf(page: Page, { sessionId, parts }: Recording): Promise<number> {
  const answer = await page.request.get(`/api/recordings/${sessionId}/videos/${parts[0]?.part ?? 0}`);
  const folder = mkdtempSync(join(tmpdir(), "physiocheck-video-"));
  try {
    const path = join(folder, "video.mp4");
    writeFileSync(path, await answer.body());
    const { stdout } = await capture("ffprobe", [
      "-v",
      "error",
      "-show_entries",
      "format=duration",
      "-of",
      "csv=p=0",
      path,
    ]);
    return Number(stdout) * 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The physician gives the patient an exercise that lasts. */
async function assign(browser: Browser, { product, patient, physician }: CutOptions): Promise<string> {
  const context = await browser.newContext({ baseURL: product.url });
  try {
    const page = await context.newPage();
    await signInAs(page, physician);
    const { subscriptions } = await get<{ subscriptions: Subscription[] }>(
      page.request,
      "/api/subscriptions",
    );
    const consent = subscriptions.find(
      (one) => one.state === "approved" && one.patient.name === patient.name,
    );
    if (!consent) throw new Error("the patient has no physician");
    const answer = await page.request.post("/api/assignments", {
      headers: { origin: new URL(page.url()).origin },
      data: {
        patientId: consent.patient.id,
        exerciseId: "squat",
        dose: { sets: 1, reps: 90, holdSeconds: null, restSeconds: 0, side: "both" },
      },
    });
    return ((await answer.json()) as Assignment).id;
  } finally {
    await context.close();
  }
}
