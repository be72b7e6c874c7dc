/**
 * A file whose pictures cannot be read here. `container`: no MP4 or MOV; `codec`: this browser cannot decode it;
 * `damaged`: it begins well and then is no film any more; `empty`: it has no picture; `too_long`: longer than is analysed.
 */
export class FilmError extends Error {
  override readonly name = "FilmError";
  readonly reason: "container" | "codec" | "damaged" | "empty" | "too_long";

  constructor(reason: FilmError["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}
