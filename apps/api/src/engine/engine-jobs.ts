import { gzipSync } from "node:zlib";
import {
  packTrace,
  rescoreTrace,
  type ExerciseDefinition,
  type RescoredTrace,
  type StretchOfTrace,
} from "@physiocheck/motion";
import { readChunks, readTake, type Take } from "./read-take.ts";

/** What can be asked of the engine, and what each answers. */
export type EngineJobs = {
  /** A take as it is stored: a gzip file of packed trace. */
  readonly pack: { readonly ask: { readonly take: Take }; readonly answer: Uint8Array };
  readonly rescore: {
    readonly ask: {
      /** Gzip files of packed trace, in order. */
      readonly chunks: readonly Uint8Array[];
      readonly exercise: ExerciseDefinition;
      readonly stretches: readonly StretchOfTrace[];
    };
    readonly answer: RescoredTrace;
  };
};

export type EngineJob = {
  [K in keyof EngineJobs]: { readonly kind: K } & EngineJobs[K]["ask"];
}[keyof EngineJobs];

/**
 * Does one job.
 * @throws TraceError for a take that cannot be read, AuthoringError for one that makes no exercise
 */
export async function doJob(job: EngineJob): Promise<EngineJobs[keyof EngineJobs]["answer"]> {
  switch (job.kind) {
    case "pack":
      return gzipSync(packTrace(await readTake(job.take)));
    case "rescore":
      return rescoreTrace(await readChunks(job.chunks), job.exercise, job.stretches);
  }
}
