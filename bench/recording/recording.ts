import { findChromium } from "../../apps/worker/src/find-chromium.ts";
import { launchChromium } from "../../apps/worker/src/launch-chromium.ts";
import { buildStale } from "../../scripts/lib/build.ts";
import { capture } from "../../scripts/lib/process.ts";
import { table } from "../../scripts/lib/table.ts";
import { type Account, Product } from "../../scripts/product/product.ts";
import type { Benchmark } from "../section.ts";
import { type Cut, type CutOptions, type CutResult, recordWithCuts } from "./cuts.ts";

const KINDS: readonly Cut[] = ["network", "server", "disk", "tab"];
const CUTS = 20;
const MINUTES = 5;
const CONTROL_SECONDS = 15;

/** Twenty cuts in a recording of five minutes: everything arrives, or what does not is stated. */
export const recording: Benchmark = {
  name: "recording",
  onlyByName: true,
  run: async ({ minutes = MINUTES }) => {
    const executable = findChromium();
    if (!executable) return { name: "recording", skipped: "no Chromium was found" };
    if ((await capture("ffprobe", ["-version"])).code !== 0)
      return { name: "recording", skipped: "there is no FFmpeg" };
    await buildStale((line) => console.error(line));
    const product = await Product.start();
    const browser = await launchChromium(executable, []);
    try {
      const accounts = await product.accounts();
      const of = (role: Account["role"]): Account => {
        const account = accounts.find((one) => one.role === role);
        if (!account) throw new Error(`the demo clinic has no ${role}`);
        return account;
      };
      const common = { product, browser, patient: of("patient"), physician: of("physician") };
      const count = Math.max(KINDS.length, Math.round((CUTS * minutes) / MINUTES));
      const cuts = Array.from({ length: count }, (_, i) => KINDS[i % KINDS.length]);
      const real = await recordWithCuts({ ...common, seconds: minutes * 60, cuts });
      const control: CutOptions = { ...common, seconds: CONTROL_SECONDS, cuts: [], lies: true };
      const wrong = await recordWithCuts(control);
      return sectionOf(minutes, cuts, real, wrong);
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};

function sectionOf(minutes: number, cuts: readonly Cut[], real: CutResult, wrong: CutResult) {
  const row = (name: string, result: CutResult): (string | number)[] => [
    name,
    result.pieces,
    result.acknowledged,
    result.stored,
    result.recording.gaps.filter(({ reason }) => reason !== "paused").length,
    (result.expectedMs / 1000).toFixed(2),
    (result.videoMs / 1000).toFixed(2),
    result.faults.length === 0 ? "none" : result.faults.join("; "),
  ];
  const caught = wrong.faults.some((fault) => fault.includes("acknowledged"));
  const missed = [...real.faults, ...(caught ? [] : ["the wrong control was not caught"])];
  return {
    name: "recording",
    title: "Recordings of sessions through cuts",
    body: [
      `The digital patient exercises for ${minutes} minutes before a browser that records it, with ${cuts.length} cuts: ${KINDS.map((kind) => `${kind} ${cuts.filter((one) => one === kind).length}`).join(", ")}. Network and disk (the browser's quota) are gone for 3 s, the server is killed and started again 3 s later, the tab crashes and is opened again. Either every piece that a recorder gave out is stored, or a gap is stated; every piece that was acknowledged is stored; the MP4 lasts as long as the stored pieces, within 0.2 s. The wrong control acknowledges every third piece without storing it, and has to be caught.`,
      "",
      table(
        ["", "pieces", "acknowledged", "stored", "gaps stated", "stored s", "MP4 s", "faults"],
        [row("real", real), row("wrong control", wrong)],
      ),
    ].join("\n"),
    ...(missed.length > 0 && { missed: missed.join("; ") }),
  };
}
