/** The digital patient drawn with three.js. Load it only when it is shown: three.js is most of its size. */
export { demonstrate } from "./demonstration.ts";
export type { DemonstrationOptions } from "./demonstration.ts";
export { renderPatient } from "./render-patient.ts";
export type { Backdrop, PlayOptions, RenderedPatient, RenderOptions } from "./render-patient.ts";
