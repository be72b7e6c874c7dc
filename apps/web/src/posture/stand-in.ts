import type { PostureView } from "@physiocheck/motion";
import { jpegOf } from "./picture.ts";

const YAW: Readonly<Record<PostureView, number>> = { front: 0, left: 90, right: -90, back: 180 };
const PICTURE = { width: 720, height: 1280 };

/** A picture of the digital patient who does not stand quite straight. */
export async function standIn(view: PostureView): Promise<Blob> {
  const [{ createPatient, frameCamera }, { renderPatient }] = await Promise.all([
    import("@physiocheck/digital-patient"),
    import("@physiocheck/digital-patient/rendered"),
  ]);
  const patient = createPatient({
    body: { height: 1.7, sex: "female", age: 45, build: 0.4, look: 2 },
    motion: [
      {
        kind: "tilted",
        seconds: 2,
        tilts: { shoulderLevel: 8, leanLeft: -4, leanForward: 7, headForward: 0.03, headTilt: 4 },
      },
    ],
    seed: 4,
  });
  const camera = frameCamera(patient, { yaw: YAW[view], height: 1, picture: PICTURE });
  const canvas = document.createElement("canvas");
  const drawn = renderPatient(canvas, patient, camera, { antialias: true });
  try {
    drawn.drawAt(1000);
    return await jpegOf(canvas, PICTURE.width, PICTURE.height);
  } finally {
    drawn.dispose();
  }
}
