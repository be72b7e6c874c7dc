import { uuidv7 } from "uuidv7";
import type { Deps } from "../deps.ts";
import type { EngineJobs } from "../engine/engine-jobs.ts";
import { overTake } from "../exercises/takes.ts";
import type { Handlers } from "../http/handlers.ts";

type AuthoringHandlers = Pick<
  Handlers,
  | "authorExercise"
  | "capturePose"
  | "captureKeypoints"
  | "generateAngleRanges"
  | "generateTimingStability"
  | "generateAlignmentRules"
>;

/** The engine's authoring as operations of the API. Nothing is stored: an exercise is made by sending its definition. */
export function authoringHandlers({ engine }: Deps): AuthoringHandlers {
  const ask = <K extends keyof EngineJobs>(kind: K, what: EngineJobs[K]["ask"]) =>
    overTake(engine.run(kind, what));
  return {
    authorExercise: ({ body: { take, title } }) => ask("author", { take, title, id: uuidv7() }),
    capturePose: ({ body }) => ask("pose", body),
    captureKeypoints: ({ body }) => ask("keypoints", body),
    generateAngleRanges: ({ body: { take, repetitions } }) => ask("ranges", { take, repetitions }),
    generateTimingStability: ({ body: { take, repetitions } }) => ask("timing", { take, repetitions }),
    generateAlignmentRules: ({ body: { take, repetitions } }) => ask("alignment", { take, repetitions }),
  };
}
