export { createEngine, ENGINE_VERSION, type Engine, type EngineOptions } from "./engine/engine.ts";
export * from "./replay/replay-trace.ts";
export * from "./exercise.ts";
export * from "./goniometer/angle-names.ts";
export * from "./pose/frame.ts";
export * from "./pose/landmarks.ts";
export * from "./results.ts";
export * from "./trace/trace.ts";
export { EXERCISES, exerciseById } from "./library/index.ts";
