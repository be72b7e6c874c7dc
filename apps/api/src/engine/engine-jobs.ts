import { gzipSync } from "node:zlib";
import {
  authorExercise,
  captureKeypoints,
  capturePose,
  findRepetitions,
  generateAlignmentRules,
  generateAngleRanges,
  generateTimingStability,
  packTrace,
  rescoreTrace,
  type AuthoredExercise,
  type AuthoredRepetition,
  type CapturedKeypoints,
  type CapturedPose,
  type ExerciseDefinition,
  type RescoredTrace,
  type StretchOfTrace,
  type TimingProposal,
  type Trace,
} from "@physiocheck/motion";
import { readChunks, readTake, type Take } from "./read-take.ts";

/** What can be asked of the engine, and what each answers. */
export type EngineJobs = {
  readonly author: {
    readonly ask: { readonly take: Take; readonly id: string; readonly title: string | undefined };
    readonly answer: AuthoredExercise;
  };
  readonly pose: {
    readonly ask: { readonly take: Take; readonly atMs: number };
    readonly answer: CapturedPose;
  };
  readonly keypoints: {
    readonly ask: { readonly take: Take; readonly atMs: number };
    readonly answer: CapturedKeypoints;
  };
  readonly ranges: { readonly ask: Repetitive; readonly answer: Pick<AuthoredExercise, "ranges"> };
  readonly timing: {
    readonly ask: Repetitive;
    readonly answer: { readonly timing: TimingProposal; readonly stability: AuthoredExercise["stability"] };
  };
  readonly alignment: { readonly ask: Repetitive; readonly answer: Pick<AuthoredExercise, "alignment"> };
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

type Repetitive = { readonly take: Take; readonly repetitions: readonly AuthoredRepetition[] | undefined };

export type EngineJob = {
  [K in keyof EngineJobs]: { readonly kind: K } & EngineJobs[K]["ask"];
}[keyof EngineJobs];

/**
 * Does one job.
 * @throws TraceError for a take that cannot be read, AuthoringError for one that makes no exercise
 */
export async function doJob(job: EngineJob): Promise<EngineJobs[keyof EngineJobs]["answer"]> {
  switch (job.kind) {
    case "author":
      return authorExercise(await readTake(job.take), { id: job.id, title: job.title });
    case "pose":
      return capturePose(await readTake(job.take), job.atMs);
    case "keypoints":
      return captureKeypoints(await readTake(job.take), job.atMs);
    case "ranges": {
      const take = await readTake(job.take);
      return { ranges: generateAngleRanges(take, repetitionsOf(take, job)) };
    }
    case "timing": {
      const take = await readTake(job.take);
      return generateTimingStability(take, repetitionsOf(take, job));
    }
    case "alignment": {
      const take = await readTake(job.take);
      return { alignment: generateAlignmentRules(take, repetitionsOf(take, job)) };
    }
    case "pack":
      return gzipSync(packTrace(await readTake(job.take)));
    case "rescore":
      return rescoreTrace(await readChunks(job.chunks), job.exercise, job.stretches);
  }
}

function repetitionsOf(take: Trace, { repetitions }: Repetitive): readonly AuthoredRepetition[] {
  return repetitions ?? findRepetitions(take).repetitions;
}
