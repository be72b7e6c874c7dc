import { type Bout, concatTraces, packTrace, TracePacker } from "@physiocheck/motion";
import type { ModelChoice } from "../pose/model/model-choice.ts";
import { FilmError } from "./film-error.ts";
import { findBouts } from "./find-bouts.ts";
import { lookThroughFilm } from "./look-through-film.ts";

/**
 * Pictures a second that are looked at: what the recordings have on which counting and naming are measured, and half the work
 * of what most films have (docs/decisions/0080).
 */
export const WORKOUT_RATE = 15;
/** Longest film, ms. */
export const LONGEST_WORKOUT_MS = 3_600_000;
/** Film in one part of the trace, seconds: what is lost at most when the page is closed. */
const PART_SECONDS = 4;

export type AnalyzedWorkout = {
  readonly bouts: readonly Bout[];
  /** Packed (packTrace), not compressed. */
  readonly trace: Uint8Array;
  readonly film: {
    readonly durationMs: number;
    readonly frames: number;
    readonly fps: number;
    readonly width: number;
    readonly height: number;
  };
};

export type WorkoutOptions = {
  /** Parts of the trace of this film that are there already, in order. */
  readonly parts?: readonly Uint8Array[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Pictures that were looked at, earlier parts included, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  /** A part of the trace is whole. It is waited for. */
  readonly onPart?: (index: number, packed: Uint8Array) => Promise<void>;
  /** Every picture was looked at; what was done is being found out. */
  readonly onNaming?: () => void;
};

/**
 * What a film of a workout shows: the movement, and which exercises from when to when and how many. What is counted is the
 * movement as it is kept (quantised), so that it can be counted again with the same result.
 * @throws FilmError, ModelError, Error where the network that names exercises does not load, and the signal's reason
 */
export async function analyzeWorkout(
  file: Blob,
  choice: ModelChoice,
  base: string,
  { parts: earlier = [], signal, onProgress, onPart, onNaming }: WorkoutOptions = {},
): Promise<AnalyzedWorkout> {
  const parts = [...earlier];
  const before = parts.length > 0 ? concatTraces(parts) : null;
  let done = before?.frames.length ?? 0;
  let of = 0;
  let durationMs = 0;
  let packer: TracePacker | null = null;
  await lookThroughFilm(
    file,
    choice,
    base,
    async (t, { landmarks, world }, { width, height }) => {
      packer ??= new TracePacker({
        fps: WORKOUT_RATE,
        width,
        height,
        source: "film",
        seconds: PART_SECONDS,
      });
      const closed = packer.push({ t, landmarks, world });
      if (closed) {
        parts.push(closed);
        await onPart?.(parts.length - 1, closed);
      }
      done += 1;
      onProgress?.(done, Math.max(done, of));
    },
    {
      highestRate: WORKOUT_RATE,
      seeking: true,
      after: before?.frames.at(-1)?.t,
      signal,
      onOpen: (film) => {
        if (film.durationMs > LONGEST_WORKOUT_MS) throw new FilmError("too_long", "longer than an hour");
        ({ frames: of, durationMs } = film);
        onProgress?.(done, of);
      },
    },
  );
  // Assigned in a callback, which the types do not follow.
  const last = (packer as TracePacker | null)?.flush();
  if (last) parts.push(last);
  if (parts.length === 0) throw new FilmError("empty", "not one picture could be decoded");
  const whole = concatTraces(parts);
  const [first] = whole.frames;
  const end = whole.frames.at(-1);
  const span = (end?.t ?? 0) - (first?.t ?? 0);
  const fps = span > 0 ? ((whole.frames.length - 1) * 1000) / span : WORKOUT_RATE;
  const trace = { ...whole, fps };
  onNaming?.();
  const bouts = await findBouts(trace, signal);
  const { width, height } = trace;
  return {
    bouts,
    trace: packTrace(trace),
    film: { durationMs, frames: trace.frames.length, fps, width, height },
  };
}
