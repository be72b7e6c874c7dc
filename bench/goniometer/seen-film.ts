import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Camera, createPatient, frameCamera, type Patient } from "@physiocheck/digital-patient";
import { toTraceFile, type Trace } from "@physiocheck/motion";
import type { PoseVariant } from "@physiocheck/pose-model";
import { openPoseBrowser, type PoseBrowser } from "../../scripts/analyze/pose-browser.ts";
import { writeTrace } from "../../scripts/analyze/write-trace.ts";
import type { Scene } from "../../scripts/lib/clip-cache.ts";
import { ROOT } from "../../scripts/lib/process.ts";
import { readTraceFile } from "../../scripts/lib/trace-file.ts";
import { openRenderer, type PatientRenderer, patientOf } from "../../scripts/render-patient/render.ts";

/** Where it is kept what the pose model saw: looking takes far longer than measuring. */
const SEEN = path.join(ROOT, ".cache/goniometer");

/** To be raised when the figure is drawn so differently that everything has to be looked at again. */
const DRAWING = 1;

/** What the pose model saw of a digital patient, and the patient. */
export type SeenFilm = { readonly trace: Trace; readonly patient: Patient; readonly camera: Camera };

export type Studio = {
  /** Renders a scene and has the pose model look at it, or remembers what it saw. */
  readonly film: (scene: Scene, model: PoseVariant) => Promise<SeenFilm>;
  readonly close: () => Promise<void>;
};

/** Renderer and pose model are started when the first film comes that nobody has looked at yet. */
export function openStudio(): Studio {
  let renderer: Promise<PatientRenderer> | null = null;
  let browser: Promise<PoseBrowser> | null = null;
  return {
    film: async (scene, model) => {
      const patient = createPatient(patientOf(scene));
      const camera = frameCamera(patient, scene.camera ?? {});
      const file = path.join(SEEN, `${nameOf(scene, patient, camera, model)}.trace.json.gz`);
      if (!existsSync(file)) {
        renderer ??= openRenderer();
        browser ??= openPoseBrowser();
        const out = await mkdtemp(path.join(tmpdir(), "physiocheck-goniometer-"));
        try {
          const { video } = await (await renderer).render({ ...scene, out, name: "film" });
          await writeTrace(file, toTraceFile(await (await browser).traceOf(video, model)));
        } finally {
          await rm(out, { recursive: true, force: true });
        }
      }
      return { trace: readTraceFile(file), patient, camera };
    },
    close: async () => {
      await (await browser)?.close();
      await (await renderer)?.close();
    },
  };
}

/** The same for the same postures before the same camera, for the same model. */
function nameOf(scene: Scene, patient: Patient, camera: Camera, model: PoseVariant): string {
  const hash = createHash("sha256").update(
    JSON.stringify([DRAWING, model, camera, patient.body, scene.fps, scene.antialias]),
  );
  const step = 1000 / (scene.fps ?? 30);
  for (let t = 0; t <= patient.durationMs; t += step) {
    hash.update(Float32Array.from(patient.poseAt(t).points, (x) => Math.round(x * 1e4) / 1e4));
  }
  return hash.digest("hex").slice(0, 16);
}
