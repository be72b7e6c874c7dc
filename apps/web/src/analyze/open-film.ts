import type { PictureSize } from "@physiocheck/motion";
import type { Picture } from "../pose/model/landmarker.ts";
import { decodedFilm } from "./decoded-film.ts";
import { FilmError } from "./film-error.ts";
import { soughtFilm } from "./sought-film.ts";

export type FilmFrame = {
  /** Upright. The receiver closes it. */
  readonly picture: Picture;
  readonly size: PictureSize;
  /** Time in the film, ms. */
  readonly t: number;
};

/** A film whose pictures can be had one after the other, however fast this machine is. */
export type OpenFilm = {
  /** Pictures that will come, all of the film. */
  readonly frames: number;
  readonly durationMs: number;
  /** Pictures in order, from the first one later than `after` (ms) on. @throws FilmError */
  pictures(after: number): AsyncGenerator<FilmFrame, void, undefined>;
};

export type OpenOptions = {
  /** Pictures a second; of a faster film some are passed over. */
  readonly highestRate: number;
  /** What cannot be taken apart or decoded here is played and sought through, where the browser can play it. */
  readonly seeking: boolean;
};

/** Opens a film. @throws FilmError */
export async function openFilm(film: Blob, { highestRate, seeking }: OpenOptions): Promise<OpenFilm> {
  try {
    return await decodedFilm(film, highestRate);
  } catch (error) {
    const sought = error instanceof FilmError && (error.reason === "container" || error.reason === "codec");
    if (!seeking || !sought) throw error;
    return soughtFilm(film, highestRate);
  }
}
