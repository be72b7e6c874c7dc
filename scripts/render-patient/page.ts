/** Runs in the browser: draws one patient and hands the pictures out as JPEG. Bundled by render.ts. */
import { createPatient, frameCamera } from "@physiocheck/digital-patient";
import type { Camera, CameraOptions, PatientOptions } from "@physiocheck/digital-patient";
import { renderPatient } from "@physiocheck/digital-patient/rendered";
import type { RenderedPatient, RenderOptions } from "@physiocheck/digital-patient/rendered";

export type RenderPage = {
  /** Another patient before another camera. */
  readonly open: (patient: PatientOptions, camera: CameraOptions, options: RenderOptions) => Camera;
  /** JPEG pictures (base64) of these times in ms. */
  readonly draw: (times: readonly number[]) => string[];
};

declare global {
  interface Window {
    renderPage: RenderPage;
  }
}

const QUALITY = 0.97;

let canvas: HTMLCanvasElement | null = null;
let rendered: RenderedPatient | null = null;

window.renderPage = {
  open: (options, view, drawing) => {
    rendered?.dispose();
    canvas?.remove();
    canvas = document.createElement("canvas");
    document.body.append(canvas);
    const patient = createPatient(options);
    const camera = frameCamera(patient, view);
    rendered = renderPatient(canvas, patient, camera, drawing);
    return camera;
  },
  draw: (times) => {
    const [picture, drawn] = [canvas, rendered];
    if (!picture || !drawn) throw new Error("draw before open");
    return times.map((t) => {
      drawn.drawAt(t);
      // In the same task as the drawing, while the buffer still holds it.
      return picture.toDataURL("image/jpeg", QUALITY).slice("data:image/jpeg;base64,".length);
    });
  },
};
