import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPatient, type Patient } from "@physiocheck/digital-patient";
import { type PoseFrame, toTraceFile, type Trace } from "@physiocheck/motion";
import type { PoseVariant } from "@physiocheck/pose-model";
import { openPoseBrowser, type PoseBrowser } from "../../scripts/analyze/pose-browser.ts";
import { writeTrace } from "../../scripts/analyze/write-trace.ts";
import { ROOT } from "../../scripts/lib/process.ts";
import { readTraceFile } from "../../scripts/lib/trace-file.ts";
import { openRenderer, type PatientRenderer, patientOf } from "../../scripts/render-patient/render.ts";
import type { PostureScene } from "./scenes.ts";

const SEEN = path.join(ROOT, ".cache/posture");
/** To be raised when the figure is drawn so differently that everything has to be looked at again. */
const DRAWING = 1;
/** Pictures a second of the film: slow, so that the pose model's own smoothing does not carry one posture into the next. */
const RATE = 2;
/** Milliseconds between the pictures of one posture, in the patient's time: the body sways on between them. */
const APART = 250;

/** One posture: what the pose model saw of it, and the person at those moments. */
export type SeenPosture = {
  readonly scene: PostureScene;
  readonly picture: { readonly width: number; readonly height: number };
  readonly frames: readonly PoseFrame[];
  /** 33 × 3 a frame, metres. */
  readonly points: readonly Float64Array[];
};

export type PostureStudio = {
  /** Renders a scene and has the pose model look at it, or remembers what it saw. */
  readonly look: (scene: PostureScene, pictures: number, model: PoseVariant) => Promise<SeenPosture[]>;
  readonly close: () => Promise<void>;
};

/** Renderer and pose model start when the first scene comes that nobody has looked at yet. */
export function openPostureStudio(): PostureStudio {
  let renderer: Promise<PatientRenderer> | null = null;
  let browser: Promise<PoseBrowser> | null = null;
  return {
    look: async (scene, pictures, model) => {
      const { view: _view, ...drawn } = scene;
      const clip = { exercise: "posture", ...drawn };
      const patient = createPatient(patientOf(clip));
      const times = timesOf(patient, pictures);
      const file = path.join(SEEN, `${nameOf(scene, pictures, model)}.trace.json.gz`);
      if (!existsSync(file)) {
        renderer ??= openRenderer();
        browser ??= openPoseBrowser();
        const out = await mkdtemp(path.join(tmpdir(), "physiocheck-posture-"));
        try {
          const film = path.join(out, "film.mp4");
          await encode(await (await renderer).stills(clip, times.flat()), film);
          await writeTrace(file, toTraceFile(await (await browser).traceOf(film, model)));
        } finally {
          await rm(out, { recursive: true, force: true });
        }
      }
      return posturesOf(scene, patient, times, readTraceFile(file));
    },
    close: async () => {
      await (await browser)?.close();
      await (await renderer)?.close();
    },
  };
}

/** Times (ms) of the pictures of each posture, in its middle. */
function timesOf(patient: Patient, pictures: number): number[][] {
  return patient.parts
    .filter(({ kind }) => kind === "tilted")
    .map(({ start, end }) =>
      Array.from({ length: pictures }, (_, k) => (start + end) / 2 + (k - (pictures - 1) / 2) * APART),
    );
}

function posturesOf(
  scene: PostureScene,
  patient: Patient,
  times: readonly number[][],
  { width, height, frames }: Trace,
): SeenPosture[] {
  if (frames.length !== times.flat().length)
    throw new Error(`${times.flat().length} pictures were drawn and ${frames.length} seen`);
  let next = 0;
  return times.map((each) => ({
    scene,
    picture: { width, height },
    frames: frames.slice(next, (next += each.length)),
    points: each.map((t) => patient.poseAt(t).points),
  }));
}

function nameOf(scene: PostureScene, pictures: number, model: PoseVariant): string {
  return createHash("sha256")
    .update(JSON.stringify([DRAWING, model, pictures, RATE, APART, scene]))
    .digest("hex")
    .slice(0, 16);
}

async function encode(pictures: readonly Buffer[], film: string): Promise<void> {
  const input = ["-f", "image2pipe", "-c:v", "mjpeg", "-framerate", String(RATE), "-i", "-"];
  const output = ["-c:v", "libx264", "-crf", "14", "-pix_fmt", "yuv420p", "-movflags", "+faststart", film];
  const ffmpeg = spawn("ffmpeg", ["-y", "-v", "error", ...input, ...output], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  const ended = once(ffmpeg, "exit");
  for (const picture of pictures) ffmpeg.stdin.write(picture);
  ffmpeg.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code ?? "a signal"}`);
}
