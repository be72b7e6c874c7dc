/**
 * The process that analyses one film: started by the API with a channel, told what to do by its first message (FilmJob), it answers
 * with FilmMessages and ends. `check` only says by its exit status whether it could: 3 where there is no browser.
 */
import path from "node:path";
import { filmJobSchema, type FilmMessage } from "@physiocheck/contracts";
import { analyseFilm } from "./analyse-film.ts";
import { findChromium } from "./find-chromium.ts";

const NO_BROWSER = 3;

if (process.argv[2] === "check") process.exit(findChromium() === null ? NO_BROWSER : 0);

// Whoever asked is gone; the browser ends with the pipe that it is led by.
process.once("disconnect", () => process.exit(1));
process.once("message", (message) => void work(message));

async function work(message: unknown): Promise<void> {
  const answer = await analyseFilm(
    filmJobSchema.parse(message),
    path.join(import.meta.dirname, "page"),
    (done, of) => say({ type: "progress", done, of }),
  ).catch((error: unknown): FilmMessage => ({ type: "failed", message: String(error) }));
  say(answer, () => process.exit(0));
}

function say(message: FilmMessage, then: () => void = () => undefined): void {
  process.send?.(message, then);
}
