import { access } from "./access/access.ts";
import { api } from "./api/api.ts";
import { authoring } from "./authoring.ts";
import { classification } from "./classification/classification.ts";
import { counting } from "./counting.ts";
import { endurance } from "./endurance/endurance.ts";
import { engine } from "./engine.ts";
import { fault } from "./fault/fault.ts";
import { goniometer } from "./goniometer.ts";
import { lighthouseScores } from "./lighthouse.ts";
import { live } from "./live/live.ts";
import { load } from "./load/load.ts";
import { mainThread } from "./main-thread.ts";
import { pipeline } from "./pipeline.ts";
import { posture } from "./posture.ts";
import { recording } from "./recording/recording.ts";
import type { Benchmark } from "./section.ts";
import { traceSize } from "./trace-size.ts";
import { workout } from "./workout.ts";
import { yoga } from "./yoga.ts";

/** In the order in which they are run and reported; quick ones first. */
export const BENCHMARKS: readonly Benchmark[] = [
  engine,
  counting,
  authoring,
  traceSize,
  goniometer,
  posture,
  yoga,
  workout,
  pipeline,
  mainThread,
  lighthouseScores,
  live,
  api,
  load,
  fault,
  recording,
  classification,
  endurance,
  access,
];
