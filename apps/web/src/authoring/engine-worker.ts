/** The authoring engine away from the page: a take of a minute is a second or more of work. */
import {
  authorExercise,
  type AuthoredExercise,
  type AuthoredRepetition,
  AuthoringError,
  findRepetitions,
  generateAlignmentRules,
  generateAngleRanges,
  generateTimingStability,
  type Trace,
} from "@physiocheck/motion";
import type { Bad } from "./bad-take.ts";

export type EngineAsk =
  | { readonly kind: "count"; readonly take: Trace }
  | { readonly kind: "author"; readonly take: Trace }
  | {
      readonly kind: "again";
      readonly take: Trace;
      readonly repetitions: readonly AuthoredRepetition[];
    };

/** What follows from repetitions that were marked by hand. */
export type Remeasured = Pick<AuthoredExercise, "ranges" | "timing" | "stability" | "alignment">;

export type EngineAnswers = {
  readonly count: number;
  readonly author: AuthoredExercise;
  readonly again: Remeasured;
};
export type EngineAnswer = { readonly result: EngineAnswers[keyof EngineAnswers] } | { readonly bad: Bad };

/** The id that an exercise has until the server gives it one. */
const UNSAVED = "unsaved";

function answer(ask: EngineAsk): EngineAnswer {
  try {
    switch (ask.kind) {
      case "count":
        return { result: findRepetitions(ask.take).repetitions.length };
      case "author":
        return { result: authorExercise(ask.take, { id: UNSAVED }) };
      case "again": {
        const { take, repetitions } = ask;
        return {
          result: {
            ranges: generateAngleRanges(take, repetitions),
            ...generateTimingStability(take, repetitions),
            alignment: generateAlignmentRules(take, repetitions),
          },
        };
      }
    }
  } catch (error) {
    if (error instanceof AuthoringError) return { bad: { code: error.code, seen: error.seen } };
    return { bad: { code: "failed", seen: {} } };
  }
}

addEventListener("message", ({ data }: MessageEvent<EngineAsk>) => postMessage(answer(data)));
