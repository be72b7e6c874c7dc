export { adapt } from "./adapt.ts";
export { changeOf, type Change, type CourseValue } from "./change.ts";
export { stepDown, stepUp, volumeOf } from "./steps.ts";
export * from "./types.ts";
