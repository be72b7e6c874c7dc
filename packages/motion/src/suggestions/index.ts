export * from "./types.ts";
export { applyChange } from "./apply-change.ts";
export { commonErrors } from "./common-errors.ts";
export type { Scope } from "./evidence.ts";
export { suggestChanges } from "./suggest.ts";
