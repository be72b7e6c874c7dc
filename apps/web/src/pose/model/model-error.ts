/** Why poses cannot be estimated; each has a sentence in the catalogue `camera` under `model.failed.<reason>`. */
export const MODEL_FAILURES = [
  "webgl2_missing",
  "wasm_missing",
  "download_failed",
  "runtime_failed",
  "graphics_lost",
  "worker_failed",
  "timeout",
] as const;
export type ModelFailure = (typeof MODEL_FAILURES)[number];

/** The model cannot be loaded or run. `reason` is for the reader, `message` for the developer. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly reason: ModelFailure;

  constructor(reason: ModelFailure, message: string) {
    super(message);
    this.reason = reason;
  }

  /** Any thrown thing as a ModelError; what is one already stays as it is. */
  static from(thrown: unknown, reason: ModelFailure): ModelError {
    if (thrown instanceof ModelError) return thrown;
    return new ModelError(reason, thrown instanceof Error ? thrown.message : String(thrown));
  }
}
