import { ModelError } from "./model-error.ts";

type Graphics = {
  /** Drawn by a graphics card rather than by software. */
  readonly hardware: boolean;
};

/** Names under which browsers report that they draw in software. */
const SOFTWARE = /swiftshader|llvmpipe|software|softpipe|basic render/i;

/**
 * Looks whether this thread can run the model: WebAssembly, and WebGL2, through which even the CPU delegate reads frames.
 * @throws ModelError `wasm_missing` or `webgl2_missing`
 */
export function preflight(): Graphics {
  if (typeof WebAssembly !== "object") throw new ModelError("wasm_missing", "no WebAssembly in this browser");
  const canvas = newCanvas();
  const gl = canvas?.getContext("webgl2");
  if (!gl) throw new ModelError("webgl2_missing", "this browser gives no WebGL2 context");
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  // Browsers allow few contexts at a time: this one is given back at once.
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return { hardware: !SOFTWARE.test(String(renderer)) };
}

/** A canvas that this thread can draw on, or null where there is none (old Safari in a worker). */
export function newCanvas(): OffscreenCanvas | HTMLCanvasElement | null {
  if (typeof document !== "undefined") return document.createElement("canvas");
  return typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1);
}
