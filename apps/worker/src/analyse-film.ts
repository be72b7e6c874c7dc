import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { FILM_FAULTS, type FilmJob, type FilmMessage } from "@physiocheck/contracts";
import { POSE_ASSET_DIRECTORY } from "@physiocheck/pose-model";
import type { WorkoutAnswer } from "../../web/src/analyze/analyze-page.ts";
import { findChromium, NO_CHROMIUM } from "./find-chromium.ts";
import { launchChromium } from "./launch-chromium.ts";
import { startPageServer } from "./page-server.ts";
import { transcode, TranscodeError } from "./transcode.ts";

const compress = promisify(gzip);
/** How often the page is asked how far it is, ms. */
const ASK_MS = 1000;
/** What another encoding of the same film may mend. */
const MENDABLE: readonly string[] = ["container", "codec", "damaged"];

/**
 * Analyses one film in a headless browser of its own, through the very page that `npm run analyze` opens.
 * @param pages folder with the built analyze.html
 * @throws Error where there is no browser, or it went away
 */
export async function analyseFilm(
  { film, trace, model, webRoot }: FilmJob,
  pages: string,
  onProgress: (done: number, of: number) => void,
): Promise<Extract<FilmMessage, { type: "done" | "refused" | "failed" }>> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(NO_CHROMIUM);
  const server = await startPageServer({
    "/": pages,
    [`/${POSE_ASSET_DIRECTORY}`]: path.resolve(webRoot, POSE_ASSET_DIRECTORY),
  });
  const browser = await launchChromium(executablePath);
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/analyze.html`);
    await page.waitForFunction(() => globalThis.physiocheck !== undefined);
    const ask = setInterval(() => {
      page
        .evaluate(() => [globalThis.physiocheck?.frames ?? 0, globalThis.physiocheck?.ofFrames ?? 0] as const)
        .then(([done, of]) => onProgress(done, of))
        // The page has gone; the analysis itself says why.
        .catch(() => undefined);
    }, ASK_MS);
    const read = async (file: string): Promise<WorkoutAnswer> => {
      const result = server.receive();
      const answer = await page.evaluate(
        async ([address, place, variant]): Promise<WorkoutAnswer> => {
          if (!globalThis.physiocheck) throw new Error("the page has not started");
          return globalThis.physiocheck.analyzeWorkout(address, place, { variant, delegate: "CPU" });
        },
        [server.lend(file), result.path, model] as const,
      );
      if (answer.ok) await writeFile(trace, await compress(await result.content));
      return answer;
    };
    try {
      const answer = await read(film);
      if (answer.ok) return { type: "done", film: answer.film, bouts: [...answer.bouts] };
      const mended = MENDABLE.includes(answer.reason) ? await mend(film) : null;
      const second = mended === null ? answer : await read(mended);
      if (second.ok) return { type: "done", film: second.film, bouts: [...second.bouts] };
      const fault = FILM_FAULTS.find((reason) => reason === answer.reason);
      if (fault) return { type: "refused", reason: fault, message: answer.message };
      return { type: "failed", message: `${answer.reason}: ${answer.message}` };
    } finally {
      clearInterval(ask);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The film once more in an encoding that every browser reads; null where FFmpeg is not there or cannot read it either. */
async function mend(film: string): Promise<string | null> {
  const mended = `${film}.vp9.mp4`;
  try {
    await transcode(film, mended, false);
    return mended;
  } catch (error) {
    if (error instanceof TranscodeError) return null;
    throw error;
  }
}
