export { trainOnWasm } from "./backend.ts";
export { Chance, seedOf } from "./chance.ts";
export { type Amounts, type Examples, gather } from "./examples.ts";
export { fit, type FitOptions, scaleOf } from "./fit.ts";
export { classNames, fillWardrobe, makeExamples } from "./make-examples.ts";
export { exerciseScript, idleScript, performedExercises } from "./scripts.ts";
export { recordingWindows } from "./recordings.ts";
