import type { Assignment, Subscription } from "@physiocheck/contracts";
import type { Browser, Page } from "@playwright/test";
import { findChromium } from "../../apps/worker/src/find-chromium.ts";
import { launchChromium } from "../../apps/worker/src/launch-chromium.ts";
import { buildStale } from "../../scripts/lib/build.ts";
import { table } from "../../scripts/lib/table.ts";
import { get } from "../../scripts/product/pages.ts";
import { type Account, Product } from "../../scripts/product/product.ts";
import { SessionScreen } from "../../scripts/product/session-screen.ts";
import { signInAs } from "../../scripts/product/sign-in.ts";
import type { Benchmark, Section } from "../section.ts";
import { collectDrawn, drawnFrames, sharesOf, whenGone } from "./in-page.ts";

/** Frames that are looked at, and how often consent is withdrawn. */
const FRAMES = 300;
const WITHDRAWALS = 5;
/** The bars, ms. */
const DELAY_BAR = 250;
const REVOCATION_BAR = 1000;

/** From the patient's movement to the physician's screen, and from the end of consent to the end of the picture. */
export const live: Benchmark = {
  name: "live",
  run: async () => {
    const executable = findChromium();
    if (!executable) return { name: "live", skipped: "no Chromium was found" };
    await buildStale((line) => console.error(line));
    const product = await Product.start();
    // A browser each, as on two desks.
    const browsers = [await launchChromium(executable, []), await launchChromium(executable, [])] as const;
    try {
      return await measure(product, browsers);
    } finally {
      await Promise.all(browsers.map((browser) => browser.close()));
      await product.stop();
    }
  },
};

async function measure(product: Product, browsers: readonly [Browser, Browser]): Promise<Section> {
  const accounts = await product.accounts();
  const of = (role: Account["role"]): Account => {
    const account = accounts.find((one) => one.role === role);
    if (!account) throw new Error(`the demo clinic has no ${role}`);
    return account;
  };
  const patient = await browsers[0].newPage({ baseURL: product.url });
  const physician = await browsers[1].newPage({ baseURL: product.url });
  // What runs in the page was compiled for Node, whose compiler names functions by this helper.
  await physician.addInitScript("globalThis.__name ??= (named) => named;");
  await signInAs(patient, of("patient"));
  await signInAs(physician, of("physician"));
  const sessionId = await exercise(patient, physician);

  await physician.goto(`/live/${sessionId}`);
  await physician.evaluate(collectDrawn);
  await physician.waitForFunction((wanted) => drawnCount() >= wanted, FRAMES, { timeout: 300_000 });
  const frames = await physician.evaluate(drawnFrames);
  const { median, p95, most, perSecond } = sharesOf(frames);

  const ends: number[] = [];
  for (let i = 0; i < WITHDRAWALS; i += 1) ends.push(await withdraw(patient, physician, sessionId));
  const slowest = Math.max(...ends);
  const missed = [
    p95 > DELAY_BAR ? `p95 of the delay is ${p95.toFixed(0)} ms` : "",
    slowest > REVOCATION_BAR ? `consent ended after ${slowest.toFixed(0)} ms only` : "",
  ].filter(Boolean);
  return {
    name: "live",
    title: "Live: from the patient's movement to the physician's screen",
    body: [
      `The digital patient exercises before a browser that looks at it with real inference, another browser watches; server and both browsers on one machine without a GPU. The delay is from the moment at which a picture was taken to the moment at which its skeleton was drawn, ${frames.length} frames: inference, the engine, the line, and the screen. The bar is p95 ≤ ${DELAY_BAR} ms.`,
      "",
      table(
        ["frames", "a second", "median ms", "p95 ms", "longest ms"],
        [[frames.length, perSecond.toFixed(1), median.toFixed(0), p95.toFixed(0), most.toFixed(0)]],
      ),
      "",
      `From the answer to withdrawing the consent until the skeleton is gone from the physician's screen, ${WITHDRAWALS} times. The bar is ${REVOCATION_BAR} ms.`,
      "",
      table(
        ["times", "median ms", "longest ms"],
        [
          [
            WITHDRAWALS,
            ends.toSorted((a, b) => a - b)[Math.floor(WITHDRAWALS / 2)].toFixed(0),
            slowest.toFixed(0),
          ],
        ],
      ),
    ].join("\n"),
    ...(missed.length > 0 && { missed: missed.join("; ") }),
  };
}

/** The patient begins an exercise that lasts. @returns the session's id */
async function exercise(patient: Page, physician: Page): Promise<string> {
  const { id: patientId } = await get<{ id: string }>(patient.request, "/api/auth/me");
  const answer = await physician.request.post("/api/assignments", {
    headers: { origin: new URL(physician.url()).origin },
    data: {
      patientId,
      exerciseId: "squat",
      dose: { sets: 1, reps: 90, holdSeconds: null, restSeconds: 0, side: "both" },
    },
  });
  const { id } = (await answer.json()) as Assignment;
  const screen = new SessionScreen(patient);
  await screen.begin(id, "patient");
  await screen.reaches("set", 240_000);
  for (let waited = 0; waited < 60; waited += 1) {
    const { live: running } = await get<{ live: { session: { id: string; assignmentId: string } }[] }>(
      physician.request,
      "/api/live",
    );
    const found = running.find(({ session }) => session.assignmentId === id);
    if (found) return found.session.id;
    await physician.waitForTimeout(1000);
  }
  throw new Error("the session did not appear among those that run");
}

/** Ends the consent while the physician watches, and gives it again. @returns ms until the skeleton was gone */
async function withdraw(patient: Page, physician: Page, sessionId: string): Promise<number> {
  await physician.goto(`/live/${sessionId}`);
  await physician
    .getByTestId("live-body")
    .and(physician.locator("[data-frame]"))
    .waitFor({ timeout: 60_000 });
  const me = await get<{ id: string }>(physician.request, "/api/auth/me");
  const { subscriptions } = await get<{ subscriptions: Subscription[] }>(
    patient.request,
    "/api/subscriptions",
  );
  const consent = subscriptions.find(({ physician: { id }, state }) => id === me.id && state === "approved");
  if (!consent) throw new Error("the patient has no physician");
  const headers = { origin: new URL(patient.url()).origin };
  const gone = physician.evaluate(whenGone);
  await patient.request.post(`/api/subscriptions/${consent.id}/revocation`, { headers });
  const at = Date.now();
  const delay = (await gone) - at;
  const asked = await patient.request.post("/api/subscriptions", { headers, data: { physicianId: me.id } });
  const { id } = (await asked.json()) as Subscription;
  await physician.request.post(`/api/subscriptions/${id}/approval`, { headers });
  return Math.max(0, delay);
}

/** In the page, where `collectDrawn` put it. */
declare function drawnCount(): number;
