import { FilmError } from "./film-error.ts";
import type { FilmFrame, OpenFilm } from "./open-film.ts";

/** Pictures a second at most: each is a jump of the player, and jumps are slow. */
const HIGHEST_RATE = 15;
/** A player that has not jumped for so long (ms) will not. */
const PATIENCE_MS = 20_000;
/** Farther than any film: a recording that does not say how long it is tells when somebody looks for its end. */
const BEYOND = 1e7;

/**
 * A film that the browser can play but not take apart (WebM, or a browser without WebCodecs): a hidden player is moved from
 * moment to moment. Times are an even grid, because a player does not say when its pictures are due.
 * @throws FilmError `codec` where it cannot be played, `empty` where it has no length
 */
export async function soughtFilm(film: Blob, highestRate: number): Promise<OpenFilm> {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.preload = "auto";
  const address = URL.createObjectURL(film);
  video.src = address;
  const close = (): void => {
    video.removeAttribute("src");
    video.load();
    URL.revokeObjectURL(address);
  };
  try {
    await told(video, "loadeddata");
    if (!Number.isFinite(video.duration)) {
      video.currentTime = BEYOND;
      await told(video, "seeked");
    }
    const seconds = Number.isFinite(video.duration) ? video.duration : video.currentTime;
    if (!(seconds > 0) || video.videoWidth === 0) throw new FilmError("empty", "the film has no picture");
    const step = 1000 / Math.min(HIGHEST_RATE, highestRate);
    const frames = Math.max(1, Math.floor((seconds * 1000) / step));
    return {
      frames,
      durationMs: seconds * 1000,
      async *pictures(after) {
        try {
          for (let i = Math.max(0, Math.floor(after / step) + 1); i < frames; i += 1)
            yield await pictureAt(video, i * step);
        } finally {
          close();
        }
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function pictureAt(video: HTMLVideoElement, t: number): Promise<FilmFrame> {
  const seeked = told(video, "seeked");
  // A little behind the moment: exactly on it some players show the picture before.
  video.currentTime = t / 1000 + 0.001;
  await seeked;
  const picture =
    typeof VideoFrame === "undefined"
      ? await createImageBitmap(video)
      : new VideoFrame(video, { timestamp: Math.round(t * 1000) });
  return { picture, size: { width: video.videoWidth, height: video.videoHeight }, t };
}

function told(video: HTMLVideoElement, name: "loadeddata" | "seeked"): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const timer = setTimeout(() => {
      over.abort();
      reject(new FilmError("damaged", `no ${name} within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
    const settle = (then: () => void) => () => {
      clearTimeout(timer);
      over.abort();
      then();
    };
    const { signal } = over;
    video.addEventListener(name, settle(resolve), { signal });
    video.addEventListener(
      "error",
      settle(() => reject(new FilmError("codec", video.error?.message ?? "the film cannot be played"))),
      { signal },
    );
  });
}
