import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import type { Assignment, SessionDetail } from "@physiocheck/contracts";
import { findChromium } from "../../apps/worker/src/find-chromium.ts";
import { launchChromium } from "../../apps/worker/src/launch-chromium.ts";
import { buildStale } from "../../scripts/lib/build.ts";
import { table } from "../../scripts/lib/table.ts";
import { fakeCamera, webcamClip } from "../../scripts/product/clips.ts";
import { get } from "../../scripts/product/pages.ts";
import { type Account, Product } from "../../scripts/product/product.ts";
import { SessionScreen } from "../../scripts/product/session-screen.ts";
import { signInAs } from "../../scripts/product/sign-in.ts";
import type { Benchmark, Section } from "../section.ts";
import { type Holding, MemoryProbe } from "./memory-probe.ts";
import { trendOf } from "./trend.ts";

const HALF_AN_HOUR = 30;
const SAMPLE_MS = 30_000;

/** What is watched, and the growth a minute that still counts as none. */
const QUANTITIES: readonly {
  readonly of: keyof Holding;
  readonly name: string;
  readonly limit: number;
}[] = [
  // The ledger of a session is kept until its end: about 2 kB a repetition.
  { of: "page", name: "JavaScript heap of the page, MB", limit: 0.1 },
  { of: "workers", name: "JavaScript heaps of its workers, MB", limit: 0.05 },
  { of: "renderers", name: "processes of page and workers, MB", limit: 0.5 },
  { of: "drawing", name: "process that draws, MB", limit: 0.5 },
  { of: "others", name: "the browser's other processes, MB", limit: 0.5 },
  { of: "nodes", name: "DOM nodes", limit: 1 },
  { of: "listeners", name: "event listeners", limit: 0.5 },
  { of: "waiting", name: "items in the outbox", limit: 0.1 },
];

/** Whether a session can go on for half an hour without needing ever more memory. */
export const endurance: Benchmark = {
  name: "endurance",
  onlyByName: true,
  run: async ({ minutes = HALF_AN_HOUR }) => {
    const executable = findChromium();
    if (!executable) return { name: "endurance", skipped: "no Chromium was found" };
    if (process.platform !== "linux")
      return { name: "endurance", skipped: "/proc is needed, and only Linux has it" };
    await buildStale((line) => console.error(line));
    const { mjpeg } = await webcamClip(
      {
        exercise: "squat",
        motion: { repetitions: 5, repSeconds: 3.5, restSeconds: 0.6 },
        camera: { yaw: 45 },
      },
      { before: 5, after: 5 },
    );
    const product = await Product.start();
    const browser = await launchChromium(executable, fakeCamera(mjpeg));
    try {
      return await watch(browser, product, minutes);
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};

async function watch(browser: Browser, product: Product, minutes: number): Promise<Section> {
  const page = await browser.newPage({ baseURL: product.url });
  const assignmentId = await assign(browser, product, page);
  const probe = await MemoryProbe.attach(browser, page);
  const screen = new SessionScreen(page);
  await screen.begin(assignmentId, "camera");
  await screen.reaches("set");
  if (probe.workers === 0)
    throw new Error("the pose model does not run in a worker: nothing to compare with");

  const began = performance.now();
  const times: number[] = [];
  const samples: Holding[] = [];
  for (let next = began; (next - began) / 60_000 <= minutes; next += SAMPLE_MS) {
    await sleep(Math.max(0, next - performance.now()));
    const sample = await probe.sample();
    times.push((performance.now() - began) / 60_000);
    samples.push(sample);
    console.error(`${times.at(-1)?.toFixed(1)} min ${JSON.stringify(sample, round)}`);
  }
  await screen.reaches("set", 1000);
  await screen.stop();
  await screen.finish();
  const { sessions } = await get<{ sessions: { id: string; assignmentId: string | null }[] }>(
    page.request,
    "/api/sessions",
  );
  const id = sessions.find((session) => session.assignmentId === assignmentId)?.id ?? "";
  const { session, traceChunks } = await get<SessionDetail>(page.request, `/api/sessions/${id}`);
  if ((session.repetitions ?? 0) < minutes) throw new Error("fewer than a repetition a minute was counted");

  const rows = QUANTITIES.map(({ of, name, limit }) => {
    const trend = trendOf(
      times,
      samples.map((sample) => sample[of]),
      limit,
    );
    const { first, last, perMinute, holds } = trend;
    return {
      name,
      holds,
      cells: [name, show(first), show(last), perMinute.toFixed(3), limit, holds ? "yes" : "no"],
    };
  });
  const grown = rows.filter(({ holds }) => !holds).map(({ name }) => name);
  return {
    name: "endurance",
    title: "Half an hour of exercising",
    body: [
      `One session of ${minutes} minutes with a webcam that shows squats, in Chromium without a GPU; a sample every ${SAMPLE_MS / 1000} s after forced garbage collection. ${session.repetitions} repetitions were counted, the trace left in ${traceChunks} pieces, and the session is complete on the server.`,
      "`first` and `last` are medians of the first and the last third, `a minute` the median slope (Theil–Sen), all after a sixth of the time as warm-up. Heaps include what they hold outside (buffers, DOM). Processes: all of their anonymous and shared memory, with WebAssembly, textures and decoders.",
      grown.length === 0 ? "**Nothing grows.**" : `**Grows beyond its limit: ${grown.join("; ")}.**`,
      "",
      table(
        ["quantity", "first", "last", "a minute", "limit", "holds"],
        rows.map(({ cells }) => cells),
      ),
    ].join("\n"),
    ...(grown.length > 0 && { missed: `memory grows: ${grown.join("; ")}` }),
  };
}

/** More squats than half an hour holds, on the plan of the demo clinic's patient, who is signed in on `page` then. */
async function assign(browser: Browser, product: Product, page: Page): Promise<string> {
  const accounts = await product.accounts();
  const accountOf = (role: Account["role"]): Account => {
    const account = accounts.find((one) => one.role === role);
    if (!account) throw new Error(`the demo clinic has no ${role}`);
    return account;
  };
  await signInAs(page, accountOf("patient"));
  const { id: patientId } = await get<{ id: string }>(page.request, "/api/auth/me");
  const context = await browser.newContext({ baseURL: product.url });
  try {
    const practice = await context.newPage();
    await signInAs(practice, accountOf("physician"));
    const answer = await practice.request.post("/api/assignments", {
      headers: { origin: product.url },
      data: {
        patientId,
        exerciseId: "squat",
        dose: { sets: 20, reps: 200, holdSeconds: null, restSeconds: 0, side: "both" },
      },
    });
    if (!answer.ok())
      throw new Error(`POST /api/assignments answered ${answer.status()}: ${await answer.text()}`);
    return ((await answer.json()) as Assignment).id;
  } finally {
    await context.close();
  }
}

function show(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function round(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toFixed(2)) : value;
}
