import { counting } from "./counting.ts";
import { engine } from "./engine.ts";
import type { Benchmark } from "./section.ts";

/** In the order in which they are run and reported; quick ones first. */
export const BENCHMARKS: readonly Benchmark[] = [engine, counting];
