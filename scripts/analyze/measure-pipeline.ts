import type { PoseVariant } from "@physiocheck/pose-model";
import type { PipelineMeasurement } from "../../apps/web/src/analyze/measure-pipeline.ts";
import { startAnalyzeSite } from "./analyze-site.ts";
import { findChromium, NO_CHROMIUM } from "../../apps/worker/src/find-chromium.ts";
import { launchChromium } from "../../apps/worker/src/launch-chromium.ts";

/**
 * Poses a second through the app by those of the bare model, on the same film in the same run (see measurePipeline of
 * the web app). For the benchmarks; the film must be one that the browser can play.
 * @throws Error with advice where there is no browser
 */
export async function measurePipelineInChromium(
  film: string,
  variant: PoseVariant,
  options: { readonly runs?: number; readonly seconds?: number } = {},
): Promise<PipelineMeasurement> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(NO_CHROMIUM);
  const site = await startAnalyzeSite();
  const browser = await launchChromium(executablePath);
  try {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/analyze.html`);
    await page.waitForFunction(() => globalThis.physiocheck !== undefined);
    return await page.evaluate(
      ([place, model, runs, seconds]) => {
        if (!globalThis.physiocheck) throw new Error("the page has not started");
        return globalThis.physiocheck.measurePipeline(
          place,
          { variant: model, delegate: "CPU" },
          runs,
          seconds,
        );
      },
      [site.lend(film), variant, options.runs ?? 3, options.seconds ?? 6] as const,
    );
  } finally {
    await browser.close();
    await site.close();
  }
}
