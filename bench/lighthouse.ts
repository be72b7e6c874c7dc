import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { findChromium, NO_CHROMIUM } from "../apps/worker/src/find-chromium.ts";
import { CHROMIUM_FLAGS } from "../scripts/lib/browser-tools.ts";
import { buildStale } from "../scripts/lib/build.ts";
import { table } from "../scripts/lib/table.ts";
import { Product } from "../scripts/product/product.ts";
import { accountOf } from "../scripts/product/sign-in.ts";
import type { Benchmark } from "./section.ts";

const BAR = 95;
/** Times vary between runs by what else the machine does; the middle one of three is what Lighthouse's makers advise. */
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const FORMS = ["mobile", "desktop"] as const;

/** Behind the score of performance, with their weight (Lighthouse 12): FCP 10, LCP 25, TBT 30, CLS 25, Speed Index 10. */
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "speed-index",
  "total-blocking-time",
  "cumulative-layout-shift",
] as const;

type Visit = { readonly name: string; readonly path: string; readonly cookie: string | null };
type Report = {
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>;
  readonly metrics: Readonly<Record<(typeof METRICS)[number], number>>;
  readonly bytes: number;
  readonly requests: number;
  /** Audits that cost points, other than times. */
  readonly failed: readonly string[];
};

/** What Lighthouse says of the pages that everybody passes through first. */
export const lighthouseScores: Benchmark = {
  name: "lighthouse",
  run: async () => {
    const executable = findChromium();
    if (!executable) return { name: "lighthouse", skipped: NO_CHROMIUM };
    await buildStale((line) => console.error(line));
    const product = await Product.start();
    try {
      const cookie = await patientsCookie(product);
      const visits: readonly Visit[] = [
        { name: "landing", path: "/", cookie: null },
        { name: "sign in", path: "/sign-in", cookie: null },
        { name: "patient's home", path: "/today", cookie },
      ];
      const rows: (string | number)[][] = [];
      const failed = new Set<string>();
      const missed: string[] = [];
      for (const form of FORMS)
        for (const visit of visits) {
          const report = await judge(executable, product.url, visit, form);
          const scores = CATEGORIES.map((category) => report.scores[category]);
          if (scores.some((score) => score < BAR))
            missed.push(`${visit.name} on ${form}: ${scores.join(", ")}`);
          for (const audit of report.failed) failed.add(`${visit.name} (${form}): ${audit}`);
          const [fcp, lcp, index, tbt, shift] = METRICS.map((metric) => report.metrics[metric]);
          rows.push([
            visit.name,
            form,
            ...scores,
            seconds(fcp),
            seconds(lcp),
            seconds(index),
            Math.round(tbt ?? 0),
            (shift ?? 0).toFixed(3),
            Math.round(report.bytes / 1000),
            report.requests,
          ]);
        }
      const body = [
        `Lighthouse ${version()} against the built product on localhost, in headless Chromium with an empty cache, ${RUNS} runs a page, of which the one with the middle score of performance counts. Throttling is Lighthouse's own default, simulated from an unthrottled load: on mobile a slow 4G (150 ms round trip, 1.6 Mbit/s) and a processor four times slower, on desktop 40 ms and 10 Mbit/s. FCP, LCP and Speed Index in seconds, TBT in milliseconds, CLS without unit, sizes as transferred. The bar is ${BAR} in every category.`,
        "",
        table(
          [
            "page",
            "form",
            "performance",
            "accessibility",
            "best practices",
            "FCP",
            "LCP",
            "SI",
            "TBT",
            "CLS",
            "kB",
            "requests",
          ],
          rows,
        ),
        "",
        failed.size === 0
          ? "No audit of accessibility or best practices failed."
          : `Failed audits of accessibility and best practices:\n\n${[...failed].map((audit) => `- ${audit}`).join("\n")}`,
      ].join("\n");
      return {
        name: "lighthouse",
        title: "Lighthouse",
        body,
        ...(missed.length > 0 && { missed: `below ${BAR}: ${missed.join("; ")}` }),
      };
    } finally {
      await product.stop();
    }
  },
};

/** The run with the middle score of performance. */
async function judge(
  executable: string,
  origin: string,
  visit: Visit,
  form: (typeof FORMS)[number],
): Promise<Report> {
  const reports: Report[] = [];
  for (let run = 0; run < RUNS; run += 1) reports.push(await once(executable, origin, visit, form));
  const middle = reports.toSorted((a, b) => a.scores.performance - b.scores.performance)[RUNS >> 1];
  if (!middle) throw new Error("Lighthouse did not run");
  return middle;
}

async function once(
  executable: string,
  origin: string,
  visit: Visit,
  form: (typeof FORMS)[number],
): Promise<Report> {
  const profile = mkdtempSync(join(tmpdir(), "physiocheck-lighthouse-"));
  // A browser of its own for every run: nothing is warm.
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args: [...CHROMIUM_FLAGS, "--remote-debugging-port=0"],
  });
  try {
    const port = Number(readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n")[0]);
    const result = await lighthouse(
      origin + visit.path,
      {
        port,
        output: "json",
        logLevel: "error",
        onlyCategories: [...CATEGORIES],
        ...(visit.cookie && { extraHeaders: { Cookie: visit.cookie } }),
      },
      form === "desktop" ? desktopConfig : undefined,
    );
    if (!result) throw new Error("Lighthouse gave no result");
    return read(result.lhr, visit.path);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];

function read(lhr: Result, path: string): Report {
  if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
  const arrived = new URL(lhr.finalDisplayedUrl).pathname;
  if (arrived !== path) throw new Error(`${path} led to ${arrived}: this would judge another page`);
  const failed = (["accessibility", "best-practices"] as const).flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const score = lhr.audits[id]?.score;
      return weight > 0 && typeof score === "number" && score < 1 ? [`${id}: ${lhr.audits[id]?.title}`] : [];
    }),
  );
  const requests = lhr.audits["network-requests"]?.details as
    | { readonly items: readonly { readonly transferSize: number }[] }
    | undefined;
  return {
    scores: Object.fromEntries(
      CATEGORIES.map((id) => [id, Math.round((lhr.categories[id]?.score ?? 0) * 100)]),
    ) as Report["scores"],
    metrics: Object.fromEntries(
      METRICS.map((id) => [id, lhr.audits[id]?.numericValue ?? Number.NaN]),
    ) as Report["metrics"],
    bytes: (requests?.items ?? []).reduce((sum, { transferSize }) => sum + transferSize, 0),
    requests: requests?.items.length ?? 0,
    failed,
  };
}

/** Signed in as the demo clinic's patient. */
async function patientsCookie(product: Product): Promise<string> {
  const account = accountOf(await product.accounts(), "patient");
  const answer = await fetch(`${product.url}/api/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: product.url },
    body: JSON.stringify({ email: account?.email, password: account?.password }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

function seconds(ms: number | undefined): string {
  return ((ms ?? 0) / 1000).toFixed(1);
}

function version(): string {
  const manifest = new URL("../node_modules/lighthouse/package.json", import.meta.url);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
