import { type NewWorkout, WORKOUT_CONSENT_VERSION } from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import { createStore } from "zustand/vanilla";
import type { AnalyzedWorkout, WorkoutOptions } from "../analyze/analyze-workout.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { KeptParts } from "./kept-parts.ts";

/** Why a film of the queue came to nothing. */
export type FilmFailure =
  | "container"
  | "codec"
  | "damaged"
  | "empty"
  | "too_long"
  | "model"
  | "unsent"
  | "too_large"
  | "refused";

export type FilmState =
  | { readonly name: "waiting" }
  | {
      readonly name: "analysing";
      readonly done: number;
      readonly of: number;
      /** Pictures that were there when it began, and when that was (ms): for the time that is left. */
      readonly from: number;
      readonly since: number;
    }
  | { readonly name: "naming" }
  /** `part`: 0..1 of the film that has left; null for a result, which is small. */
  | { readonly name: "sending"; readonly part: number | null }
  /** Cut off or stopped: it goes on from there, with the file at hand or once it is chosen again. */
  | { readonly name: "stopped"; readonly done: number; readonly of: number }
  | { readonly name: "failed"; readonly reason: FilmFailure }
  | { readonly name: "done" };

export type QueuedFilm = {
  /** Of the workout that it becomes. */
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly fingerprint: string;
  /** Null after a reload: the page has no hold on the file any more. */
  readonly file: File | null;
  readonly where: NewWorkout["where"];
  readonly state: FilmState;
};

/** What the queue needs of the rest of the app. */
export type QueuePorts = {
  readonly analyze: (file: Blob, options: WorkoutOptions) => Promise<AnalyzedWorkout>;
  readonly store: (workout: NewWorkout, trace: Uint8Array) => Promise<void>;
  readonly upload: (
    workout: NewWorkout,
    file: File,
    signal: AbortSignal,
    onSent: (part: number) => void,
  ) => Promise<void>;
  /** Films that were announced to the server and never came whole: a page was closed, or another device gave up. */
  readonly announced: () => Promise<readonly Pick<QueuedFilm, "id" | "name" | "at" | "fingerprint">[]>;
  /** Takes back a workout that was announced and whose film never came whole. */
  readonly withdraw: (id: string) => Promise<void>;
  /** Why something was thrown. */
  readonly reasonOf: (error: unknown) => FilmFailure;
  /** A workout was stored. */
  readonly onStored: (id: string, file: File) => void;
  readonly now: () => number;
};

const MODEL = "full";

/** Films on their way, one at a time. Outlives pages: who looks at something else meanwhile does not stop it. */
export class FilmQueue {
  readonly films = createStore<readonly QueuedFilm[]>(() => []);
  readonly #parts: KeptParts;
  readonly #ports: QueuePorts;
  #running: { readonly id: string; readonly abort: AbortController } | null = null;

  constructor(parts: KeptParts, ports: QueuePorts) {
    this.#parts = parts;
    this.#ports = ports;
  }

  /** Finds what was cut off before: analyses go on from where they were, uploads begin anew. */
  async restore(): Promise<void> {
    const begun = (await this.#parts.films()).map(({ done, of, ...film }): QueuedFilm => ({
      ...film,
      file: null,
      where: "device",
      state: { name: "stopped", done, of },
    }));
    this.#addFound(begun);
    const announced = await this.#ports.announced();
    this.#addFound(
      announced.map(({ id, name, at, fingerprint }) => ({
        id,
        name,
        at,
        fingerprint,
        file: null,
        where: "server",
        state: { name: "stopped", done: 0, of: 0 },
      })),
    );
  }

  #addFound(found: readonly QueuedFilm[]): void {
    const known = new Set(this.films.getState().map(({ fingerprint }) => fingerprint));
    const other = found.filter(({ fingerprint }) => !known.has(fingerprint));
    this.films.setState((films) => [...films, ...other], true);
  }

  /** Takes films. One that was cut off goes on; one that is here already is passed over. */
  async add(files: readonly File[], where: QueuedFilm["where"]): Promise<void> {
    for (const file of files) {
      const fingerprint = await fingerprintOf(file);
      const known = this.films.getState().find((film) => film.fingerprint === fingerprint);
      if (
        known &&
        known.state.name !== "stopped" &&
        known.state.name !== "failed" &&
        known.state.name !== "done"
      )
        continue;
      if (known?.where === "server" && where === "device" && known.state.name !== "done") {
        // It was to be uploaded, and is not any more.
        await this.discard(known.id);
      } else if (known && known.state.name !== "done") {
        this.#change(known.id, { file, state: { name: "waiting" } });
        continue;
      }
      if (known?.state.name === "done") this.#forget(known.id);
      const at = new Date(Math.min(file.lastModified || this.#ports.now(), this.#ports.now())).toISOString();
      const name = file.name.trim().slice(0, 200) || fingerprint.slice(0, 8);
      const film: QueuedFilm = {
        id: uuidv7(),
        name,
        at,
        fingerprint,
        file,
        where,
        state: { name: "waiting" },
      };
      this.films.setState((films) => [...films, film], true);
    }
    void this.#run();
  }

  /** Goes on with a film that was stopped or failed and whose file is at hand. */
  resume(id: string): void {
    this.#change(id, { state: { name: "waiting" } });
    void this.#run();
  }

  /** Stops a film; what was seen of it stays. */
  stop(id: string): void {
    if (this.#running?.id === id) this.#running.abort.abort(new DOMException("stopped", "AbortError"));
    else this.#change(id, { state: { name: "stopped", done: 0, of: 0 } });
  }

  /** Forgets a film and what was seen of it. */
  async discard(id: string): Promise<void> {
    const film = this.#find(id);
    if (this.#running?.id === id) this.#running.abort.abort(new DOMException("discarded", "AbortError"));
    this.#forget(id);
    if (!film) return;
    await this.#parts.remove(film.fingerprint);
    const isAnnounced =
      film.where === "server" && film.state.name !== "done" && film.state.name !== "waiting";
    if (isAnnounced) await this.#ports.withdraw(id);
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    const next = this.films.getState().find(({ state, file }) => state.name === "waiting" && file !== null);
    if (!next?.file) return;
    const abort = new AbortController();
    this.#running = { id: next.id, abort };
    try {
      if (next.where === "server") await this.#upload(next, next.file, abort.signal);
      else await this.#analyse(next, next.file, abort.signal);
      this.#change(next.id, { state: { name: "done" } });
      this.#ports.onStored(next.id, next.file);
    } catch (error) {
      this.#change(next.id, {
        state: abort.signal.aborted
          ? this.#stopped(next.id)
          : { name: "failed", reason: this.#ports.reasonOf(error) },
      });
    } finally {
      this.#running = null;
      void this.#run();
    }
  }

  async #analyse(film: QueuedFilm, file: File, signal: AbortSignal): Promise<void> {
    const { id, fingerprint, name, at } = film;
    const parts = await this.#parts.partsOf(fingerprint);
    const since = this.#ports.now();
    let from: number | null = null;
    let progress = { done: 0, of: 0 };
    const result = await this.#ports.analyze(file, {
      parts,
      signal,
      onProgress: (done, of) => {
        from ??= done;
        progress = { done, of };
        this.#change(id, { state: { name: "analysing", done, of, from, since } });
      },
      onPart: (index, part) => this.#parts.add({ id, fingerprint, name, at, ...progress }, index, part),
      onNaming: () => this.#change(id, { state: { name: "naming" } }),
    });
    this.#change(id, { state: { name: "sending", part: null } });
    const { bouts, film: seen, trace } = result;
    await this.#ports.store({ where: "device", ...this.#head(film), film: seen, bouts: [...bouts] }, trace);
    await this.#parts.remove(fingerprint);
  }

  async #upload(film: QueuedFilm, file: File, signal: AbortSignal): Promise<void> {
    this.#change(film.id, { state: { name: "sending", part: 0 } });
    await this.#ports.upload({ where: "server", ...this.#head(film) }, file, signal, (part) =>
      this.#change(film.id, { state: { name: "sending", part } }),
    );
  }

  #head({ id, at, name, fingerprint }: QueuedFilm) {
    return { id, at, name, fingerprint, model: MODEL, agreed: WORKOUT_CONSENT_VERSION } as const;
  }

  #stopped(id: string): FilmState {
    const state = this.#find(id)?.state;
    return state?.name === "analysing"
      ? { name: "stopped", done: state.done, of: state.of }
      : { name: "stopped", done: 0, of: 0 };
  }

  #find(id: string): QueuedFilm | undefined {
    return this.films.getState().find((film) => film.id === id);
  }

  #change(id: string, change: Partial<QueuedFilm>): void {
    this.films.setState(
      (films) => films.map((film) => (film.id === id ? { ...film, ...change } : film)),
      true,
    );
  }

  #forget(id: string): void {
    this.films.setState((films) => films.filter((film) => film.id !== id), true);
  }
}
