/** Draws the digital patient off the main thread, so that the page stays free for what is measured. */
import { frameCamera } from "@physiocheck/digital-patient";
import { renderPatient } from "@physiocheck/digital-patient/rendered";
import { personOf } from "./digital-patient.ts";
import { PatientClock } from "./patient-clock.ts";
import type { PatientOrder, PatientReport } from "./patient-protocol.ts";

let wish: Extract<PatientOrder, { type: "set" }> = {
  type: "set",
  isMoving: false,
  isPaused: false,
  fps: 15,
  speed: 1,
};

/** A patient that was not drawn for longer than this (ms) goes on where they were. */
const LONGEST_STEP_MS = 250;

const tell = (report: PatientReport): void => postMessage(report);

addEventListener("message", ({ data }: MessageEvent<PatientOrder>) => {
  if (data.type === "set") wish = data;
  else {
    try {
      draw(data);
    } catch (error) {
      tell({ type: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  }
});

function draw({ canvas, settings, picture }: Extract<PatientOrder, { type: "open" }>): void {
  const { patient, times, slowest } = personOf(settings);
  const camera = frameCamera(patient, { yaw: settings.yaw, picture });
  // three.js takes either kind of canvas; its types and ours name the one that stands in a page.
  const rendered = renderPatient(canvas as unknown as HTMLCanvasElement, patient, camera, {
    antialias: !drawsInSoftware(),
  });
  const clock = new PatientClock(times);
  let last = performance.now();
  const step = (): void => {
    const now = performance.now();
    if (!wish.isPaused) {
      const elapsed = Math.min(now - last, LONGEST_STEP_MS) * Math.max(wish.speed, slowest);
      const t = clock.advance(elapsed, wish.isMoving);
      rendered.drawAt(t);
      tell({ type: "drawn", at: performance.timeOrigin + now, t });
    }
    last = now;
    setTimeout(step, Math.max(1, now + 1000 / wish.fps - performance.now()));
  };
  step();
  tell({ type: "drawing" });
}

/** Whether WebGL is drawn by the processor here, which has better things to do than smooth edges. */
function drawsInSoftware(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext("webgl2");
  const named = context?.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = context && named ? context.getParameter(named.UNMASKED_RENDERER_WEBGL) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(String(renderer));
}
